package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.OwnScripts;
import dev.touchstone.wallet.ledger.Coin;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.TransactionDetail;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a transaction out from a snapshot. Thread-safe.
final class Details {
    private Details() {}

    static Optional<TransactionDetail> of(WalletSnapshot snapshot, TxId txid, OwnScripts own) {
        var entries = snapshot.entries().stream().collect(Collectors.toMap(LedgerEntry::txid, Function.identity()));
        return Optional.ofNullable(entries.get(txid)).map(entry -> of(snapshot, entry, entries, own));
    }

    private static TransactionDetail of(
            WalletSnapshot snapshot, LedgerEntry entry, Map<TxId, LedgerEntry> entries, OwnScripts own) {
        var tx = entry.transaction();
        var sources = new ArrayList<TransactionDetail.Source>();
        for (var input : tx.inputs()) {
            var spent = Optional.ofNullable(entries.get(input.outPoint().txid()))
                    .map(parent -> parent.transaction().outputs())
                    .filter(outputs -> input.outPoint().index() < outputs.size())
                    .map(outputs -> outputs.get((int) input.outPoint().index()));
            var path = spent.map(TxOut::script).flatMap(own::pathOf);
            sources.add(new TransactionDetail.Source(input.outPoint(), spent, path));
        }
        var labels = snapshot.coins().stream()
                .filter(coin -> coin.outPoint().txid().equals(entry.txid()))
                .collect(Collectors.toMap(Coin::outPoint, Coin::label));
        var destinations = new ArrayList<TransactionDetail.Destination>();
        for (int i = 0; i < tx.outputs().size(); i++) {
            var output = tx.outputs().get(i);
            Script script = output.script();
            destinations.add(new TransactionDetail.Destination(
                    output,
                    BitcoinAddress.of(snapshot.network(), script),
                    own.pathOf(script),
                    labels.getOrDefault(tx.outPoint(i), "")));
        }
        return new TransactionDetail(entry, sources, destinations);
    }
}
