package dev.touchstone.spv.content.ipns;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.ProtobufReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A public key as libp2p writes it (peer-ids, "Keys"). Immutable.
///
/// @param kind 0 is RSA, 1 is Ed25519
record OwnerKey(long kind, ByteString bytes) {
    private static final int KIND = 1;
    private static final int DATA = 2;
    private static final int RSA = 0;
    private static final int ED25519 = 1;
    private static final int ED25519_KEY = 32;
    private static final int ED25519_SIGNATURE = 64;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;

    /// What is wrong with a signature by the owner of a name.
    ///
    /// @param given the key that came along; empty for none
    static Optional<IpnsRefusal> objection(IpnsName name, ByteString given, ByteString message, ByteString signature) {
        boolean isInName = name.key().isIdentity();
        if (given.isEmpty() && !isInName) return Optional.of(new IpnsRefusal.NoKey());
        var key = given.isEmpty() ? name.key().digest() : given;
        if (name.key().match(key) != Multihash.Match.MATCHES) return Optional.of(new IpnsRefusal.WrongKey());
        return switch (ByteReader.parse(key, in -> read(new ProtobufReader(in)))) {
            case Parsed.Malformed<OwnerKey>(var reason) -> Optional.of(new IpnsRefusal.KeyNotCheckable(reason));
            case Parsed.Ok<OwnerKey>(var read) -> read.objection(message, signature);
        };
    }

    private static OwnerKey read(ProtobufReader in) throws MalformedException {
        if (!in.hasNext() || in.next() != KIND) throw new MalformedException("a key without a kind");
        long kind = in.number();
        if (!in.hasNext() || in.next() != DATA) throw new MalformedException("a key without bytes");
        var bytes = in.bytes();
        if (in.hasNext()) throw new MalformedException("a key with more");
        return new OwnerKey(kind, bytes);
    }

    private Optional<IpnsRefusal> objection(ByteString message, ByteString signature) {
        if (kind != RSA && kind != ED25519) return Optional.of(new IpnsRefusal.KeyNotCheckable("kind " + kind));
        boolean isGood = kind == RSA ? isRsa(message, signature) : isEd25519(message, signature);
        return isGood ? Optional.empty() : Optional.of(new IpnsRefusal.BadSignature());
    }

    private boolean isEd25519(ByteString message, ByteString signature) {
        boolean isSized = bytes.length() == ED25519_KEY && signature.length() == ED25519_SIGNATURE;
        if (!isSized || !Ed25519.validatePublicKeyFull(bytes.toArray(), 0)) return false;
        var signed = message.toArray();
        return Ed25519.verify(signature.toArray(), 0, bytes.toArray(), 0, signed, 0, signed.length);
    }

    private boolean isRsa(ByteString message, ByteString signature) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes.toArray()));
            if (!(key instanceof RSAPublicKey rsa)) return false;
            int bits = rsa.getModulus().bitLength();
            if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) return false;
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(message.toArray());
            return verifier.verify(signature.toArray());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
