package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.List;

/// Something that a contract reported while a transaction ran: a token transfer, for one (Yellow Paper, 4.3.1).
/// Immutable.
public record LogEntry(EthereumAddress address, List<Hash256> topics, ByteString data) {
    /// The instructions go up to LOG4.
    public static final int MOST_TOPICS = 4;

    public LogEntry {
        topics = List.copyOf(topics);
        if (topics.size() > MOST_TOPICS) throw new IllegalArgumentException(topics.size() + " topics");
    }

    public static LogEntry read(RlpReader outer) throws MalformedException {
        var in = outer.list();
        var log = new LogEntry(
                EthereumAddress.read(in), in.listOf(MOST_TOPICS, RlpReader::hash), in.string(Receipt.MOST_BYTES));
        in.expectEnd();
        return log;
    }

    public void writeTo(RlpWriter out) {
        out.list(
                log -> log.string(address.value()).list(topics, RlpWriter::hash).string(data));
    }
}
