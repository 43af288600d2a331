package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an input shows of the script it spends, which the block itself does not hold. Immutable.
///
/// `candidates` are the scripts that an input of this shape spends, unless somebody went out of his way: another script
/// could be made to take the same data. So this is a strong hint and no proof.
public record SpentScript(Set<Script> candidates) {
    private static final int COMPRESSED_KEY = 33;
    private static final int UNCOMPRESSED_KEY = 65;
    private static final int LEAST_SIGNATURE = 9;
    private static final int MOST_SIGNATURE = 73;
    private static final int DER_SEQUENCE = 0x30;

    public SpentScript {
        candidates = Set.copyOf(candidates);
    }

    /// The inputs of a block that show what they spend by a key and a signature: P2PKH, P2WPKH and P2WPKH in P2SH.
    public static List<SpentScript> shownBy(List<Transaction> transactions) {
        var shown = new ArrayList<SpentScript>();
        for (var transaction : transactions) {
            if (transaction.isCoinbase()) continue;
            for (var input : transaction.inputs()) shownBy(input).ifPresent(shown::add);
        }
        return shown;
    }

    static Optional<SpentScript> shownBy(TxIn input) {
        var scriptSig = input.scriptSig();
        if (input.witness().isEmpty()) return keyAndSignature(pushes(scriptSig)).map(SpentScript::legacy);
        var key = keyAndSignature(input.witness()).filter(k -> k.length() == COMPRESSED_KEY);
        if (scriptSig.isEmpty()) return key.map(SpentScript::witness);
        return key.flatMap(k -> nested(k, pushes(scriptSig)));
    }

    /// The key of `signature, key`, if that is what these items are.
    private static Optional<ByteString> keyAndSignature(List<ByteString> items) {
        boolean pair = items.size() == 2 && isSignature(items.getFirst()) && isKey(items.getLast());
        return pair ? Optional.of(items.getLast()) : Optional.empty();
    }

    private static boolean isSignature(ByteString item) {
        return item.length() >= LEAST_SIGNATURE && item.length() <= MOST_SIGNATURE && item.at(0) == DER_SEQUENCE;
    }

    private static boolean isKey(ByteString item) {
        return switch (item.length()) {
            case COMPRESSED_KEY -> item.at(0) == 2 || item.at(0) == 3;
            case UNCOMPRESSED_KEY -> item.at(0) == 4;
            default -> false;
        };
    }

    /// P2PKH, or a script in P2SH that happens to look like a key.
    private static SpentScript legacy(ByteString key) {
        var hash = Hash160.of(key);
        return new SpentScript(Set.of(Script.p2pkh(hash), Script.p2sh(hash)));
    }

    /// P2WPKH, or a script in P2WSH that happens to look like a key.
    private static SpentScript witness(ByteString key) {
        var scriptHash = DoubleSha256.newSha256().digest(key.toArray());
        return new SpentScript(Set.of(Script.p2wpkh(Hash160.of(key)), Script.p2wsh(scriptHash)));
    }

    /// P2WPKH in P2SH, where the script that is shown is the one of the key.
    private static Optional<SpentScript> nested(ByteString key, List<ByteString> pushes) {
        var program = Script.p2wpkh(Hash160.of(key)).program();
        if (!pushes.equals(List.of(program))) return Optional.empty();
        return Optional.of(new SpentScript(Set.of(Script.p2sh(Hash160.of(program)))));
    }

    /// The data of a script that does nothing but push some.
    private static List<ByteString> pushes(Script script) {
        var pushes = new ArrayList<ByteString>();
        var in = new ScriptReader(script);
        while (in.advance()) {
            if (!in.isDataPush()) return List.of();
            pushes.add(in.data());
        }
        return in.isAtEnd() ? pushes : List.of();
    }
}
