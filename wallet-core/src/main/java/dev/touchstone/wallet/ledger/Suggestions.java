package dev.touchstone.wallet.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Chooses whom to offer as a recipient while something is typed. Pure.
public final class Suggestions {
    private Suggestions() {}

    /// Contacts that can be paid so, then addresses that were paid before and belong to no contact.
    ///
    /// @param payable which contacts can be paid on the chain in question
    /// @param most how many at most
    public static List<Suggestion> of(
            String typed, ContactBook book, Predicate<Contact> payable, List<PaidBefore> paid, int most) {
        var suggestions = new ArrayList<Suggestion>();
        book.search(typed).stream()
                .filter(payable)
                .map(Suggestion.OfContact::new)
                .forEach(suggestions::add);
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        paid.stream()
                .filter(before -> book.of(before.address()).isEmpty())
                .filter(before -> (before.label() + "\n" + before.address().text())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .map(Suggestion.OfPayment::new)
                .forEach(suggestions::add);
        return suggestions.stream().limit(most).toList();
    }
}
