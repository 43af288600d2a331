package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.Unspent;
import dev.touchstone.spv.proof.UnspentOutputs;
import java.util.ArrayList;
import java.util.List;

/// Finds out whether what the ledger adds up to is proven: the coverage must reach over all of the wallet's addresses,
/// and the kernel's rule must come to the same sum. Confined to one look at the ledger.
final class HoldingProof {
    private final Ledger ledger;
    private final Scanned scanned;

    HoldingProof(Ledger ledger, Scanned scanned) {
        this.ledger = ledger;
        this.scanned = scanned;
    }

    Finding<UnspentOutputs> of(List<Coin> coins, Balance balance) {
        return switch (scanned.coverage()) {
            case Proven<Coverage> coverage -> concluded(coverage, coins, balance);
            case Pending<Coverage> pending -> Pending.soFar(soFar(coins), pending.reason());
            case Refuted<Coverage> refuted -> refuted.as();
            case Claimed<Coverage> claimed -> new Claimed<>(soFar(coins), claimed.source(), claimed.at());
        };
    }

    private Finding<UnspentOutputs> concluded(Proven<Coverage> coverage, List<Coin> coins, Balance balance) {
        var book = ledger.book();
        if (!book.isComplete(book.reachOf(coverage.value().watched()))) return stillScanning(coverage, coins);
        var conclusion = Rules.unspentOutputs(premises(coverage.value()), coverage);
        boolean agrees = !(conclusion instanceof Proven<UnspentOutputs> proven)
                || proven.value().total().equals(balance.confirmed());
        return agrees ? conclusion : stillScanning(coverage, coins);
    }

    /// The addresses that were used last are being looked for from the start.
    private static Finding<UnspentOutputs> stillScanning(Proven<Coverage> coverage, List<Coin> coins) {
        var to = coverage.value().to().height();
        return Pending.soFar(
                soFar(coins), new Pending.Reason.ScanIncomplete(coverage.value().from(), to, to));
    }

    private List<Proven<ConfirmedTransaction>> premises(Coverage coverage) {
        var premises = new ArrayList<Proven<ConfirmedTransaction>>(
                coverage.transactions().size());
        coverage.transactions()
                .keySet()
                .forEach(txid -> ledger.known(txid).ifPresent(facts -> {
                    if (facts.finding() instanceof Proven<ConfirmedTransaction> proven) premises.add(proven);
                }));
        return premises;
    }

    private static UnspentOutputs soFar(List<Coin> coins) {
        var unspent = new ArrayList<Unspent>();
        for (var coin : coins) {
            if (coin.origin() instanceof Coin.Origin.InBlock in) {
                unspent.add(new Unspent(coin.outPoint(), coin.output(), in.block(), in.coinbase()));
            }
        }
        var total =
                Satoshis.sum(unspent.stream().map(each -> each.output().value()).toList());
        return new UnspentOutputs(unspent, total);
    }
}
