package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.List;
import java.util.Optional;

/// A transaction drawn out: where its money comes from and where it goes. Immutable.
public record TransactionDetail(LedgerEntry entry, List<Source> sources, List<Destination> destinations) {
    public TransactionDetail {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
    }

    /// An input. The output it spends is known only where that was the wallet's own.
    public record Source(OutPoint outPoint, Optional<TxOut> output, Optional<AddressPath> own) {}

    /// An output. Some scripts have no address.
    public record Destination(
            TxOut output, Optional<BitcoinAddress> address, Optional<AddressPath> own, String label) {}
}
