package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What one WebSocket asked to be told of (`eth_subscribe`). Thread-safe.
public final class Subscriptions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final int MOST = 8;

    private final Latest<EthereumSnapshot> node;
    private final Executor background;
    private final Consumer<String> send;
    private final AtomicLong next = new AtomicLong(1);
    private final Map<String, Latest.Subscription> open = new ConcurrentHashMap<>();

    /// @param background where texts are sent on; its tasks may block
    public Subscriptions(Latest<EthereumSnapshot> node, Executor background, Consumer<String> send) {
        this.node = node;
        this.background = background;
        this.send = send;
    }

    /// Tells of what is new whenever the node has news.
    String add(Tail tail) throws RefusedException {
        if (open.size() >= MOST) throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "too many subscriptions");
        var id = Hex.number(next.getAndIncrement());
        open.put(id, node.observe(background, _ -> tell(id, tail)));
        return id;
    }

    /// What cannot be proven now is told with the next news.
    private void tell(String id, Tail tail) {
        List<JsonNode> news;
        try {
            news = tail.next();
        } catch (RefusedException e) {
            LOG.debug("subscription {} waits: {}", id, e.getMessage());
            return;
        }
        for (var one : news) {
            var message = ChainJson.object().put("jsonrpc", "2.0").put("method", "eth_subscription");
            message.putObject("params").put("subscription", id).set("result", one);
            send.accept(RpcText.write(message));
        }
    }

    boolean end(String id) {
        var subscription = open.remove(id);
        if (subscription != null) subscription.close();
        return subscription != null;
    }

    @Override
    public void close() {
        open.keySet().forEach(this::end);
    }
}
