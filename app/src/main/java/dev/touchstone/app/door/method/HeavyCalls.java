package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Calls that take many questions to servers: each app has a few under way at once, so that none wears out the
/// servers' patience for all. Thread-safe.
final class HeavyCalls {
    static final int MOST_OF_APP = 6;

    private final Map<AppOrigin, Integer> running = new ConcurrentHashMap<>();

    /// What is done within the bound.
    @FunctionalInterface
    interface Work {
        JsonNode result() throws RefusedException, InterruptedException;
    }

    JsonNode result(Caller caller, Work work) throws RefusedException, InterruptedException {
        int now = running.merge(caller.app(), 1, Integer::sum);
        try {
            if (now > MOST_OF_APP) {
                throw new RefusedException(
                        RpcFailure.LIMIT_EXCEEDED, "wait for the answers to the calls before; they take long");
            }
            return work.result();
        } finally {
            running.computeIfPresent(caller.app(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
