package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ens.CoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody whom the user pays. Immutable.
///
/// @param stands what the contact's name stood for last time, on each chain that it was looked up for
public record Contact(ContactId id, ContactEntry entry, List<NameStand> stands) {
    public Contact {
        stands = List.copyOf(stands);
    }

    public String name() {
        return entry.name();
    }

    /// What the name stood for last time on a chain.
    public Optional<NameStand> stand(CoinType coin) {
        return stands.stream().filter(stand -> stand.coin().equals(coin)).findFirst();
    }

    /// Compares what the name was found to stand for with last time.
    public NameChange compare(CoinType coin, ByteString now) {
        return stand(coin)
                .<NameChange>map(before ->
                        before.value().equals(now) ? new NameChange.Same(before) : new NameChange.Changed(before, now))
                .orElseGet(NameChange.FirstTime::new);
    }

    /// The same contact after its name was looked up.
    public Contact with(NameStand stand) {
        var others = new ArrayList<>(
                stands.stream().filter(old -> !old.coin().equals(stand.coin())).toList());
        others.add(stand);
        return new Contact(id, entry, others);
    }

    /// The same contact as it is written now. What another name stood for says nothing of this one.
    public Contact with(ContactEntry changed) {
        boolean isSameName = changed.ens().equals(entry.ens());
        return new Contact(id, changed, isSameName ? stands : List.of());
    }
}
