package dev.touchstone.spv.node;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TaggedHash;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.testsupport.Vectors;
import fr.acinq.secp256k1.Secp256k1;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.crypto.ChildNumber;
import org.bitcoinj.crypto.DeterministicKey;
import org.bitcoinj.crypto.HDKeyDerivation;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/// The scripts of the recorded wallet, derived from its public descriptors by bitcoinj.
final class UserDescriptors {
    private static final int BEYOND_THE_LAST_USED = 20;
    private static final Pattern FORM =
            Pattern.compile("(pkh|wpkh|tr|sh\\(wpkh)\\(\\[[^]]*](tpub\\w+)/([01])/\\*\\)+#\\w+");

    private UserDescriptors() {}

    static WatchSet scripts() {
        Set<Script> scripts = new HashSet<>();
        for (var entry : Vectors.json("bitcoin/recorded/core28-regtest/user-descriptors.json")
                .get("descriptors")) {
            var match = FORM.matcher(entry.get("desc").asString());
            if (!match.matches()) throw new IllegalStateException("another descriptor: " + entry.get("desc"));
            var account = DeterministicKey.deserializeB58(match.group(2), BitcoinNetwork.TESTNET);
            var branch = HDKeyDerivation.deriveChildKey(account, new ChildNumber(Integer.parseInt(match.group(3))));
            int count = entry.get("next").asInt() + BEYOND_THE_LAST_USED;
            for (int i = 0; i < count; i++) {
                scripts.add(script(match.group(1), HDKeyDerivation.deriveChildKey(branch, new ChildNumber(i))));
            }
        }
        return new WatchSet(scripts);
    }

    private static Script script(String form, DeterministicKey key) {
        return switch (form) {
            case "pkh" -> Script.p2pkh(key.getPubKeyHash());
            case "wpkh" -> Script.p2wpkh(key.getPubKeyHash());
            case "sh(wpkh" ->
                Script.p2sh(hash160(Script.p2wpkh(key.getPubKeyHash()).program().toArray()));
            case "tr" -> Script.p2tr(outputKey(key.getPubKey()));
            default -> throw new IllegalStateException(form);
        };
    }

    private static byte[] hash160(byte[] bytes) {
        var sha256 = DoubleSha256.newSha256().digest(bytes);
        var ripemd160 = new RIPEMD160Digest();
        ripemd160.update(sha256, 0, sha256.length);
        var hash = new byte[20];
        ripemd160.doFinal(hash, 0);
        return hash;
    }

    /// The key of BIP341 for a key path without scripts.
    private static byte[] outputKey(byte[] compressed) {
        var internal = Arrays.copyOfRange(compressed, 1, 33);
        var even = compressed.clone();
        even[0] = 2;
        var tweak = TaggedHash.of("TapTweak", internal).toBytes();
        return Arrays.copyOfRange(Secp256k1.get().pubKeyCompress(Secp256k1.get().pubKeyTweakAdd(even, tweak)), 1, 33);
    }
}
