package dev.touchstone.wallet.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The contacts of a ledger. Confined to the wallet-ledger loop.
public final class ContactLedger {
    private static final int MOST = 10_000;

    /// How old the memory of what a name stands for may become before it is written again.
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    private final Map<ContactId, Contact> contacts = new LinkedHashMap<>();
    private int last;

    void apply(WalletEvent.OfContacts event) {
        switch (event) {
            case WalletEvent.ContactSaved(var contact, var _) -> {
                contacts.put(contact.id(), contact);
                last = Math.max(last, contact.id().value());
            }
            case WalletEvent.ContactRemoved(var id, var _) -> contacts.remove(id);
            case WalletEvent.ContactNameSeen(var id, var stand) ->
                contacts.computeIfPresent(id, (_, contact) -> contact.with(stand));
        }
    }

    /// The number of the next contact; that of one who was removed is not given again.
    public ContactId next() {
        return new ContactId(last + 1);
    }

    public boolean isFull() {
        return contacts.size() >= MOST || last == Integer.MAX_VALUE;
    }

    /// Whether it is worth writing down: the name stands for another address, or the last record has become old.
    public boolean isNews(ContactId id, NameStand stand) {
        var contact = contacts.get(id);
        if (contact == null) return false;
        var before = contact.stand(stand.coin());
        return before.isEmpty()
                || !before.get().value().equals(stand.value())
                || !stand.at().isBefore(before.get().at().plus(RENEWED_AFTER));
    }

    public ContactBook look() {
        return new ContactBook(List.copyOf(contacts.values()));
    }
}
