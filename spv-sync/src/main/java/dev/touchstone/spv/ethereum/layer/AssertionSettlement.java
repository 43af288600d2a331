package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.LogHints;
import dev.touchstone.spv.ethereum.node.ProofVerdict;
import dev.touchstone.spv.ethereum.rollup.Assertion;
import dev.touchstone.spv.ethereum.rollup.AssertionLog;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.RollupKernel;
import dev.touchstone.spv.proof.Settled;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Finds the block that a Nitro chain's last confirmed assertion names. The assertion's hash comes, proven, from the
/// network; what it is the hash of, from what the contract reported when it was made, which is checked against the
/// hash. Thread-safe; blocks.
final class AssertionSettlement implements Settlement {
    /// `_assertions` of `RollupCore` (nitro-contracts test/storage/RollupCore).
    private static final StorageKey ASSERTIONS = StorageKey.of(117);

    /// `AssertionNode` begins with three block numbers of 64 bits; the third is when it was made.
    private static final int MADE_AT = 2 * Long.SIZE;

    private final ChainQuestions ethereum;
    private final LogHints logs;
    private final Rollup rollup;
    private final LayerServers servers;
    private final AtomicReference<Optional<Opened>> opened = new AtomicReference<>(Optional.empty());

    AssertionSettlement(ChainQuestions ethereum, LogHints logs, Rollup rollup, LayerServers servers) {
        this.ethereum = ethereum;
        this.logs = logs;
        this.rollup = rollup;
        this.servers = servers;
    }

    private record Opened(ByteString assertion, ByteString header) {}

    @Override
    public Finding<Settled<ExecutionHeader>> newest(HeadKind at) throws InterruptedException {
        var word = Settlement.word(ethereum, rollup, rollup.settled(), at);
        if (!(word instanceof Proven<StorageSlot> latest)) return ProofVerdict.instead(word);
        var known =
                opened.get().map(it -> RollupKernel.settledByAssertion(rollup, latest, it.assertion(), it.header()));
        if (known.isPresent() && known.get() instanceof Proven<Settled<ExecutionHeader>> again) return again;
        var made = Settlement.word(
                ethereum, rollup, ASSERTIONS.entry(latest.value().word()), at);
        if (!(made instanceof Proven<StorageSlot> node)) return ProofVerdict.instead(made);
        var told = assertion(latest.value().word(), madeAt(node.value()));
        return switch (told) {
            case Inquiry.Result.Unanswered<Assertion> unanswered -> ProofVerdict.without(unanswered);
            case Inquiry.Result.Answered<Assertion>(var assertion, var _) -> block(latest, assertion);
        };
    }

    private static BlockNumber madeAt(StorageSlot node) {
        var number = node.value().shiftRight(MADE_AT).and(BigInteger.valueOf(Long.MAX_VALUE));
        return BlockNumber.of(number.longValue());
    }

    private Inquiry.Result<Assertion> assertion(Hash256 hash, BlockNumber madeAt) throws InterruptedException {
        return logs.logs(
                madeAt,
                rollup.contract(),
                List.of(AssertionLog.TOPIC, hash),
                reports -> reports.isEmpty()
                        ? new Inquiry.Verdict.OfNoUse<>(new SourceFault.NotThere("no report of the assertion"))
                        : judged(hash, reports));
    }

    private static Inquiry.Verdict<Assertion> judged(Hash256 hash, List<LogEntry> reports) {
        var read = reports.stream()
                .flatMap(report -> AssertionLog.parse(report).toOptional().stream())
                .toList();
        var right = read.stream().filter(it -> it.hash().equals(hash)).findFirst();
        if (right.isPresent()) return new Inquiry.Verdict.True<>(right.get());
        return read.isEmpty()
                ? new Inquiry.Verdict.OfNoUse<>(new SourceFault.Unreadable("a report that is no assertion"))
                : new Inquiry.Verdict.False<>(
                        new Refutation.ClaimMismatch(hash, read.getFirst().hash()));
    }

    private Finding<Settled<ExecutionHeader>> block(Proven<StorageSlot> latest, Assertion assertion)
            throws InterruptedException {
        if (assertion.status() != Assertion.Status.FINISHED) {
            return Pending.because(new Pending.Reason.NotSettledYet(rollup.title()));
        }
        var result = servers.ask(source -> source.header(assertion.blockHash()), header -> {
            var block = RollupKernel.settledByAssertion(rollup, latest, assertion.words(), header);
            if (block.isProven()) opened.set(Optional.of(new Opened(assertion.words(), header)));
            return ProofVerdict.of(block);
        });
        return switch (result) {
            case Inquiry.Result.Answered<Finding<Settled<ExecutionHeader>>>(var found, var _) -> found;
            case Inquiry.Result.Unanswered<Finding<Settled<ExecutionHeader>>> unanswered ->
                ProofVerdict.without(unanswered);
        };
    }
}
