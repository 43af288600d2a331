package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.BlockFees;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.FeeBasis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import java.util.List;
import java.util.Optional;

/// Reckons which fee rates to offer from what the node has seen. Pure. What comes out is a claim: nobody can prove what
/// the next block will ask.
public final class FeeQuotes {
    private FeeQuotes() {}

    /// The rates for a network. Without anything seen nothing is quoted where money is real: that would be a guess.
    public static FeeQuote of(Network network, FeeBasis basis) {
        var floor =
                basis.peersFloor().map(FeeRate::new).orElse(FeeRate.RELAY_FLOOR).atLeast(FeeRate.RELAY_FLOOR);
        return switch (network) {
            case BITCOIN_REGTEST, BITCOIN_PRACTICE -> flat(floor, new FeeQuote.Basis.RelayFloor());
            case BITCOIN_MAIN -> seen(basis, floor).orElseGet(FeeQuote.Unknown::new);
            case BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET ->
                seen(basis, floor).orElseGet(() -> flat(floor, new FeeQuote.Basis.RelayFloor()));
        };
    }

    private static Optional<FeeQuote> seen(FeeBasis basis, FeeRate floor) {
        if (!basis.recentBlocks().isEmpty()) return Optional.of(ofBlocks(basis.recentBlocks(), floor));
        return basis.peersFloor().map(_ -> flat(floor, new FeeQuote.Basis.PeersFloor()));
    }

    private static FeeQuote flat(FeeRate rate, FeeQuote.Basis basis) {
        return new FeeQuote.Known(rate, rate, rate, rate, basis);
    }

    /// An average says what a block's transactions paid, not what its cheapest paid: to be in the next block the
    /// dearest of the recent averages is offered, within an hour the middle one, and by tomorrow half of the
    /// cheapest.
    private static FeeQuote ofBlocks(List<BlockFees> blocks, FeeRate floor) {
        var rates = blocks.stream().map(BlockFees::satoshisPerKvB).sorted().toList();
        var dearest = new FeeRate(rates.getLast()).atLeast(floor);
        var middle = new FeeRate(rates.get(rates.size() / 2)).atLeast(floor);
        var cheap = new FeeRate(rates.getFirst() / 2).atLeast(floor);
        return new FeeQuote.Known(dearest, middle, cheap, floor, new FeeQuote.Basis.RecentBlocks(blocks.size()));
    }
}
