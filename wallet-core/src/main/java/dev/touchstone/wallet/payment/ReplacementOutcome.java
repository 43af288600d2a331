package dev.touchstone.wallet.payment;

/// What came of preparing a payment anew at a higher fee. Immutable. The words for each live in ui.
public sealed interface ReplacementOutcome {
    /// To be signed like any other draft; its `replaces` names the payment it takes the place of.
    record Ready(Draft draft) implements ReplacementOutcome {}

    /// The payment has to stay as it is.
    record NotReplaceable(Reason reason) implements ReplacementOutcome {}

    /// Nodes take a replacement only when it pays for the way of both payments (BIP125 rules 3 and 4).
    record FeeTooLow(FeeRate rate, FeeRate least) implements ReplacementOutcome {}

    /// The replaced payment's coins and what else can be spent do not make a draft at this rate.
    record NotDrafted(DraftOutcome outcome) implements ReplacementOutcome {}

    /// Why a payment has to stay as it is.
    enum Reason {
        /// The wallet knows no such payment.
        UNKNOWN,
        /// It is in a block, was replaced, or was given up.
        NOT_WAITING,
        /// Not all of its coins were this wallet's, or it is of a form that this wallet does not make.
        NOT_OURS,
        /// It does not say that it may be replaced (BIP125 rule 1).
        NOT_SIGNALLED,
        /// Another payment that waits spends its change, and would be lost with it.
        SPENT_FURTHER
    }
}
