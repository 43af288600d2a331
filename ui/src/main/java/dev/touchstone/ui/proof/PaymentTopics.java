package dev.touchstone.ui.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.payment.MoveLine;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is proven of payments on Ethereum: what one would do, what an exchange would come to, what became of a
/// payment, and what moved. Confined to the JavaFX application thread.
final class PaymentTopics {
    private static final int ROOM = 24;
    private static final String ONLY_THE_RECEIPT =
            "What a contract did besides is only in the amounts, not in this receipt. What a token’s contract reports,"
                    + " it says itself.";
    private static final String FINAL_APART =
            "That its block is final was proven apart, by a newer block. This proof shows that the block holds it.";
    private static final Finding<?> NOTHING = Pending.because(new Pending.Reason.NotChecked());

    private final Surroundings around;
    private final Session session;

    PaymentTopics(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
    }

    private WalletSnapshot wallet() {
        return session.wallet().snapshot().get();
    }

    private boolean isHidden() {
        return around.amounts().get().hidden();
    }

    private WalletNames names() {
        return WalletNames.of(wallet(), isHidden());
    }

    /// What a transaction would do, as it was tried for a review.
    Topic tried(EthereumDraft draft) {
        var order = PaidOrder.of(draft);
        var value = draft.transaction().value();
        var given = OrderTexts.given(order, value, draft.effects(), names());
        return new Topic(
                "What changes",
                new Shown.Words(given.isEmpty() ? OrderTexts.name(order, names()) : given),
                draft.simulated(),
                "What changes",
                false,
                true,
                "what changes",
                UnaryOperator.identity());
    }

    /// What an exchange would come to in one pool.
    Topic offered(SwapOffer.Found offer) {
        var bought =
                ExchangeEffects.asset(wallet().ethereum().chain(), offer.swap().bought());
        return new Topic(
                "The pool with the fee " + ExchangeTexts.percent(offer.fee()),
                EffectList.shown(bought, offer.units(), names()),
                offer.amount(),
                "This offer",
                false,
                true,
                "offer at block " + offer.amount().asOf().height().value(),
                ladder -> ladder.withLimit(ExchangeTexts.LIMIT));
    }

    /// What became of a payment that was signed here: by its receipt, which the block's header commits to.
    Topic receipt(Hash256 hash) {
        var payment = wallet().ethereumPayment(hash);
        var state = payment.map(EthereumPayment::state);
        var finding = state.map(PaymentTopics::proof).orElse(NOTHING);
        boolean isFinal =
                state.filter(EthereumPaymentState.Settled.class::isInstance).isPresent();
        return new Topic(
                payment.map(it -> OrderTexts.name(PaidOrder.of(it), names())).orElse("Payment"),
                new Shown.Words(payment.map(this::amount).orElse("—")),
                finding,
                "This payment",
                true,
                finding.isProven(),
                file(Optional.of(hash)),
                ladder -> (isFinal ? ladder.withOtherLimit(EtherRungs.FINALITY_LIMIT, FINAL_APART) : ladder)
                        .withLimit(ONLY_THE_RECEIPT));
    }

    private String amount(EthereumPayment payment) {
        var amount = OrderTexts.amount(PaidOrder.of(payment), payment.chain(), names());
        return amount.isEmpty() ? "—" : amount;
    }

    private static Finding<?> proof(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.InBlock(var proof, var _) -> proof;
            case EthereumPaymentState.Settled(var proof, var _) -> proof;
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> NOTHING;
        };
    }

    /// What a line of the history says that moved: by the receipt of its transaction, or, where there is none,
    /// by the balances around its block.
    Topic moved(String key) {
        var entry = wallet().ethereumHistory().entry(key);
        var finding = entry.map(PaymentTopics::finding).orElse(NOTHING);
        boolean isReceipt = entry.filter(it -> finding.equals(it.receipt())).isPresent();
        return new Topic(
                entry.map(HistoryTexts::name).orElse("Payment"),
                entry.map(it -> MoveLine.of(it, wallet()))
                        .map(MoveLine::amount)
                        .map(PaymentTopics::fitting)
                        .orElseGet(() -> new Shown.Words("—")),
                finding,
                "This payment",
                true,
                finding.isProven() && isReceipt,
                file(entry.flatMap(EthereumEntry::transaction)),
                ladder -> ladder.withLimit(ONLY_THE_RECEIPT));
    }

    private static Finding<?> finding(EthereumEntry entry) {
        return entry.transaction().isPresent() && entry.receipt().isProven() ? entry.receipt() : entry.finding();
    }

    private static Shown fitting(Shown shown) {
        return shown instanceof Shown.Token token && token.unit().length() > ROOM ? new Shown.Words("—") : shown;
    }

    private static String file(Optional<Hash256> transaction) {
        return "payment " + transaction.map(hash -> hash.hex().substring(0, 12)).orElse("movement");
    }
}
