package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.node.Bootstraps.Begun;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.TrailBytes;
import dev.touchstone.spv.store.LightClientFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where belief begins: the checkpoint, what it was begun from, and what is kept of it on disk. Confined to
/// the ethereum-chain loop.
final class Anchor {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final NodeContext context;
    private final Bootstraps bootstraps;
    private final TrailKeeper keeper;
    private Optional<Checkpoint> checkpoint;
    private Optional<LightClientStore> store;
    private Optional<Errands.Errand> asking = Optional.empty();
    private boolean notFound;
    private int failures;
    private Instant nextTry = Instant.MIN;

    /// What a node begins with.
    ///
    /// @param store what was kept of the checkpoint; empty where nothing was
    record Beginning(
            Bootstraps bootstraps,
            LightClientFile file,
            Optional<Checkpoint> checkpoint,
            Optional<LightClientStore> store) {}

    Anchor(NodeContext context, Beginning beginning) {
        this.context = context;
        this.bootstraps = beginning.bootstraps();
        this.keeper = new TrailKeeper(beginning.file(), context.errands());
        this.checkpoint = beginning.checkpoint();
        this.store = beginning.store();
    }

    Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    Optional<LightClientStore> store() {
        return store;
    }

    /// Whether those who answered do not have the checkpoint's block, or have something else for it.
    boolean isNotFound() {
        return notFound;
    }

    /// The period of the checkpoint's block; 0 before it was fetched.
    long period() {
        return store.map(it -> context.chain()
                        .schedule()
                        .periodOf(it.trail().bootstrap().header().slot()))
                .orElse(0L);
    }

    /// When the checkpoint's block was made; empty before it was fetched.
    Optional<Instant> time() {
        return store.map(it -> context.chain()
                .schedule()
                .timeOf(it.trail().bootstrap().header().slot()));
    }

    void tick() {
        boolean isDue = store.isEmpty() && asking.isEmpty() && !context.now().isBefore(nextTry);
        if (!isDue || checkpoint.isEmpty()) return;
        var sources = context.book().beacons();
        if (sources.isEmpty()) return;
        var root = checkpoint.get().root();
        var wanted = checkpoint;
        asking = Optional.of(context.errands().run(() -> bootstraps.begin(root, sources), begun -> {
            asking = Optional.empty();
            if (wanted.equals(checkpoint)) begun(begun);
        }));
    }

    private void begun(Begun begun) {
        notFound = begun instanceof Begun.NotFound || begun instanceof Begun.Refused;
        switch (begun) {
            case Begun.Started(var started) -> {
                store = Optional.of(started);
                failures = 0;
                context.storeMoved(true);
            }
            case Begun.RulesUnknown(var at, var by) -> {
                by.forEach(source -> context.rulesUnknown(source, at));
                retryLater();
            }
            case Begun.NotFound _, Begun.Refused _, Begun.NobodyAnswers _ -> retryLater();
        }
    }

    private void retryLater() {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 16));
        failures++;
        nextTry = context.now().plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
    }

    /// Whoever is being asked is called off.
    void stop() {
        asking.ifPresent(Errands.Errand::callOff);
        asking = Optional.empty();
        nextTry = Instant.MIN;
    }

    void close() {
        stop();
        keeper.close();
    }

    /// Another checkpoint, which was begun from already.
    void replaced(Checkpoint other, LightClientStore begun) {
        stop();
        checkpoint = Optional.of(other);
        store = Optional.of(begun);
        notFound = false;
        failures = 0;
        keep();
    }

    /// The store went on to other committees.
    void advanced(LightClientStore other) {
        store = Optional.of(other);
        keep();
    }

    /// Writes down what is known. What was forced is not kept: after a restart the user decides again.
    void keep() {
        if (store.isEmpty() || checkpoint.isEmpty() || store.get().isForced()) return;
        var newest = store.get().finalBeacon().signing() instanceof Evidence.Signing.Finalized(var by, long _)
                        && !store.get().trail().updates().contains(by)
                ? List.of(by)
                : List.<LightClientUpdate>of();
        var stored = new TrailBytes.Stored(store.get().trail(), newest);
        var origin = OriginText.write(checkpoint.get().origin());
        keeper.keep(new LightClientFile.Content(stored, origin, checkpoint.get().given()));
    }
}
