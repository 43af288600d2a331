package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Which logs are wanted (execution-apis `src/schemas/filter.yaml`). Immutable.
///
/// @param addresses the contracts; none for any
/// @param topics for each place those that may stand there; none for any
record LogFilter(List<EthereumAddress> addresses, List<List<Hash256>> topics) {
    private static final int MOST_CHOICES = 64;

    static LogFilter read(JsonNode query) throws RefusedException {
        return new LogFilter(
                oneOrMore(query.path("address"), Params::address),
                Params.list(query.path("topics"), LogEntry.MOST_TOPICS, topic -> oneOrMore(topic, Params::hash)));
    }

    private static <T> List<T> oneOrMore(JsonNode value, Params.Reader<T> reader) throws RefusedException {
        if (value.isString()) return List.of(reader.read(value));
        return Params.list(value, MOST_CHOICES, reader);
    }

    /// Whether a block with this filter in its header may hold such a log; where not, it holds none.
    boolean mayBeIn(LogsBloom bloom) {
        return !bloom.equals(LogsBloom.EMPTY)
                && (addresses.isEmpty() || addresses.stream().anyMatch(bloom::mayHold))
                && topics.stream().allMatch(any -> any.isEmpty() || any.stream().anyMatch(bloom::mayHoldTopic));
    }

    boolean takes(LogEntry log) {
        if (!addresses.isEmpty() && !addresses.contains(log.address())) return false;
        if (topics.size() > log.topics().size()) return false;
        for (int i = 0; i < topics.size(); i++) {
            if (!topics.get(i).isEmpty() && !topics.get(i).contains(log.topics().get(i))) return false;
        }
        return true;
    }
}
