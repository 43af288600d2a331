package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.NamedPayee;
import java.util.Optional;

/// A draft and what the review says beside it. Immutable.
///
/// @param time how long it usually takes
/// @param basis what the fee is reckoned from
/// @param note for the person alone; may be empty
/// @param named who is paid by a name
/// @param feeBefore the fee of the payment whose place it takes, if it takes one's
record Proposal(
        Draft draft, String time, String basis, String note, Optional<NamedPayee> named, Optional<Satoshis> feeBefore) {
    static Proposal payment(Draft draft, FeeForm.Typed fee, FeeQuote quote, String note, Optional<NamedPayee> named) {
        return new Proposal(draft, fee.time(), SendTexts.basis(quote), note, named, Optional.empty());
    }

    static Proposal replacement(Draft draft, FeeForm.Typed fee, FeeQuote quote, Satoshis feeBefore) {
        return new Proposal(draft, fee.time(), SendTexts.basis(quote), "", Optional.empty(), Optional.of(feeBefore));
    }
}
