package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.PersonalMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The kinds of keys by which data items are signed (ANS-104 and its registry of signature types).
enum SignatureKind {
    ARWEAVE(1, 512, 512),
    ED25519(2, 64, 32),
    ETHEREUM(3, 65, 65),
    /// Ed25519 over the message in hexadecimal digits, which wallets can show.
    SOLANA(4, 64, 32),
    INJECTED_APTOS(5, 64, 32),
    MULTI_APTOS(6, 64 * 32 + 4, 32 * 32 + 1),
    TYPED_ETHEREUM(7, 65, 42);

    private final int number;
    private final int signatureBytes;
    private final int ownerBytes;

    SignatureKind(int number, int signatureBytes, int ownerBytes) {
        this.number = number;
        this.signatureBytes = signatureBytes;
        this.ownerBytes = ownerBytes;
    }

    static Optional<SignatureKind> of(int number) {
        return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
    }

    int number() {
        return number;
    }

    int signatureBytes() {
        return signatureBytes;
    }

    int ownerBytes() {
        return ownerBytes;
    }

    /// What is wrong with a signature, or that nobody here can tell.
    Optional<ArweaveRefusal> objection(ByteString owner, byte[] message, ByteString signature) {
        return switch (this) {
            case ARWEAVE -> unless(RsaPss.verify(owner, message, signature));
            case ED25519 -> unless(isEd25519(owner, message, signature));
            case SOLANA -> unless(isEd25519(owner, hex(message), signature));
            case ETHEREUM -> unless(PersonalMessage.isSignedBy(owner, ByteString.of(message), signature));
            case INJECTED_APTOS, MULTI_APTOS, TYPED_ETHEREUM -> Optional.of(new ArweaveRefusal.KeyNotCheckable(name()));
        };
    }

    private static Optional<ArweaveRefusal> unless(boolean isGood) {
        return isGood ? Optional.empty() : Optional.of(new ArweaveRefusal.BadSignature());
    }

    private static byte[] hex(byte[] message) {
        return HexFormat.of().formatHex(message).getBytes(StandardCharsets.US_ASCII);
    }

    /// RFC 8032, for keys of the curve's large group only: one of the small group would sign everything.
    private static boolean isEd25519(ByteString owner, byte[] message, ByteString signature) {
        var key = owner.toArray();
        return Ed25519.validatePublicKeyFull(key, 0)
                && Ed25519.verify(signature.toArray(), 0, key, 0, message, 0, message.length);
    }
}
