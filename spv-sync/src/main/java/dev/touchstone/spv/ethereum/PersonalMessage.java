package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// A message signed with an account's key as `personal_sign` does (EIP-191, version 0x45). Pure and thread-safe.
public final class PersonalMessage {
    private static final String PREFIX = "\u0019Ethereum Signed Message:\n";
    private static final int SIGNATURE = 65;
    private static final int POINT = 65;
    private static final int UNCOMPRESSED = 4;
    private static final int SCALAR = 32;
    private static final int V_OFFSET = 27;

    private PersonalMessage() {}

    public static Hash256 hash(ByteString message) {
        var out = new ByteArrayOutputStream();
        out.writeBytes((PREFIX + message.length()).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(message.toArray());
        return Keccak256.of(out.toByteArray());
    }

    /// Whether the holder of a key signed the message.
    ///
    /// @param key the public key, 65 bytes, uncompressed
    /// @param signature r, s, and 27 or 28 (or 0 or 1) for the point's parity
    public static boolean isSignedBy(ByteString key, ByteString message, ByteString signature) {
        boolean isSized = key.length() == POINT && key.at(0) == UNCOMPRESSED && signature.length() == SIGNATURE;
        if (!isSized) return false;
        int v = signature.at(SIGNATURE - 1) & 0xff;
        int parity = v >= V_OFFSET ? v - V_OFFSET : v;
        if (parity > 1) return false;
        var address = EthereumAddress.ofWord(Keccak256.of(key.toArray(), 1, POINT - 1));
        var numbers = new TransactionSignature(
                BigInteger.valueOf(parity),
                new BigInteger(1, signature.toArray(0, SCALAR)),
                new BigInteger(1, signature.toArray(SCALAR, 2 * SCALAR)));
        return SenderRecovery.signer(hash(message), parity, numbers)
                .filter(address::equals)
                .isPresent();
    }
}
