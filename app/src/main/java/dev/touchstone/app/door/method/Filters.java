package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Filters that apps set up and ask for what is new (EIP-1474, `eth_newFilter` and its kin). Each belongs to its
/// app, and ends when that does not ask for a while. Thread-safe.
final class Filters {
    static final int MOST_OF_APP = 16;
    private static final int MOST = 128;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DoorWallet wallet;
    private final Logs logs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Open> open = new LinkedHashMap<>(16, 0.75f, true);
    private long next = 1;

    private record Key(AppOrigin app, String id) {}

    /// @param query what logs are wanted; empty for a filter of blocks
    /// @param until when it ends unless it is asked
    private record Open(Tail tail, Optional<JsonNode> query, Instant until) {}

    Filters(DoorWallet wallet, Logs logs) {
        this.wallet = wallet;
        this.logs = logs;
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_newFilter", this::ofLogs,
                "eth_newBlockFilter", (caller, _) -> add(caller, Tail.ofHashes(wallet), Optional.empty()),
                "eth_getFilterChanges", this::changes,
                "eth_getFilterLogs", this::logs,
                "eth_uninstallFilter", (caller, p) -> end(caller, p.text(0)));
    }

    private JsonNode ofLogs(Caller caller, Params params) throws RefusedException {
        var query = params.object(0);
        if (query.has("blockHash")) throw Params.invalid("a filter follows blocks that come; it is of no one block");
        return add(caller, Tail.ofLogs(wallet, logs, LogFilter.read(query)), Optional.of(query));
    }

    private Instant until() {
        return wallet.clock().instant().plus(PATIENCE);
    }

    private JsonNode add(Caller caller, Tail tail, Optional<JsonNode> query) throws RefusedException {
        lock.lock();
        try {
            var now = wallet.clock().instant();
            open.values().removeIf(filter -> filter.until().isBefore(now));
            long own = open.keySet().stream()
                    .filter(key -> key.app().equals(caller.app()))
                    .count();
            if (own >= MOST_OF_APP) throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "too many filters");
            if (open.size() >= MOST) open.remove(open.keySet().iterator().next());
            var id = Hex.number(next++);
            open.put(new Key(caller.app(), id), new Open(tail, query, until()));
            return Hex.node(id);
        } finally {
            lock.unlock();
        }
    }

    /// The filter, which goes on from now. One that is not there is told in the words of execution clients, by which
    /// libraries know to set it up again.
    private Open used(Caller caller, Params params) throws RefusedException {
        var key = new Key(caller.app(), params.text(0));
        lock.lock();
        try {
            var found = open.get(key);
            if (found == null || found.until().isBefore(wallet.clock().instant())) {
                open.remove(key);
                throw new RefusedException(RpcFailure.INVALID_INPUT, "filter not found");
            }
            open.put(key, new Open(found.tail(), found.query(), until()));
            return found;
        } finally {
            lock.unlock();
        }
    }

    private JsonNode changes(Caller caller, Params params) throws RefusedException {
        var array = JsonNodeFactory.instance.arrayNode();
        used(caller, params).tail().next().forEach(array::add);
        return array;
    }

    private JsonNode logs(Caller caller, Params params) throws RefusedException {
        var query = used(caller, params).query();
        return logs.find(query.orElseThrow(() -> Params.invalid("a filter of blocks has no logs")));
    }

    private JsonNode end(Caller caller, String id) {
        lock.lock();
        try {
            return JsonNodeFactory.instance.booleanNode(open.remove(new Key(caller.app(), id)) != null);
        } finally {
            lock.unlock();
        }
    }
}
