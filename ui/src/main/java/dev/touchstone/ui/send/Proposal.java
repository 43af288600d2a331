package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.Warning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A draft and what the review says beside it. Immutable.
///
/// @param time how long it usually takes
/// @param basis what the fee is reckoned from
/// @param note for the person alone; may be empty
/// @param payee who is paid by a name, or is a contact
/// @param feeBefore the fee of the payment whose place it takes, if it takes one's
record Proposal(Draft draft, String time, String basis, String note, Payee payee, Optional<Satoshis> feeBefore) {
    static Proposal payment(Draft draft, FeeForm.Typed fee, FeeQuote quote, String note, Payee payee) {
        return new Proposal(draft, fee.time(), SendTexts.basis(quote), note, payee, Optional.empty());
    }

    static Proposal replacement(Draft draft, FeeForm.Typed fee, FeeQuote quote, Satoshis feeBefore) {
        return new Proposal(draft, fee.time(), SendTexts.basis(quote), "", Payee.NOBODY, Optional.of(feeBefore));
    }

    /// What to think about, with most to lose first.
    List<Warning> warnings() {
        return Stream.concat(payee.warning().stream(), draft.warnings().stream())
                .toList();
    }
}
