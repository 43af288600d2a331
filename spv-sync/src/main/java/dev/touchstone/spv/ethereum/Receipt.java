package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.List;

/// What became of a transaction: whether it succeeded, the gas up to and with it, and its logs (Yellow Paper,
/// 4.3.1; EIP-658, EIP-2718). Immutable.
///
/// @param cumulativeGasUsed the gas of the block's transactions up to this one
public record Receipt(
        TransactionType type, Outcome outcome, long cumulativeGasUsed, LogsBloom bloom, List<LogEntry> logs) {
    /// The most bytes a receipt may have here: several times what a block's gas can pay for.
    public static final int MOST_BYTES = 16_000_000;

    private static final int LEAST_LOG_BYTES = 23;

    public Receipt {
        logs = List.copyOf(logs);
    }

    /// A receipt with the bloom of its logs.
    public static Receipt of(TransactionType type, Outcome outcome, long cumulativeGasUsed, List<LogEntry> logs) {
        return new Receipt(type, outcome, cumulativeGasUsed, LogsBloom.of(logs), logs);
    }

    /// Reads the form that the receipts trie holds: a list, with the type before it unless it is a legacy one.
    public static Parsed<Receipt> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("a receipt of " + bytes.length() + " bytes");
        return TransactionType.parse(bytes, Receipt::read);
    }

    private static Receipt read(TransactionType type, RlpReader in) throws MalformedException {
        var receipt = new Receipt(
                type,
                Outcome.read(in),
                in.u63(),
                LogsBloom.read(in),
                in.listOf(MOST_BYTES / LEAST_LOG_BYTES, LogEntry::read));
        in.expectEnd();
        return receipt;
    }

    public ByteString bytes() {
        return type.envelope(out -> {
            outcome.writeTo(out);
            out.u64(cumulativeGasUsed).string(bloom.value()).list(logs, (o, log) -> log.writeTo(o));
        });
    }

    /// Whether the bloom is that of the logs.
    public boolean isBloomRight() {
        return bloom.equals(LogsBloom.of(logs));
    }

    /// How a transaction ended.
    public sealed interface Outcome {
        record Succeeded() implements Outcome {}

        record Failed() implements Outcome {}

        /// Before Byzantium receipts did not tell success; they held the state's root after the transaction.
        record StateAfter(Hash256 root) implements Outcome {}

        private static Outcome read(RlpReader in) throws MalformedException {
            var value = in.string(Hash256.BYTES);
            if (value.isEmpty()) return new Failed();
            if (value.length() == 1 && value.at(0) == 1) return new Succeeded();
            if (value.length() != Hash256.BYTES) throw new MalformedException("neither a status nor a state root");
            return new StateAfter(Hash256.of(value.toArray()));
        }

        private void writeTo(RlpWriter out) {
            switch (this) {
                case Succeeded _ -> out.u64(1);
                case Failed _ -> out.u64(0);
                case StateAfter(var root) -> out.hash(root);
            }
        }
    }
}
