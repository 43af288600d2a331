package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Hash160;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.SignatureHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.Secp256k1;
import java.util.Arrays;
import java.util.List;

/// Makes and checks the witnesses of one transaction's inputs: P2WPKH by BIP143 with ECDSA, P2TR by its key (BIP341,
/// BIP340). Confined to one thread. Always over all inputs and outputs.
public final class InputSignature {
    private final Secp256k1 curve;
    private final List<TxOut> spent;
    private final SignatureHash hashes;

    /// @param spent the outputs that the inputs spend, one for each and in their order
    public InputSignature(Secp256k1 curve, Transaction transaction, List<TxOut> spent) {
        this.curve = curve;
        this.spent = List.copyOf(spent);
        this.hashes = new SignatureHash(transaction, spent);
    }

    /// The witness for one input, signed with the key of its address.
    List<ByteString> sign(int input, ExtendedPrivateKey key, Dice dice) {
        var script = spent.get(input).script();
        return switch (AddressType.of(script).orElseThrow()) {
            case P2WPKH -> {
                var signature = key.signEcdsa(curve, v0Hash(input, script));
                var withType = Arrays.copyOf(signature, signature.length + 1);
                withType[signature.length] = SignatureHash.ALL;
                yield List.of(
                        ByteString.of(withType), ByteString.of(key.publicKey().key()));
            }
            case P2TR -> List.of(ByteString.of(key.signTaproot(curve, taprootHash(input), dice)));
        };
    }

    /// Whether this witness spends the output as its owner would. Other forms than the ones made here are not
    /// accepted.
    public boolean isValid(int input, List<ByteString> witness) {
        var script = spent.get(input).script();
        var type = AddressType.of(script);
        if (type.isEmpty()) return false;
        return switch (type.get()) {
            case P2WPKH -> isValidV0(input, witness, script);
            case P2TR -> isValidTaproot(input, witness, script);
        };
    }

    private boolean isValidV0(int input, List<ByteString> witness, Script script) {
        if (witness.size() != 2 || witness.get(0).length() < 9) return false;
        var key = witness.get(1).toArray();
        if (key.length != Secp256k1.PUBLIC_KEY || !script.equals(Script.p2wpkh(Hash160.of(key)))) return false;
        int last = witness.get(0).length() - 1;
        if (witness.get(0).at(last) != SignatureHash.ALL) return false;
        return curve.verifyEcdsa(v0Hash(input, script), witness.get(0).toArray(0, last), key);
    }

    private boolean isValidTaproot(int input, List<ByteString> witness, Script script) {
        if (witness.size() != 1 || witness.getFirst().length() != 64) return false;
        return curve.verifySchnorr(taprootHash(input), witness.getFirst().toArray(), script.payload());
    }

    private byte[] v0Hash(int input, Script script) {
        var scriptCode = Script.p2pkh(script.payload());
        return hashes.segwitV0(input, scriptCode, SignatureHash.ALL).toBytes();
    }

    private byte[] taprootHash(int input) {
        return hashes.taproot(input, SignatureHash.DEFAULT).orElseThrow().toBytes();
    }
}
