package dev.touchstone.app.node;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HistoryProofFile;
import dev.touchstone.spv.proof.HistoryProofFile.Made;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.wallet.ledger.EthereumHistory;
import dev.touchstone.wallet.ledger.HistoryReach;
import java.util.ArrayList;

/// Gathers the proof that a history adds up: each of its blocks, and the balances at both ends, under one signed
/// block. Blocks; not for a loop or the JavaFX thread.
public final class HistoryProofs {
    private final EthereumNode node;
    private final Subject subject;
    private final Proven<ExecutionHeader> head;

    private HistoryProofs(EthereumNode node, Subject subject, Proven<ExecutionHeader> head) {
        this.node = node;
        this.subject = subject;
        this.head = head;
    }

    /// The proof of a history, or why there is none.
    public static Made of(EthereumNode node, Subject subject, EthereumHistory.Sum sum) {
        var newest = node.head(HeadKind.SIGNED);
        if (!(newest instanceof Proven<ExecutionHeader> head)) return new Made.Not(newest);
        return sum.reach()
                .map(reach -> new HistoryProofs(node, subject, head).gathered(reach, sum))
                .orElseGet(() -> new Made.Not(Pending.because(new Pending.Reason.NotChecked())));
    }

    private Made gathered(HistoryReach reach, EthereumHistory.Sum sum) {
        var last = reach.span().to().number();
        var from = end(reach, reach.span().from().number());
        if (!(from instanceof Proven<?> before)) return new Made.Not(from);
        var to = end(reach, last);
        if (!(to instanceof Proven<?> after)) return new Made.Not(to);
        var parts = new ArrayList<HistoryProofFile.Part>();
        for (var each : sum.kept()) {
            var number = BlockNumber.of(each.movement().block().height().value());
            if (number.compareTo(last) > 0) continue;
            var found = node.older().below(head, number);
            if (!(found instanceof Proven<ExecutionHeader> header)) return new Made.Not(found);
            parts.add(new HistoryProofFile.Part(header, each.proof()));
        }
        return HistoryProofFile.of(node.chain(), before, after, parts);
    }

    /// What the account had after a block: by the bytes that are kept where these are of it.
    private Finding<?> end(HistoryReach reach, BlockNumber number) {
        var found = node.older().below(head, number);
        if (!(found instanceof Proven<ExecutionHeader> block)) return found;
        var question = subject.amount();
        if (question.isPresent()) {
            var result = node.call(block, question.get().input());
            return result instanceof Proven<CallResult> call ? Rules.read(question.get(), call) : result;
        }
        return reach.beginning()
                .flatMap(kept -> kept.check(block, subject.account()))
                .<Finding<?>>map(state -> state)
                .orElseGet(() -> node.account(block, subject.account()));
    }
}
