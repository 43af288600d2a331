package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.ledger.PaidBefore;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Whom the user of an open wallet pays. Thread-safe; the rules of [OpenWallet] for futures hold here too. The
/// contacts there are stand in the wallet's snapshot
/// ([dev.touchstone.wallet.ledger.WalletSnapshot#contacts()]).
public interface Contacts {
    /// The one normal form of a name that somebody typed, or why it is none. Asks nobody.
    CompletableFuture<Normalization> normalize(String typed);

    CompletableFuture<Saving<Contact>> add(ContactEntry entry);

    /// Writes a contact anew. What its name stood for is remembered while the name stays.
    CompletableFuture<Saving<ContactId>> change(ContactId contact, ContactEntry entry);

    CompletableFuture<Saving<ContactId>> remove(ContactId contact);

    /// Remembers what a contact's name stands for: it was looked up, and the user pays it, or says that it is
    /// right.
    CompletableFuture<Saving<ContactId>> remember(ContactId contact, NameStand stand);

    /// The addresses of others that payments of this wallet went to, last paid first. Nothing of what came in is
    /// among them.
    List<PaidBefore> paidBefore();
}
