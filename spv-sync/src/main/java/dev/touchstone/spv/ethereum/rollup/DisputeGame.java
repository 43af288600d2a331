package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/// A dispute game as its contract's code tells it: the game is a clone of an implementation with what it was made
/// with behind its code, beginning with who made it and the root that it claims (contracts-bedrock
/// `DisputeGameFactory.create`; solady `LibClone.clone` with immutable arguments). Immutable.
public record DisputeGame(EthereumAddress implementation, EthereumAddress creator, Hash256 rootClaim) {
    private static final byte[] BEFORE_LENGTH = HexFormat.of()
            .parseHex("36602c57343d527f9e4ac34f21c619cefc926c8bd93b54bf5a39c7ab2127a895af1cc0691d7e3dff"
                    + "593da1005b363d3d373d3d3d3d61");
    private static final byte[] BEFORE_IMPLEMENTATION = HexFormat.of().parseHex("806062363936013d73");
    private static final byte[] BEHIND_IMPLEMENTATION = HexFormat.of().parseHex("5af43d3d93803e606057fd5bf3");
    private static final int LENGTH_BYTES = 2;
    private static final int LENGTH_AT = BEFORE_LENGTH.length;
    private static final int IMPLEMENTATION_AT = LENGTH_AT + LENGTH_BYTES + BEFORE_IMPLEMENTATION.length;
    private static final int ARGUMENTS_AT = IMPLEMENTATION_AT + EthereumAddress.BYTES + BEHIND_IMPLEMENTATION.length;
    private static final int CLAIM_AT = ARGUMENTS_AT + EthereumAddress.BYTES;

    /// With the parent's hash, which follows the claim, and the length of all, which ends it.
    private static final int LEAST_BYTES = CLAIM_AT + 2 * Hash256.BYTES + LENGTH_BYTES;

    /// Reads a contract's code.
    public static Parsed<DisputeGame> parse(ByteString code) {
        int length = code.length();
        if (length < LEAST_BYTES) return Parsed.malformed("a clone of " + length + " bytes");
        var bytes = code.toArray();
        boolean isClone = is(BEFORE_LENGTH, bytes, 0)
                && is(BEFORE_IMPLEMENTATION, bytes, LENGTH_AT + LENGTH_BYTES)
                && is(BEHIND_IMPLEMENTATION, bytes, IMPLEMENTATION_AT + EthereumAddress.BYTES);
        if (!isClone) return Parsed.malformed("code that is no clone");
        int behind = length - ARGUMENTS_AT;
        boolean isWhole = number(bytes, LENGTH_AT) == behind && number(bytes, length - LENGTH_BYTES) == behind;
        if (!isWhole) return Parsed.malformed("a clone with a wrong length in its code");
        return Parsed.ok(new DisputeGame(
                address(bytes, IMPLEMENTATION_AT), address(bytes, ARGUMENTS_AT), Hash256.of(bytes, CLAIM_AT)));
    }

    /// Which of the chain's blocks a readable game is about, or at which time where it is about several chains: what
    /// stands behind the claim and the parent's hash (`FaultDisputeGame.l2BlockNumber`). It is a hint: nothing is
    /// proven by it.
    public static OptionalLong sequenceNumber(ByteString code) {
        int at = CLAIM_AT + 2 * Hash256.BYTES;
        if (code.length() < at + Hash256.BYTES + LENGTH_BYTES) return OptionalLong.empty();
        var word = new BigInteger(1, code.toArray(at, at + Hash256.BYTES));
        return word.bitLength() < Long.SIZE ? OptionalLong.of(word.longValue()) : OptionalLong.empty();
    }

    private static boolean is(byte[] part, byte[] bytes, int at) {
        return Arrays.equals(part, 0, part.length, bytes, at, at + part.length);
    }

    private static int number(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
    }

    private static EthereumAddress address(byte[] bytes, int at) {
        return EthereumAddress.of(Arrays.copyOfRange(bytes, at, at + EthereumAddress.BYTES));
    }

    /// The code of a game with these arguments behind creator and claim.
    ///
    /// @param rest the parent's hash and whatever the implementation wants
    public ByteString code(ByteString rest) {
        int behind = EthereumAddress.BYTES + Hash256.BYTES + rest.length() + LENGTH_BYTES;
        var length = new byte[] {(byte) (behind >>> Byte.SIZE), (byte) behind};
        var parts = new byte[][] {
            BEFORE_LENGTH,
            length,
            BEFORE_IMPLEMENTATION,
            implementation.value().toArray(),
            BEHIND_IMPLEMENTATION,
            creator.value().toArray(),
            rootClaim.toBytes(),
            rest.toArray(),
            length
        };
        var code = new byte[ARGUMENTS_AT + behind];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, code, at, part.length);
            at += part.length;
        }
        return ByteString.of(code);
    }
}
