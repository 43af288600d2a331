package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.util.List;
import java.util.Optional;

/// What a signature in a transaction signs: the three hashes that Bitcoin has had for it. Immutable.
///
/// An instance is made for a transaction and the outputs that its inputs spend, in input order; the parts that all
/// inputs share are hashed once. The signer and the verifier use this same class.
public final class SignatureHash {
    /// BIP341's short form of [#ALL], which appends no byte to the signature.
    public static final int DEFAULT = 0;

    public static final int ALL = 1;
    public static final int NONE = 2;
    public static final int SINGLE = 3;
    public static final int ANYONE_CAN_PAY = 0x80;

    private static final int BASE_TYPE = 0x1f;
    private static final int ANNEX_PRESENT = 1;

    private final Transaction tx;
    private final List<TxOut> spent;
    private final SharedHashes shared;

    /// @param spent the outputs that the inputs spend, one for each and in their order
    public SignatureHash(Transaction tx, List<TxOut> spent) {
        if (spent.size() != tx.inputs().size()) {
            throw new IllegalArgumentException(
                    spent.size() + " spent outputs for " + tx.inputs().size() + " inputs");
        }
        this.tx = tx;
        this.spent = List.copyOf(spent);
        this.shared = SharedHashes.of(tx, spent);
    }

    /// The original hash, for inputs without a witness program. `hashType` is signed as all 32 bits.
    ///
    /// SIGHASH_SINGLE on an input that has no output beside it gives the number one: a fault of the first release
    /// which became a rule.
    public static Hash256 legacy(Transaction tx, int input, Script scriptCode, int hashType) {
        checkInput(tx, input);
        return LegacySignatureMessage.of(tx, input, scriptCode, hashType)
                .map(DoubleSha256::of)
                .orElse(LegacySignatureMessage.ONE);
    }

    /// The hash for version 0 witness programs (BIP143). For P2WPKH the script code is the P2PKH script of the key.
    public Hash256 segwitV0(int input, Script scriptCode, int hashType) {
        checkInput(tx, input);
        boolean anyoneCanPay = (hashType & ANYONE_CAN_PAY) != 0;
        int base = hashType & BASE_TYPE;
        boolean othersMayChange = anyoneCanPay || base == NONE || base == SINGLE;
        var signed = tx.inputs().get(input);
        var out = new WireWriter(256).i32(tx.version());
        out.hash(anyoneCanPay ? Hash256.ZERO : doubled(shared.outPoints()));
        out.hash(othersMayChange ? Hash256.ZERO : doubled(shared.sequences()));
        writeOutPoint(out, signed);
        out.varString(scriptCode.program())
                .i64(spent.get(input).value().value())
                .u32(signed.sequence());
        out.hash(segwitV0Outputs(input, base));
        return DoubleSha256.of(out.u32(tx.lockTime()).i32(hashType).toArray());
    }

    private Hash256 segwitV0Outputs(int input, int base) {
        if (base != NONE && base != SINGLE) return doubled(shared.outputs());
        if (base == NONE || input >= tx.outputs().size()) return Hash256.ZERO;
        return doubled(outputHash(input));
    }

    /// The hash for spending a taproot output with its key (BIP341, "Common signature message"), without annex.
    /// Empty where BIP341 allows no signature: an unknown hash type, or SIGHASH_SINGLE without an output beside.
    public Optional<Hash256> taproot(int input, int hashType) {
        return taproot(input, hashType, ByteString.EMPTY);
    }

    /// The same with the annex, whose first byte is 0x50; an empty one is no annex.
    public Optional<Hash256> taproot(int input, int hashType, ByteString annex) {
        checkInput(tx, input);
        int base = hashType & 3;
        boolean known = (hashType & ~(ANYONE_CAN_PAY | 3)) == 0 && hashType != ANYONE_CAN_PAY;
        if (!known || (base == SINGLE && input >= tx.outputs().size())) return Optional.empty();
        boolean anyoneCanPay = (hashType & ANYONE_CAN_PAY) != 0;
        var out = new WireWriter(256).u8(0).u8(hashType).i32(tx.version()).u32(tx.lockTime());
        if (!anyoneCanPay) {
            out.hash(shared.outPoints())
                    .hash(shared.amounts())
                    .hash(shared.scripts())
                    .hash(shared.sequences());
        }
        if (base == DEFAULT || base == ALL) out.hash(shared.outputs());
        out.u8(annex.isEmpty() ? 0 : ANNEX_PRESENT);
        if (anyoneCanPay) writeWholeInput(out, input);
        else out.u32(input);
        if (!annex.isEmpty()) out.hash(SharedHashes.sha256(new WireWriter().varString(annex)));
        if (base == SINGLE) out.hash(outputHash(input));
        return Optional.of(TaggedHash.of("TapSighash", out.toArray()));
    }

    private void writeWholeInput(WireWriter out, int input) {
        writeOutPoint(out, tx.inputs().get(input));
        spent.get(input).writeTo(out);
        out.u32(tx.inputs().get(input).sequence());
    }

    private Hash256 outputHash(int output) {
        var out = new WireWriter();
        tx.outputs().get(output).writeTo(out);
        return SharedHashes.sha256(out);
    }

    private static Hash256 doubled(Hash256 sha256) {
        return Hash256.of(DoubleSha256.newSha256().digest(sha256.toBytes()));
    }

    private static void writeOutPoint(WireWriter out, TxIn input) {
        out.hash(input.outPoint().txid().value()).u32(input.outPoint().index());
    }

    private static void checkInput(Transaction tx, int input) {
        if (input < 0 || input >= tx.inputs().size()) throw new IllegalArgumentException("no input " + input);
    }

    /// The single SHA-256 over each part that all inputs share; BIP143 hashes three of them once more.
    private record SharedHashes(
            Hash256 outPoints, Hash256 amounts, Hash256 scripts, Hash256 sequences, Hash256 outputs) {
        static SharedHashes of(Transaction tx, List<TxOut> spent) {
            var outPoints = new WireWriter();
            var sequences = new WireWriter();
            for (var input : tx.inputs()) {
                writeOutPoint(outPoints, input);
                sequences.u32(input.sequence());
            }
            var amounts = new WireWriter();
            var scripts = new WireWriter();
            for (var output : spent) {
                amounts.i64(output.value().value());
                scripts.varString(output.script().program());
            }
            var outputs = new WireWriter();
            tx.outputs().forEach(output -> output.writeTo(outputs));
            return new SharedHashes(
                    sha256(outPoints), sha256(amounts), sha256(scripts), sha256(sequences), sha256(outputs));
        }

        static Hash256 sha256(WireWriter written) {
            return Hash256.of(DoubleSha256.newSha256().digest(written.toArray()));
        }
    }
}
