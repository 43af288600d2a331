package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.RefusedException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is new to one caller each time that it is asked for. Thread-safe.
@FunctionalInterface
interface Tail {
    /// Each of them once; nothing is lost where it is refused.
    List<JsonNode> next() throws RefusedException;

    /// The header of each block that came.
    static Tail ofHeaders(DoorWallet wallet) throws RefusedException {
        var following = new Following(wallet);
        return () -> following.next(step -> step.added().stream()
                .<JsonNode>map(block -> ChainJson.header(block.value()))
                .toList());
    }

    /// The hash of each block that came.
    static Tail ofHashes(DoorWallet wallet) throws RefusedException {
        var following = new Following(wallet);
        return () -> following.next(step -> step.added().stream()
                .map(block -> Hex.node(Hex.of(block.asOf().hash())))
                .toList());
    }

    /// The logs of each block that came, and again those of blocks that were replaced, marked as removed.
    static Tail ofLogs(DoorWallet wallet, Logs logs, LogFilter filter) throws RefusedException {
        var following = new Following(wallet);
        return () -> following.next(step -> {
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            for (var block : step.replaced()) logs.look(block, filter, true, found);
            for (var block : step.added()) logs.look(block, filter, false, found);
            return found.valueStream().toList();
        });
    }
}
