package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import java.util.Collection;

/// A filter of 2048 bits over the addresses and topics of logs: what it does not hold is in none of them
/// (Yellow Paper,
/// 4.3.1). Immutable.
public record LogsBloom(ByteString value) {
    public static final int BYTES = 256;
    public static final LogsBloom EMPTY = new LogsBloom(ByteString.of(new byte[BYTES]));

    private static final int BITS_EACH = 3;
    private static final int BITS = 8 * BYTES;

    public LogsBloom {
        if (value.length() != BYTES) throw new IllegalArgumentException("a bloom of " + value.length() + " bytes");
    }

    public static LogsBloom read(RlpReader in) throws MalformedException {
        return new LogsBloom(in.fixed(BYTES));
    }

    public static LogsBloom of(Collection<LogEntry> logs) {
        if (logs.isEmpty()) return EMPTY;
        var bits = new byte[BYTES];
        for (var log : logs) {
            add(bits, Keccak256.of(log.address().value()));
            for (var topic : log.topics()) add(bits, Keccak256.of(topic.toBytes()));
        }
        return new LogsBloom(ByteString.of(bits));
    }

    /// The filter of everything that is in one of these.
    public static LogsBloom union(Collection<LogsBloom> blooms) {
        var bits = new byte[BYTES];
        for (var bloom : blooms) {
            for (int i = 0; i < BYTES; i++) bits[i] |= bloom.value.at(i);
        }
        return new LogsBloom(ByteString.of(bits));
    }

    private static void add(byte[] bits, Hash256 hash) {
        var bytes = hash.toBytes();
        for (int i = 0; i < BITS_EACH; i++) {
            int bit = bit(bytes, i);
            bits[BYTES - 1 - bit / 8] |= (byte) (1 << (bit % 8));
        }
    }

    private static int bit(byte[] hash, int which) {
        return (((hash[2 * which] & 0xff) << 8) | (hash[2 * which + 1] & 0xff)) % BITS;
    }

    /// False where no log of this address is in it.
    public boolean mayHold(EthereumAddress address) {
        return mayHold(Keccak256.of(address.value()));
    }

    /// False where no log with this topic is in it.
    public boolean mayHoldTopic(Hash256 topic) {
        return mayHold(Keccak256.of(topic.toBytes()));
    }

    private boolean mayHold(Hash256 hash) {
        var bytes = hash.toBytes();
        for (int i = 0; i < BITS_EACH; i++) {
            int bit = bit(bytes, i);
            if ((value.at(BYTES - 1 - bit / 8) & (1 << (bit % 8))) == 0) return false;
        }
        return true;
    }
}
