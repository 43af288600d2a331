package dev.touchstone.app.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.history.AccountHistory;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Sample;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.ethereum.history.Step;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.OlderQuestions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.HistoryListener;
import dev.touchstone.wallet.ledger.EthereumHistory;
import dev.touchstone.wallet.ledger.HistoryReach;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Searches the histories of accounts, a few steps at a pass: forward to the newest block, then back as far as
/// anybody proves state. Confined to one thread at a time.
final class SubjectSearch {
    private static final int MOST_STEPS = 8;

    /// A node that keeps little proves the state of some 128 blocks.
    private static final long KEPT_BY_MOST = 96;

    private static final long FIRST_WINDOW = 64;
    private static final long WIDEST = 4096;

    private final OlderQuestions chain;
    private final String id;
    private final HistoryListener listener;
    private final Map<Subject, Known> known = new HashMap<>();
    private final Map<Subject, Long> windows = new HashMap<>();
    private final Set<Subject> begun = new HashSet<>();
    private final Map<Subject, HistoryReach> told = new ConcurrentHashMap<>();

    /// @param candidate becomes the settled end when its block is final
    private record Known(HistoryReach reach, Sample candidate) {
        Known with(Span span) {
            return new Known(new HistoryReach(span, reach.settled(), reach.beginning()), candidate);
        }
    }

    SubjectSearch(OlderQuestions chain, String id, HistoryListener listener) {
        this.chain = chain;
        this.id = id;
        this.listener = listener;
    }

    /// Whether nothing is left to do until there is a newer block.
    boolean pass(Subject subject, EthereumHistory.Sum sum, BlockNumber newest, Optional<BlockNumber> settled) {
        var history = new AccountHistory(chain, subject);
        if (!known.containsKey(subject)) {
            if (sum.reach().isEmpty()) return begin(subject, history, newest);
            var reach = sum.reach().get();
            known.put(subject, new Known(reach, reach.span().to()));
        }
        if (begun.add(subject)) beginsAgain(subject);
        settle(subject, settled);
        if (!isOnChain(subject, settled)) return false;
        return forward(subject, history, newest) && backward(subject, history);
    }

    private Span span(Subject subject) {
        return at(subject).reach().span();
    }

    private Known at(Subject subject) {
        var it = known.get(subject);
        if (it == null) throw new IllegalStateException("no search of " + subject);
        return it;
    }

    private boolean begin(Subject subject, AccountHistory history, BlockNumber newest) {
        return switch (history.begin(newest)) {
            case AccountHistory.Begun.Not(var why) -> stopped(subject, why);
            case AccountHistory.Begun.At(var span) -> {
                known.put(subject, new Known(new HistoryReach(span, span.to(), Optional.empty()), span.to()));
                begun.add(subject);
                keep(subject, span, List.of(), true);
                yield false;
            }
        };
    }

    /// What an earlier search began with, where the wallet does not keep what proves it.
    private void beginsAgain(Subject subject) {
        beginsAgain(subject, span(subject).from().number());
    }

    private void settle(Subject subject, Optional<BlockNumber> settled) {
        var now = at(subject);
        var candidate = now.candidate();
        boolean isFinal =
                settled.filter(it -> candidate.number().compareTo(it) <= 0).isPresent();
        if (!isFinal || candidate.equals(now.reach().settled())) {
            if (isFinal)
                known.put(subject, new Known(now.reach(), now.reach().span().to()));
            return;
        }
        boolean isTrue = chain.block(candidate.number()) instanceof Proven<ExecutionHeader> header
                && header.asOf().equals(candidate.block());
        if (!isTrue) return;
        var reach = new HistoryReach(now.reach().span(), candidate, now.reach().beginning());
        known.put(subject, new Known(reach, reach.span().to()));
        tell(subject, reach, List.of());
    }

    /// Where the newest searched block was replaced, the search goes on from the last one that is final.
    private boolean isOnChain(Subject subject, Optional<BlockNumber> settled) {
        var end = span(subject).to();
        if (settled.filter(it -> end.number().compareTo(it) <= 0).isPresent()) return true;
        if (!(chain.block(end.number()) instanceof Proven<ExecutionHeader> header)) return true;
        if (header.asOf().equals(end.block())) return true;
        var reach = at(subject).reach();
        boolean isShort = reach.settled().number().compareTo(reach.span().from().number()) < 0;
        var back = isShort
                ? Span.at(reach.settled())
                : new Span(reach.span().from(), reach.settled(), reach.span().isFromTheStart());
        known.put(subject, new Known(reach, reach.settled()).with(back));
        return isSettledTrue(subject);
    }

