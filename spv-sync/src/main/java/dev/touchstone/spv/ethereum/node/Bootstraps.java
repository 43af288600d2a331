package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Source;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Fetches what a checkpoint needs to be begun from. Thread-safe; blocks.
final class Bootstraps {
    private final EthereumChain chain;
    private final Bls bls;
    private final Inquiry inquiry;
    private final Verifiers verifiers;

    Bootstraps(EthereumChain chain, Bls bls, Inquiry inquiry, Verifiers verifiers) {
        this.chain = chain;
        this.bls = bls;
        this.inquiry = inquiry;
        this.verifiers = verifiers;
    }

    /// What came of it.
    sealed interface Begun {
        record Started(LightClientStore store) implements Begun {}

        /// Whoever answered has no such block.
        record NotFound() implements Begun {}

        /// These sources say that the block is one of rules that this program does not know.
        record RulesUnknown(Slot at, Set<String> by) implements Begun {}

        /// Everybody who answered had something else.
        record Refused(Refutation why) implements Begun {}

        record NobodyAnswers() implements Begun {}
    }

    /// Asks until one has the checkpoint's block, with its committee.
    ///
    /// @param sources in the order in which they are to be asked
    Begun begin(Hash256 root, List<BeaconSource> sources) throws InterruptedException {
        var unknown = new AtomicReference<Slot>();
        var result =
                inquiry.ask(sources, source -> source.bootstrap(root), bootstrap -> judged(root, bootstrap, unknown));
        return switch (result) {
            case Inquiry.Result.Answered<LightClientStore>(var store, var _) -> new Begun.Started(store);
            case Inquiry.Result.Unanswered<LightClientStore>(var faults) -> {
                var slot = unknown.get();
                yield slot == null ? without(faults) : new Begun.RulesUnknown(slot, strangers(faults));
            }
        };
    }

    private Inquiry.Verdict<LightClientStore> judged(
            Hash256 root, LightClientBootstrap bootstrap, AtomicReference<Slot> unknown) {
        try {
            return switch (verifiers.await(() -> LightClientStore.start(chain, bls, root, bootstrap))) {
                case LightClientStore.Start.Started(var store) -> new Inquiry.Verdict.True<>(store);
                case LightClientStore.Start.Refused(var why) -> {
                    if (why instanceof Refutation.UnknownFork(var at)) unknown.set(at);
                    yield new Inquiry.Verdict.False<>(why);
                }
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Inquiry.Verdict.OfNoUse<>(new SourceFault.GivenUp());
        }
    }

    private static Set<String> strangers(Map<Source, SourceFault> faults) {
        return faults.entrySet().stream()
                .filter(it -> it.getValue() instanceof SourceFault.UnknownRules)
                .map(it -> it.getKey().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Begun without(Map<Source, SourceFault> faults) {
        for (var fault : faults.values()) {
            if (fault instanceof SourceFault.Lied(var why)) return new Begun.Refused(why);
        }
        boolean isNotThere = faults.values().stream().anyMatch(SourceFault.NotThere.class::isInstance);
        return isNotThere ? new Begun.NotFound() : new Begun.NobodyAnswers();
    }

    /// Whether a block is too old to begin from.
    boolean isTooOld(LightClientStore store, Instant now) {
        return AnchorAge.isOver(store.finalized().slot(), chain.schedule(), now);
    }
}
