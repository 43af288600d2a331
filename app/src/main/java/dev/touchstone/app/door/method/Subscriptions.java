package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.proof.Proven;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// What one WebSocket asked to be told of (`eth_subscribe`). Thread-safe.
public final class Subscriptions implements AutoCloseable {
    private static final int MOST = 8;

    private final Latest<EthereumSnapshot> node;
    private final Executor background;
    private final Consumer<String> send;
    private final AtomicLong next = new AtomicLong(1);
    private final Map<String, Latest.Subscription> open = new ConcurrentHashMap<>();

    /// @param background where texts are sent on
    public Subscriptions(Latest<EthereumSnapshot> node, Executor background, Consumer<String> send) {
        this.node = node;
        this.background = background;
        this.send = send;
    }

    /// Tells of each new block that the committee signed; where several come at once, of the newest.
    String newHeads() throws RefusedException {
        if (open.size() >= MOST) throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "too many subscriptions");
        var id = Hex.number(next.getAndIncrement());
        var last = new AtomicReference<>(head(node.get()).map(Proven::asOf).map(at -> at.hash()));
        open.put(id, node.observe(background, now -> tell(id, now, last)));
        return id;
    }

    private static Optional<Proven<ExecutionHeader>> head(EthereumSnapshot snapshot) {
        return snapshot.head().map(EthereumSnapshot.Head::block);
    }

    private void tell(String id, EthereumSnapshot now, AtomicReference<Optional<Hash256>> last) {
        var head = head(now);
        if (head.isEmpty()) return;
        var hash = Optional.of(head.get().asOf().hash());
        if (last.getAndSet(hash).equals(hash)) return;
        var message = ChainJson.object().put("jsonrpc", "2.0").put("method", "eth_subscription");
        message.putObject("params")
                .put("subscription", id)
                .set("result", ChainJson.header(head.get().value()));
        send.accept(RpcText.write(message));
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
