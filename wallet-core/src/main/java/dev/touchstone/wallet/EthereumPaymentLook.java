package dev.touchstone.wallet;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.wallet.ledger.EthereumPaymentLedger.Followed;
import java.util.List;

/// Looks where a payment is on the chain now. Nothing that was written down counts as proven: the block it was
/// in is held against the proven chain again. Pure but for what it asks; blocks.
final class EthereumPaymentLook {
    private EthereumPaymentLook() {}

    /// What came of a look. Immutable.
    sealed interface Found {
        Followed payment();

        /// It was proven to be in a block.
        record InBlock(Followed payment, Proven<TransactionReceipt> proof, boolean isFinal) implements Found {}

        /// The block in which it was is on the chain.
        record StillThere(Followed payment, boolean isFinal) implements Found {}

        /// The block in which it was may be on the chain, but nobody proves what is in it now.
        record NotProven(Followed payment, Finding<TransactionReceipt> why) implements Found {}

        /// Another block is in the place of that in which it was.
        record Left(Followed payment) implements Found {}

        /// Its nonce was used for good, and nobody has it in a block.
        record Overtaken(Followed payment) implements Found {}

        record Nothing(Followed payment) implements Found {}
    }

    static Found at(Followed payment, PaymentQuestions questions) {
        if (payment.block().isEmpty()) return lookedFor(payment, questions);
        var block = payment.block().get();
        boolean isOther = questions.block(number(block)) instanceof Proven<ExecutionHeader> header
                && !header.value().hash().equals(block.hash());
        if (isOther) return moved(payment, questions);
        if (payment.proof().isProven()) return new Found.StillThere(payment, isFinal(block, questions));
        return receipt(payment, questions);
    }

    private static BlockNumber number(ChainPoint block) {
        return BlockNumber.of(block.height().value());
    }

    /// Its block was replaced; it may be in another one already.
    private static Found moved(Followed payment, PaymentQuestions questions) {
        var found = receipt(payment, questions);
        return found instanceof Found.InBlock ? found : new Found.Left(payment);
    }

    private static Found receipt(Followed payment, PaymentQuestions questions) {
        var found = questions.receipt(payment.payment().hash());
        if (!(found instanceof Proven<TransactionReceipt> proof) || !isOf(payment, proof.value())) {
            return new Found.NotProven(payment, found);
        }
        return new Found.InBlock(payment, proof, isFinal(proof.value().receipt().block(), questions));
    }

    private static boolean isOf(Followed payment, TransactionReceipt receipt) {
        return receipt.transaction().equals(payment.payment().hash());
    }

    private static boolean isFinal(ChainPoint block, PaymentQuestions questions) {
        return questions.head(HeadKind.FINALIZED) instanceof Proven<ExecutionHeader> head
                && head.value().number().compareTo(number(block)) >= 0;
    }

    private static Found lookedFor(Followed payment, PaymentQuestions questions) {
        return switch (receipt(payment, questions)) {
            case Found.InBlock in -> in;
            case Found.NotProven(var _, var why)
            when isNowhere(why) && isUsedForGood(payment, questions) -> new Found.Overtaken(payment);
            case Found.NotProven _, Found.StillThere _, Found.Left _, Found.Overtaken _, Found.Nothing _ ->
                new Found.Nothing(payment);
        };
    }

    /// Whether servers answered, and none of them has it.
    static boolean isNowhere(Finding<TransactionReceipt> found) {
        return found instanceof Pending<TransactionReceipt> pending
                && pending.reason() instanceof Pending.Reason.NobodyProves;
    }

    private static boolean isUsedForGood(Followed payment, PaymentQuestions questions) {
        var account = questions
                .accounts(List.of(payment.payment().from()), HeadKind.FINALIZED)
                .getFirst();
        return account instanceof Proven<AccountState> proven
                && proven.value().nonce() > payment.payment().transaction().nonce();
    }

    /// Whether its code did what it meant to.
    static boolean succeeded(TransactionReceipt receipt) {
        return receipt.receipt().receipt().outcome() instanceof Receipt.Outcome.Succeeded;
    }
}