    /// What was taken as final before anything was is no ground to stand on: the history begins anew.
    private boolean isSettledTrue(Subject subject) {
        var end = at(subject).reach().settled();
        boolean isTrue = chain.block(end.number()) instanceof Proven<ExecutionHeader> header
                && header.asOf().equals(end.block());
        if (isTrue) return true;
        var lower = BlockNumber.of(Math.max(0, end.number().value() - KEPT_BY_MOST));
        if (!(new AccountHistory(chain, subject).begin(lower) instanceof AccountHistory.Begun.At(var span)))
            return false;
        known.put(subject, new Known(new HistoryReach(span, span.to(), Optional.empty()), span.to()));
        keep(subject, span, List.of(), true);
        return true;
    }

    private boolean forward(Subject subject, AccountHistory history, BlockNumber newest) {
        for (int i = 0; i < MOST_STEPS; i++) {
            var before = span(subject);
            if (before.to().number().compareTo(newest) >= 0) return true;
            var step = history.forward(before, newest);
            if (!step.isFree()) return skips(subject, history, newest, step);
            keep(subject, step.span(), step.found(), false);
            listener.stopped(id, subject, List.of());
        }
        return false;
    }

    /// Where nobody proves the state of blocks that were missed, the search goes on behind them: what moved there
    /// stays unexplained.
    private boolean skips(Subject subject, AccountHistory history, BlockNumber newest, Step step) {
        var why = step.obstacle().orElseThrow();
        stopped(subject, why);
        var before = span(subject);
        long next = newest.value() - KEPT_BY_MOST;
        boolean isGone = why instanceof Pending<?> pending
                && pending.reason() instanceof Pending.Reason.NobodyProves
                && before.to().number().value() < next;
        if (!isGone || !(history.begin(BlockNumber.of(next)) instanceof AccountHistory.Begun.At(var at))) return true;
        keep(subject, new Span(before.from(), at.to(), before.isFromTheStart()), List.of(), true);
        return false;
    }

    private boolean backward(Subject subject, AccountHistory history) {
        for (int i = 0; i < MOST_STEPS; i++) {
            var before = span(subject);
            long from = before.from().number().value();
            long window = windows.getOrDefault(subject, FIRST_WINDOW);
            if (before.isFromTheStart() || from <= 1 || window == 0) return true;
            var step = history.backward(before, BlockNumber.of(Math.max(1, from - window)));
            if (!step.isFree()) {
                windows.put(subject, window / 2);
                if (window / 2 == 0) stopped(subject, step.obstacle().orElseThrow());
                continue;
            }
            if (step.found().isEmpty()) windows.put(subject, Math.min(WIDEST, 2 * window));
            keep(subject, step.span(), step.found(), true);
        }
        return false;
    }

    private boolean stopped(Subject subject, Finding<?> why) {
        boolean isOffline = why instanceof Pending<?> pending && pending.reason() instanceof Pending.Reason.Offline;
        if (!isOffline) listener.stopped(id, subject, List.of(why));
        return true;
    }

    /// What changed nothing is not written each time: the next start finds it again at no cost.
    private void keep(Subject subject, Span span, List<Found> found, boolean write) {
        var now = at(subject).with(span);
        boolean isNewBeginning = !span.from().equals(at(subject).reach().span().from())
                || (subject.asset().isEther() && now.reach().beginning().isEmpty());
        if (isNewBeginning || write) now = begins(subject, now);
        known.put(subject, now);
        if (write || !found.isEmpty()) tell(subject, now.reach(), found);
    }

    private void tell(Subject subject, HistoryReach reach, List<Found> found) {
        told.put(subject, reach);
        listener.searched(chain.network(), subject, reach, found);
    }

    /// Whether the wallet has taken what was found so far. Thread-safe.
    boolean isTaken(EthereumHistory history) {
        return told.entrySet().stream()
                .allMatch(each -> history.sum(each.getKey())
                        .map(sum -> sum.reach().filter(each.getValue()::equals).isPresent())
                        .orElse(true));
    }

    private Known begins(Subject subject, Known now) {
        var from = now.reach().span().from().number();
        if (!subject.asset().isEther()) {
            beginsAgain(subject, from);
            return now;
        }
        if (!(chain.block(from) instanceof Proven<ExecutionHeader> header)) return now;
        if (!(chain.accountAt(subject.account(), from) instanceof Proven<AccountState> state)) return now;
        listener.beginsWithEther(id, state);
        var kept = HistoryReach.Beginning.of(header, state);
        return new Known(new HistoryReach(now.reach().span(), now.reach().settled(), kept), now.candidate());
    }

    private void beginsAgain(Subject subject, BlockNumber from) {
        var question = subject.amount();
        if (question.isPresent() && chain.answerAt(question.get(), from) instanceof Proven<BigInteger> amount) {
            listener.beginsWithAmount(id, subject, amount);
        }
    }
}
