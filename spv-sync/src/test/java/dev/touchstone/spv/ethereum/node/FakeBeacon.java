package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A beacon node in memory that says what a [World] says, or what a test makes of it. Thread-safe.
final class FakeBeacon implements BeaconSource {
    private final String name;
    private final World world;
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger bootstraps = new AtomicInteger();
    final CountDownLatch calledOff = new CountDownLatch(1);
    final Queue<Long> periodsAsked = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<LightClientUpdate> pushes = new LinkedBlockingQueue<>();
    volatile UnaryOperator<Reply<LightClientBootstrap>> onBootstrap = UnaryOperator.identity();
    volatile UnaryOperator<Reply<List<LightClientUpdate>>> onUpdates = UnaryOperator.identity();
    volatile UnaryOperator<Reply<LightClientUpdate>> onUpdate = UnaryOperator.identity();
    volatile Reply<Map<String, String>> spec = Reply.said(Map.of());
    volatile boolean isDown;
    volatile boolean pushesUpdates;

    /// So far behind the world it stands still; negative for the world's own pace.
    volatile long standsAt = -1;

    /// Whoever asks waits for ever while this is closed.
    volatile CountDownLatch gate = new CountDownLatch(0);

    /// The same for updates of several periods only.
    volatile CountDownLatch periodsGate = new CountDownLatch(0);

    final CountDownLatch listenedTo = new CountDownLatch(1);

    FakeBeacon(String name, World world) {
        this.name = name;
        this.world = world;
    }

    @Override
    public String name() {
        return name;
    }

    private long slot() {
        return standsAt >= 0 ? standsAt : world.headSlot();
    }

    private <T> Reply<T> answer(Supplier<Reply<T>> reply) {
        return answer(gate, reply);
    }

    private <T> Reply<T> answer(CountDownLatch before, Supplier<Reply<T>> reply) {
        asked.incrementAndGet();
        try {
            before.await();
        } catch (InterruptedException _) {
            calledOff.countDown();
            Thread.currentThread().interrupt();
            return Reply.failed(new SourceFault.GivenUp());
        }
        if (isDown) return Reply.failed(new SourceFault.Unreachable("down"));
        return reply.get();
    }

    @Override
    public Reply<LightClientBootstrap> bootstrap(Hash256 root) {
        bootstraps.incrementAndGet();
        return answer(() -> onBootstrap.apply(world.bootstrap(root)));
    }

    @Override
    public Reply<List<LightClientUpdate>> updates(long period, int count) {
        periodsAsked.add(period);
        return answer(periodsGate, () -> onUpdates.apply(world.updates(period, count, slot())));
    }

    @Override
    public Reply<LightClientUpdate> finality() {
        return answer(() -> onUpdate.apply(world.finality(slot())));
    }

    @Override
    public Reply<LightClientUpdate> optimistic() {
        return answer(() -> onUpdate.apply(world.optimistic(slot())));
    }

    @Override
    public Reply<Hash256> finalizedRoot() {
        return answer(() -> world.finalizedRoot(slot()));
    }

    @Override
    public Reply<Map<String, String>> spec() {
        return answer(() -> spec);
    }

    @Override
    public Reply<String> version() {
        return answer(() -> Reply.said("Fake/" + name));
    }

    void push(LightClientUpdate update) {
        pushes.add(update);
    }

    @Override
    public SourceFault listen(Consumer<LightClientUpdate> heard) {
        if (!pushesUpdates) return new SourceFault.Unsupported("events");
        listenedTo.countDown();
        try {
            while (true) heard.accept(pushes.take());
        } catch (InterruptedException _) {
            calledOff.countDown();
            Thread.currentThread().interrupt();
            return new SourceFault.GivenUp();
        }
    }
}
