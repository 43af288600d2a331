package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.SignatureHash;
import dev.touchstone.spv.bitcoin.TaggedHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/// A throw-away key with the scripts that pay to it, and signatures for them.
final class TestKey {
    private static final Secp256k1 SECP256K1 = Secp256k1.get();

    private final byte[] secret;
    private final byte[] publicKey;

    private TestKey(byte[] secret) {
        this.secret = secret;
        this.publicKey = SECP256K1.pubKeyCompress(SECP256K1.pubkeyCreate(secret));
    }

    static TestKey of(String name) {
        return new TestKey(TaggedHash.of("touchstone test key", name.getBytes(StandardCharsets.UTF_8))
                .toBytes());
    }

    ByteString publicKey() {
        return ByteString.of(publicKey);
    }

    byte[] keyHash() {
        return hash160(publicKey);
    }

    Script p2pkh() {
        return Script.p2pkh(keyHash());
    }

    Script p2wpkh() {
        return Script.p2wpkh(keyHash());
    }

    Script p2shP2wpkh() {
        return Script.p2sh(hash160(p2wpkh().program().toArray()));
    }

    /// The output key of BIP86: the internal key tweaked by itself.
    Script p2tr() {
        return Script.p2tr(Arrays.copyOfRange(SECP256K1.pubKeyCompress(SECP256K1.pubkeyCreate(outputSecret())), 1, 33));
    }

    private byte[] evenSecret() {
        return publicKey[0] == 3 ? SECP256K1.privKeyNegate(secret) : secret;
    }

    private byte[] outputSecret() {
        var tweak =
                TaggedHash.of("TapTweak", Arrays.copyOfRange(publicKey, 1, 33)).toBytes();
        return SECP256K1.privKeyTweakAdd(evenSecret(), tweak);
    }

    /// Signs one input in the way its script asks for.
    Transaction sign(Transaction tx, int index, List<TxOut> spent, int hashType) {
        var script = spent.get(index).script();
        var hashes = new SignatureHash(tx, spent);
        var input = tx.inputs().get(index);
        var signed = switch (script.kind()) {
            case P2PKH -> {
                var signature = ecdsa(SignatureHash.legacy(tx, index, script, hashType), hashType);
                yield withScriptSig(input, push(signature, publicKey()));
            }
            case P2WPKH -> input.withWitness(List.of(v0(hashes, index, hashType), publicKey()));
            case P2SH ->
                withScriptSig(input, push(p2wpkh().program()))
                        .withWitness(List.of(v0(hashes, index, hashType), publicKey()));
            case P2TR ->
                input.withWitness(
                        List.of(schnorr(hashes.taproot(index, hashType).orElseThrow(), hashType)));
            case P2WSH, OP_RETURN, OTHER -> throw new IllegalArgumentException("no key for " + script.kind());
        };
        return withInput(tx, index, signed);
    }

    private ByteString v0(SignatureHash hashes, int index, int hashType) {
        return ecdsa(hashes.segwitV0(index, p2pkh(), hashType), hashType);
    }

    ByteString ecdsa(Hash256 message, int hashType) {
        var der = SECP256K1.compact2der(SECP256K1.sign(message.toBytes(), secret));
        return new WireWriter().bytes(der).u8(hashType).toByteString();
    }

    ByteString schnorr(Hash256 message, int hashType) {
        var signature = new WireWriter().bytes(SECP256K1.signSchnorr(message.toBytes(), outputSecret(), null));
        return (hashType == 0 ? signature : signature.u8(hashType)).toByteString();
    }

    static Script push(ByteString... items) {
        var out = new WireWriter();
        for (var item : items) out.u8(item.length()).string(item);
        return new Script(out.toByteString());
    }

    static TxIn withScriptSig(TxIn input, Script scriptSig) {
        return new TxIn(input.outPoint(), scriptSig, input.sequence(), input.witness());
    }

    static Transaction withInput(Transaction tx, int index, TxIn input) {
        var inputs = new ArrayList<>(tx.inputs());
        inputs.set(index, input);
        return new Transaction(tx.version(), inputs, tx.outputs(), tx.lockTime());
    }

    static byte[] hash160(byte[] bytes) {
        var sha256 = new SHA256Digest();
        sha256.update(bytes, 0, bytes.length);
        var inner = new byte[32];
        sha256.doFinal(inner, 0);
        var ripemd160 = new RIPEMD160Digest();
        ripemd160.update(inner, 0, inner.length);
        var out = new byte[20];
        ripemd160.doFinal(out, 0);
        return out;
    }
}
