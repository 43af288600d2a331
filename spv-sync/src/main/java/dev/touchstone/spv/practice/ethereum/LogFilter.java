package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Which logs somebody asks for (execution-apis, `Filter`). Immutable.
///
/// @param addresses whose logs; empty for anybody's
/// @param topics for each place the topics that may stand there, empty for any
record LogFilter(Set<EthereumAddress> addresses, List<Set<Hash256>> topics) {
    private static final int MOST = 1000;

    LogFilter {
        addresses = Set.copyOf(addresses);
        topics = List.copyOf(topics);
    }

    /// Reads the filter at this place among the parameters; which blocks it is for is not part of it.
    static LogFilter read(JsonNode filter, int index) throws RpcError {
        var addresses = new HashSet<EthereumAddress>();
        for (var text : some(filter.path("address"), index)) addresses.add(RpcParams.address(index, text));
        var places = filter.path("topics");
        if (places.size() > LogEntry.MOST_TOPICS) throw RpcParams.invalid(index, "exceed max topics");
        var topics = new ArrayList<Set<Hash256>>();
        for (var place : places) {
            var here = new HashSet<Hash256>();
            for (var text : some(place, index)) here.add(RpcParams.hash(index, text));
            topics.add(Set.copyOf(here));
        }
        return new LogFilter(addresses, topics);
    }

    /// Nothing, one text, or a list of them.
    private static List<String> some(JsonNode node, int index) throws RpcError {
        if (node.isMissingNode() || node.isNull()) return List.of();
        if (node.isString()) return List.of(node.asString());
        if (!node.isArray() || node.size() > MOST) throw RpcParams.invalid(index, "neither a text nor a list of them");
        var texts = new ArrayList<String>();
        for (var one : node) texts.add(one.asString(""));
        return texts;
    }

    /// False where no log of a block with this bloom can be meant.
    boolean mayBeIn(LogsBloom bloom) {
        boolean hasAddress = addresses.isEmpty() || addresses.stream().anyMatch(bloom::mayHold);
        return hasAddress
                && topics.stream()
                        .allMatch(place -> place.isEmpty() || place.stream().anyMatch(bloom::mayHoldTopic));
    }

    boolean takes(LogEntry log) {
        boolean isOf = addresses.isEmpty() || addresses.contains(log.address());
        if (!isOf || log.topics().size() < topics.size()) return false;
        for (int i = 0; i < topics.size(); i++) {
            var place = topics.get(i);
            if (!place.isEmpty() && !place.contains(log.topics().get(i))) return false;
        }
        return true;
    }
}
