package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Keccak256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What a Nitro chain settles: the state of its machine after some messages (nitro-contracts
/// `RollupLib.assertionHash`, `AssertionState`, `GlobalState` with two hashes and two numbers, as since BoLD).
/// Immutable.
///
/// @param parent the hash of the assertion before
/// @param blockHash of the chain's last block
/// @param sendRoot the root of what it sends to Ethereum
/// @param batch how many batches were read, as an unsigned number of 64 bits
/// @param position how many messages of the next, as an unsigned number of 64 bits
/// @param inbox the accumulator of the batches that the inbox holds
public record Assertion(
        Hash256 parent,
        Hash256 blockHash,
        Hash256 sendRoot,
        long batch,
        long position,
        Status status,
        Hash256 endHistoryRoot,
        Hash256 inbox) {
    private static final int WORD = Hash256.BYTES;
    private static final int BYTES = 8 * WORD;
    private static final int STATE_AT = WORD;
    private static final int STATE_BYTES = 6 * WORD;

    /// How the machine ended (nitro-contracts `Machine.sol`).
    public enum Status {
        RUNNING(0),
        FINISHED(1),
        ERRORED(2);

        private final long number;

        Status(long number) {
            this.number = number;
        }

        private static Optional<Status> of(long number) {
            return Arrays.stream(values())
                    .filter(status -> status.number == number)
                    .findFirst();
        }
    }

    /// Reads eight words: the parent, the state as Solidity encodes it, and the inbox.
    public static Parsed<Assertion> parse(ByteString words) {
        if (words.length() != BYTES) return Parsed.malformed("an assertion of " + words.length() + " bytes");
        var bytes = words.toArray();
        boolean areNumbers = isNumber(bytes, 3) && isNumber(bytes, 4) && isNumber(bytes, 5);
        var status = Status.of(number(bytes, 5));
        if (!areNumbers || status.isEmpty()) return Parsed.malformed("an assertion with a number out of its range");
        return Parsed.ok(new Assertion(
                Hash256.of(bytes, 0),
                Hash256.of(bytes, WORD),
                Hash256.of(bytes, 2 * WORD),
                number(bytes, 3),
                number(bytes, 4),
                status.get(),
                Hash256.of(bytes, 6 * WORD),
                Hash256.of(bytes, 7 * WORD)));
    }

    /// Whether the word has no more than 64 bits.
    private static boolean isNumber(byte[] bytes, int word) {
        for (int i = word * WORD; i < (word + 1) * WORD - Long.BYTES; i++) {
            if (bytes[i] != 0) return false;
        }
        return true;
    }

    private static long number(byte[] bytes, int word) {
        return ByteBuffer.wrap(bytes).getLong((word + 1) * WORD - Long.BYTES);
    }

    /// The eight words that [#parse] reads.
    public ByteString words() {
        var bytes = ByteBuffer.allocate(BYTES);
        bytes.put(parent.toBytes()).put(blockHash.toBytes()).put(sendRoot.toBytes());
        for (long number : new long[] {batch, position, status.number}) {
            bytes.put(new byte[WORD - Long.BYTES]).putLong(number);
        }
        return ByteString.of(
                bytes.put(endHistoryRoot.toBytes()).put(inbox.toBytes()).array());
    }

    /// The assertion's hash, which the rollup's contract keeps.
    public Hash256 hash() {
        var bytes = words().toArray();
        var three = new byte[3 * WORD];
        parent.writeTo(three, 0);
        Keccak256.of(bytes, STATE_AT, STATE_BYTES).writeTo(three, WORD);
        inbox.writeTo(three, 2 * WORD);
        return Keccak256.of(three);
    }
}
