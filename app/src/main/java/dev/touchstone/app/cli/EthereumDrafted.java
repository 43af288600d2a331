package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeOutlook;
import dev.touchstone.wallet.payment.ethereum.PayeeWarning;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Tells what a transaction on an Ethereum network would do, before and after it is signed. Immutable.
///
/// @param payee who was named, where somebody was
/// @param beware what to think about whom it pays
record EthereumDrafted(Optional<EthereumPayee> payee, List<PayeeWarning> beware) {
    EthereumDrafted {
        beware = List.copyOf(beware);
    }

    EthereumDrafted(Optional<EthereumPayee> payee) {
        this(payee, List.of());
    }

    /// Of something that names nobody.
    static EthereumDrafted ofNobody() {
        return new EthereumDrafted(Optional.empty());
    }

    static EthereumDrafted of(EthereumPayee payee) {
        return new EthereumDrafted(Optional.of(payee));
    }

    EthereumDrafted with(List<PayeeWarning> warnings) {
        return new EthereumDrafted(payee, warnings);
    }

    /// Refuses what nobody is asked about where a contact's name stands for another address than last time.
    Optional<Failure> nameChanged(SpendingOptions wishes) {
        boolean isAgreed = !wishes.isAgreed() || wishes.isNewAddressAgreed();
        return payee.flatMap(EthereumPayee::before)
                .filter(_ -> !isAgreed)
                .map(_ -> Failure.refused(
                        "NameChanged",
                        "The contact's name stands for another address than last time. Ask them. Where it is "
                                + "right, add --new-address. Nothing was signed or sent."));
    }

    /// The draft, or why there is none.
    static EthereumDraft ready(EthereumDraftOutcome outcome) throws Failure {
        if (outcome instanceof EthereumDraftOutcome.Ready(var draft)) return draft;
        var code = outcome.getClass().getSimpleName();
        var sentence = Words.plain(EthereumSendTexts.explain(outcome, BigInteger::toString, false));
        throw switch (outcome) {
            case EthereumDraftOutcome.Ready _ -> throw new IllegalArgumentException("it is ready");
            case EthereumDraftOutcome.Offline _,
                    EthereumDraftOutcome.HeadTooOld _,
                    EthereumDraftOutcome.NotProven _,
                    EthereumDraftOutcome.NoTipKnown _ -> Failure.environment(code, sentence);
            case EthereumDraftOutcome.Shortfall(var missing, var fee) ->
                Failure.refused(code, sentence)
                        .with("missing", EthereumMembers.amount(missing))
                        .with("fee", EthereumMembers.amount(fee));
            case EthereumDraftOutcome.FeeTooLow(var tip, var most) ->
                Failure.refused(code, sentence)
                        .with("leastTip", EthereumMembers.amount(tip))
                        .with("leastMaxFee", EthereumMembers.amount(most));
            case EthereumDraftOutcome.NoSuchAccount _,
                    EthereumDraftOutcome.WatchOnly _,
                    EthereumDraftOutcome.TooLittle _,
                    EthereumDraftOutcome.Refuted _,
                    EthereumDraftOutcome.NonceTaken _,
                    EthereumDraftOutcome.NonceGap _,
                    EthereumDraftOutcome.NotWaiting _,
                    EthereumDraftOutcome.TooMuchGas _ -> Failure.refused(code, sentence);
        };
    }

    /// What an answer about it begins with.
    Json.Members subject(EthereumDraft draft) {
        var tx = draft.transaction();
        return Json.Members.none()
                .with("from", tx.from().text())
                .withText("to", EthereumMembers.payee(tx.destination()).map(EthereumAddress::text))
                .with("value", EthereumMembers.amount(tx.value()))
                .with("data", EthereumWords.hex(tx.data()))
                .and(names());
    }

    /// The members about whom it goes to by a name.
    Json.Members names() {
        return EthereumPayee.members(payee);
    }

    EthereumAnswer.Told draft(EthereumDraft draft) {
        var json = json(draft)
                .and(EthereumOffering.ofDraft())
                .withText("hash", Optional.empty())
                .withText("raw", Optional.empty());
        return new EthereumAnswer.Told(json, page(draft));
    }

    EthereumAnswer.Told signed(EthereumDraft draft, EthereumTransaction signed, EthereumPaymentState state) {
        var json = json(draft)
                .and(EthereumOffering.members(state))
                .with("hash", EthereumWords.hex(signed.hash()))
                .with("raw", EthereumWords.hex(signed.bytes()));
        var page = Page.empty()
                .row("Transaction", EthereumWords.hex(signed.hash()))
                .row("State", EthereumOffering.words(state));
        return new EthereumAnswer.Told(json, page);
    }

    private Json.Members json(EthereumDraft draft) {
        var tx = draft.transaction();
        return SimulationMembers.of(draft.simulated().value(), draft.effects())
                .with("type", tx.type().id())
                .with("chainId", draft.chainId().toString())
                .and(fees(tx.fees()))
                .with("tips", Words.standing(draft.fees().tips()))
                .with("expectedFee", EthereumMembers.amount(draft.fees().expected()))
                .with("mostFee", EthereumMembers.amount(draft.fees().most()))
                .with("makesAccount", draft.makesAccount())
                .with(
                        "payeeWarnings",
                        Json.Items.of(
                                beware.stream().map(EthereumDrafted::warning).toList()))
                .withText("replaces", draft.replaces().map(EthereumWords::hex));
    }

    private static Json.Members warning(PayeeWarning warning) {
        return Json.Members.none()
                .with("code", warning.code())
                .with("says", Words.plain(EthereumSendTexts.explain(warning)));
    }

    private static Json.Members fees(Fees fees) {
        var tip = fees instanceof Fees.FeeMarket(var above, var _) ? Optional.of(above) : Optional.<Wei>empty();
        return Json.Members.none()
                .with("maxFeePerGas", EthereumMembers.amount(fees.mostPerGas()))
                .withText("maxPriorityFeePerGas", tip.map(Wei::value).map(BigInteger::toString));
    }

    private Page page(EthereumDraft draft) {
        var tx = draft.transaction();
        var page = Page.empty().row("From", tx.from().text());
        var to = EthereumMembers.payee(tx.destination());
        page = page.row("To", to.map(EthereumAddress::text).orElse("a new contract"));
        if (payee.isPresent()) page = page.and(payee.get().page());
        var isNew = EthereumSendTexts.newAccount(draft);
        if (!isNew.isEmpty()) page = page.row("New", Words.plain(isNew));
        page = page.and(CallWords.of(tx, draft.chainId()));
        page = page.row("Nonce", Long.toUnsignedString(tx.nonce()));
        if (draft.replaces().isPresent()) {
            page = page.row("Replaces", draft.replaces().map(EthereumWords::hex).orElse(""));
        }
        page = page.and(cost(draft.fees()));
        for (var warning : beware) {
            page = page.line("Warning (" + warning.code() + "): " + Words.plain(EthereumSendTexts.explain(warning)));
        }
        return page.gap().and(SimulationPage.of(draft.simulated().value(), draft.effects()));
    }

    private static Page cost(FeeOutlook fees) {
        return Page.empty()
                .row(
                        "Fee",
                        "about " + EthereumWords.ether(fees.expected()) + " ETH, at most "
                                + EthereumWords.ether(fees.most()) + " ETH")
                .row("Fee by", Words.plain(EthereumSendTexts.basis(fees)));
    }
}
