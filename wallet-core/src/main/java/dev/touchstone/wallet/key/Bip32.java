package dev.touchstone.wallet.key;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Hash160;
import dev.touchstone.spv.chain.Parsed;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.exceptions.AddressFormatException;

/// What both kinds of extended key share: their place in the tree, their hash, their 78 bytes (BIP32). Pure.
final class Bip32 {
    private static final int BYTES = 78;
    private static final int MAX_TEXT = 120;

    private Bip32() {}

    /// Where in the tree a key stands.
    record Position(int depth, int parentFingerprint, ChildNumber childNumber) {
        static final Position MASTER = new Position(0, 0, ChildNumber.normal(0));

        Position child(int parent, ChildNumber child) {
            if (depth == 255) throw new IllegalArgumentException("a key at depth 255 has no children");
            return new Position(depth + 1, parent, child);
        }
    }

    static int fingerprint(byte[] publicKey) {
        return ByteBuffer.wrap(Hash160.of(publicKey)).getInt();
    }

    /// `HMAC-SHA512(key, parts)`: 32 bytes to add to the key, 32 bytes of chain code.
    static byte[] hmacSha512(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key, "HmacSHA512"));
            for (var part : parts) mac.update(part);
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA512", e);
        }
    }

    /// Base58Check of the 78 bytes.
    static String write(KeyVersion version, Position position, byte[] chainCode, byte[] key33) {
        var out = ByteBuffer.allocate(BYTES + 4);
        out.putInt(version.bits()).put((byte) position.depth).putInt(position.parentFingerprint);
        out.putInt(position.childNumber.bits()).put(chainCode).put(key33);
        out.put(DoubleSha256.of(out.array(), 0, BYTES).toBytes(), 0, 4);
        var text = Base58.encode(out.array());
        Arrays.fill(out.array(), (byte) 0);
        return text;
    }

    static Parsed<ExtendedKey.Written> parse(Secp256k1 curve, String text) {
        if (text.length() > MAX_TEXT) return Parsed.malformed("too long for an extended key");
        byte[] bytes;
        try {
            bytes = Base58.decodeChecked(text);
        } catch (AddressFormatException _) {
            return Parsed.malformed("not Base58 with a right checksum");
        }
        if (bytes.length != BYTES) return Parsed.malformed("an extended key has 78 bytes, not " + bytes.length);
        var version = KeyVersion.ofBits(ByteBuffer.wrap(bytes).getInt());
        if (version.isEmpty()) return Parsed.malformed("unknown extended key version");
        var key = parse(curve, version.get(), bytes);
        Arrays.fill(bytes, (byte) 0);
        return key.map(k -> new ExtendedKey.Written(version.get(), k));
    }

    private static Parsed<ExtendedKey> parse(Secp256k1 curve, KeyVersion version, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes, 4, BYTES - 4);
        int depth = in.get() & 0xff;
        int parent = in.getInt();
        int child = in.getInt();
        if (depth == 0 && parent != 0) return Parsed.malformed("zero depth with non-zero parent fingerprint");
        if (depth == 0 && child != 0) return Parsed.malformed("zero depth with non-zero index");
        var position = new Position(depth, parent, ChildNumber.ofBits(child));
        var chainCode = Arrays.copyOfRange(bytes, 13, 45);
        if (!version.isSecret()) {
            var point = Arrays.copyOfRange(bytes, 45, BYTES);
            if (!curve.isPublicKey(point)) return Parsed.malformed("not a compressed point of the curve");
            return Parsed.ok(new ExtendedPublicKey(position, chainCode, point));
        }
        if (bytes[45] != 0) return Parsed.malformed("a secret key begins with a zero");
        var secret = Arrays.copyOfRange(bytes, 46, BYTES);
        if (!curve.isSecretKey(secret)) return Parsed.malformed("secret key not in 1..n-1");
        return Parsed.ok(new ExtendedPrivateKey(position, chainCode, secret, curve.publicKey(secret)));
    }
}
