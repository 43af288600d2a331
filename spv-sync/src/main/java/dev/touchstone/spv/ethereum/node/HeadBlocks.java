package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.Heads.Anchored;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.SignedBeacon;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Fetches the headers of the execution blocks that the newest beacon blocks name. Confined to the ethereum-chain
/// loop.
final class HeadBlocks {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final NodeContext context;
    private final HeaderCache cache;
    private final BiConsumer<HeadKind, Anchored> proven;
    private final Consumer<SignedBeacon> rulesUnknown;
    private Want signed = new Want(HeadKind.SIGNED);
    private Want finalized = new Want(HeadKind.FINALIZED);

    /// @param proven takes a head's block once it is proven
    /// @param rulesUnknown hears that a head's block has a form that nobody here knows
    HeadBlocks(
            NodeContext context,
            HeaderCache cache,
            BiConsumer<HeadKind, Anchored> proven,
            Consumer<SignedBeacon> rulesUnknown) {
        this.context = context;
        this.cache = cache;
        this.proven = proven;
        this.rulesUnknown = rulesUnknown;
    }

    /// How far the block of one kind of head is fetched.
    private static final class Want {
        private final HeadKind kind;
        private Hash256 have = Hash256.ZERO;
        private boolean asking;
        private Instant nextTry = Instant.MIN;

        Want(HeadKind kind) {
            this.kind = kind;
        }
    }

    /// Heads count for nothing any more; what is still being fetched is for nobody.
    void reset() {
        signed = new Want(HeadKind.SIGNED);
        finalized = new Want(HeadKind.FINALIZED);
    }

    void tick() {
        context.store().ifPresent(store -> {
            tick(signed, store.signedBeacon());
            tick(finalized, store.finalBeacon());
        });
    }

    private void tick(Want want, SignedBeacon beacon) {
        var root = beacon.header().beacon().root();
        var hash = beacon.header().executionBlockHash();
        boolean isDue = hash.isPresent()
                && !root.equals(want.have)
                && !want.asking
                && !context.now().isBefore(want.nextTry);
        if (!isDue) return;
        var kept = cache.get(hash.get());
        if (kept.isPresent()) {
            found(want, beacon, BeaconKernel.named(beacon, kept.get()));
        } else {
            fetch(want, beacon, hash.get());
        }
    }

    private void fetch(Want want, SignedBeacon beacon, Hash256 hash) {
        var sources = context.book().executions();
        if (sources.isEmpty()) return;
        want.asking = true;
        var inquiry = context.inquiry();
        context.errands()
                .run(
                        () -> inquiry.ask(sources, s -> s.header(hash), bytes -> judged(beacon, bytes)),
                        result -> fetched(want, beacon, result));
    }

    /// A form that nobody here knows is an answer too: it has the hash that was signed.
    private static Inquiry.Verdict<Finding<ExecutionHeader>> judged(SignedBeacon beacon, ByteString bytes) {
        return ProofVerdict.of(BeaconKernel.named(beacon, bytes));
    }

    private void fetched(Want want, SignedBeacon beacon, Inquiry.Result<Finding<ExecutionHeader>> result) {
        want.asking = false;
        if (want != signed && want != finalized) return;
        switch (result) {
            case Inquiry.Result.Answered<Finding<ExecutionHeader>>(var finding, var _) -> found(want, beacon, finding);
            case Inquiry.Result.Unanswered<Finding<ExecutionHeader>> _ ->
                want.nextTry = context.now().plus(RETRY);
        }
    }

    private void found(Want want, SignedBeacon beacon, Finding<ExecutionHeader> finding) {
        want.have = beacon.header().beacon().root();
        if (finding instanceof Proven<ExecutionHeader> block) {
            cache.put(block.value());
            proven.accept(want.kind, new Anchored(beacon, block));
        } else if (finding instanceof Pending<ExecutionHeader> pending
                && pending.reason() instanceof Pending.Reason.RulesUnknown) {
            rulesUnknown.accept(beacon);
        }
    }
}
