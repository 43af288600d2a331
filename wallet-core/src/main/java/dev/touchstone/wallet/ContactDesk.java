package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.ContactLedger;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.ledger.PaidBefore;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Keeps the contacts of an open wallet. Thread-safe; ledger and journal are asked on the wallet-ledger loop.
final class ContactDesk implements Contacts {
    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final InstantSource clock;
    private final Latest<WalletSnapshot> latest;
    private final Runnable changed;

    ContactDesk(WalletState state, Loop loop, WalletPorts ports, Latest<WalletSnapshot> latest, Runnable changed) {
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.clock = ports.clock();
        this.latest = latest;
        this.changed = changed;
    }

    private ContactLedger ledger() {
        return state.ledger().contacts();
    }

    @Override
    public CompletableFuture<Normalization> normalize(String typed) {
        return CompletableFuture.supplyAsync(() -> EnsName.normalize(typed.strip()), ports.background());
    }

    @Override
    public CompletableFuture<Saving<Contact>> add(ContactEntry entry) {
        return JournaledWallet.onLoop(loop, () -> {
            if (ledger().isFull()) return new Saving.NotSaved<>("there are as many contacts as a wallet can have");
            var contact = new Contact(ledger().next(), entry, List.of());
            return saved(new WalletEvent.ContactSaved(contact, clock.instant()), contact);
        });
    }

    @Override
    public CompletableFuture<Saving<ContactId>> change(ContactId id, ContactEntry entry) {
        return JournaledWallet.onLoop(
                loop,
                () -> of(id).map(contact -> contact.with(entry))
                        .map(contact -> saved(new WalletEvent.ContactSaved(contact, clock.instant()), id))
                        .orElseGet(ContactDesk::gone));
    }

    @Override
    public CompletableFuture<Saving<ContactId>> remove(ContactId id) {
        return JournaledWallet.onLoop(
                loop,
                () -> of(id).map(_ -> saved(new WalletEvent.ContactRemoved(id, clock.instant()), id))
                        .orElseGet(ContactDesk::gone));
    }

    @Override
    public CompletableFuture<Saving<ContactId>> remember(ContactId id, NameStand stand) {
        return JournaledWallet.onLoop(
                loop,
                () -> of(id).map(_ -> ledger().isNews(id, stand)
                                ? saved(new WalletEvent.ContactNameSeen(id, stand), id)
                                : new Saving.Saved<>(id))
                        .orElseGet(ContactDesk::gone));
    }

    private Optional<Contact> of(ContactId id) {
        return ledger().look().find(id);
    }

    private static <T> Saving<T> gone() {
        return new Saving.NotSaved<>("there is no such contact any more");
    }

    private <T> Saving<T> saved(WalletEvent event, T value) {
        return switch (state.record(List.of(event))) {
            case SaveOutcome.NotSaved(var reason) -> new Saving.NotSaved<>(reason);
            case SaveOutcome.Saved _ -> {
                changed.run();
                yield new Saving.Saved<>(value);
            }
        };
    }

    @Override
    public List<PaidBefore> paidBefore() {
        var paid = new LinkedHashMap<BitcoinAddress, PaidBefore>();
        var snapshot = latest.get();
        var book = state.ledger().book();
        for (var entry : snapshot.entries()) {
            boolean isOwnPayment =
                    entry.direction() == Direction.OUT && entry.broadcast().isPresent();
            if (!isOwnPayment) continue;
            for (var output : entry.transaction().outputs()) {
                if (book.pathOf(output.script()).isPresent()) continue;
                BitcoinAddress.of(snapshot.network(), output.script())
                        .map(address -> new PaidBefore(address, entry.time(), entry.label(), 1))
                        .ifPresent(each -> paid.merge(each.address(), each, ContactDesk::once));
            }
        }
        return List.copyOf(paid.values());
    }

    private static PaidBefore once(PaidBefore newer, PaidBefore older) {
        var label = newer.label().isEmpty() ? older.label() : newer.label();
        return new PaidBefore(newer.address(), newer.at(), label, newer.times() + older.times());
    }
}
