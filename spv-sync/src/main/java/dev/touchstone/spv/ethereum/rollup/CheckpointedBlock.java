package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Keccak256;
import java.nio.ByteBuffer;
import java.time.Instant;

/// What a checkpoint of Polygon PoS holds of a block: its number, its time, and the roots of its transactions and
/// receipts; neither its hash nor its state (bor `consensus/bor/api.go`, `GetRootHash`; maticnetwork/contracts
/// `WithdrawManager`). Immutable.
///
/// @param time seconds since 1970
public record CheckpointedBlock(BlockNumber number, long time, Hash256 transactionsRoot, Hash256 receiptsRoot) {
    private static final int WORD = Hash256.BYTES;
    private static final int BYTES = 4 * WORD;
    private static final int BEFORE_NUMBER = WORD - Long.BYTES;

    public CheckpointedBlock {
        if (time < 0) throw new IllegalArgumentException("a time before 1970: " + time);
    }

    /// Reads the four words that the checkpoint's leaf is the hash of.
    public static Parsed<CheckpointedBlock> parse(ByteString words) {
        if (words.length() != BYTES) return Parsed.malformed("a leaf of " + words.length() + " bytes");
        var bytes = words.toArray();
        long number = ByteBuffer.wrap(bytes).getLong(BEFORE_NUMBER);
        long time = ByteBuffer.wrap(bytes).getLong(WORD + BEFORE_NUMBER);
        boolean isInRange = isZero(bytes, 0) && isZero(bytes, WORD) && number >= 0 && time >= 0;
        if (!isInRange) return Parsed.malformed("a leaf with a number out of its range");
        return Parsed.ok(new CheckpointedBlock(
                BlockNumber.of(number), time, Hash256.of(bytes, 2 * WORD), Hash256.of(bytes, 3 * WORD)));
    }

    private static boolean isZero(byte[] bytes, int from) {
        for (int i = from; i < from + BEFORE_NUMBER; i++) {
            if (bytes[i] != 0) return false;
        }
        return true;
    }

    /// The time; the last that this program can name where the block's lies beyond.
    public Instant timestamp() {
        return Instant.ofEpochSecond(Math.min(time, Instant.MAX.getEpochSecond()));
    }

    /// The four words.
    public ByteString words() {
        var bytes = new byte[BYTES];
        var buffer = ByteBuffer.wrap(bytes);
        buffer.putLong(BEFORE_NUMBER, number.value()).putLong(WORD + BEFORE_NUMBER, time);
        transactionsRoot.writeTo(bytes, 2 * WORD);
        receiptsRoot.writeTo(bytes, 3 * WORD);
        return ByteString.of(bytes);
    }

    /// The checkpoint's leaf.
    public Hash256 leaf() {
        return Keccak256.of(words());
    }
}
