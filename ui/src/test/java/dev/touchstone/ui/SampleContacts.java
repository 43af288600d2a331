package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.wallet.Contacts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.ledger.PaidBefore;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The contacts of the sample wallet, kept by its ledger and by no file.
final class SampleContacts implements Contacts {
    private final SampleWallet wallet;

    SampleContacts(SampleWallet wallet) {
        this.wallet = wallet;
    }

    @Override
    public CompletableFuture<Normalization> normalize(String typed) {
        return CompletableFuture.completedFuture(EnsName.normalize(typed.strip()));
    }

    @Override
    public CompletableFuture<Saving<Contact>> add(ContactEntry entry) {
        var contact = new Contact(wallet.ledger.contacts().next(), entry, List.of());
        wallet.apply(new WalletEvent.ContactSaved(contact, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(contact));
    }

    @Override
    public CompletableFuture<Saving<ContactId>> change(ContactId id, ContactEntry entry) {
        var contact = wallet.snapshot.get().contacts().find(id).orElseThrow();
        wallet.apply(new WalletEvent.ContactSaved(contact.with(entry), TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(id));
    }

    @Override
    public CompletableFuture<Saving<ContactId>> remove(ContactId id) {
        wallet.apply(new WalletEvent.ContactRemoved(id, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(id));
    }

    @Override
    public CompletableFuture<Saving<ContactId>> remember(ContactId id, NameStand stand) {
        wallet.apply(new WalletEvent.ContactNameSeen(id, stand));
        return CompletableFuture.completedFuture(new Saving.Saved<>(id));
    }

    @Override
    public List<PaidBefore> paidBefore() {
        return wallet.paid.stream()
                .map(address -> new PaidBefore(address, TestWindow.NOW, "", 1))
                .toList();
    }
}
