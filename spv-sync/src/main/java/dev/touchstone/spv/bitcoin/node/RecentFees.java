package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.Proven;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/// What recent blocks paid in fees, read from whole blocks when asked: the coinbase pays out the subsidy and all fees,
/// so their sum is known without the outputs that were spent. Confined to the bitcoin-chain loop.
final class RecentFees {
    private static final int BLOCKS = 3;
    private static final int MAIN_HALVING = 210_000;
    private static final int REGTEST_HALVING = 150;
    /// A thousand satoshis for a virtual byte: more than any mempool has asked.
    private static final long MOST_FLOOR = 1_000_000;
    /// A bitcoin for 1,000 virtual bytes: somebody's mistake, where a small block averages more.
    private static final long MOST_RATE = 100_000_000;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final ScanContext context;
    private final TreeMap<Height, BitcoinSnapshot.BlockFees> blocks = new TreeMap<>(Comparator.reverseOrder());
    private Instant refreshed = Instant.MIN;

    RecentFees(ScanContext context) {
        this.context = context;
    }

    void refresh(Instant now) {
        if (now.isBefore(refreshed.plus(FRESH)) || !context.isReadyToScan()) return;
        refreshed = now;
        int tip = context.chain().tip().height().value();
        for (int height = tip; height > Math.max(0, tip - BLOCKS); height--) {
            context.header(Height.of(height))
                    .ifPresent(header -> context.fetcher().fetch(header, now, this::read));
        }
    }

    private void read(Proven<BlockContents> block) {
        var height = block.value().point().height();
        var transactions = block.value().transactions();
        var paidOut = Satoshis.sum(
                transactions.getFirst().outputs().stream().map(TxOut::value).toList());
        var fees = paidOut.minus(subsidy(height));
        long virtualBytes = transactions.stream()
                .skip(1)
                .mapToLong(Transaction::virtualSize)
                .sum();
        if (virtualBytes == 0 || fees.isNegative()) return;
        long rate = Math.min(MOST_RATE, fees.value() * 1000 / virtualBytes);
        blocks.put(height, new BitcoinSnapshot.BlockFees(height, rate, transactions.size() - 1));
        while (blocks.size() > BLOCKS) blocks.pollLastEntry();
    }

    private Satoshis subsidy(Height height) {
        var network = context.chain().parameters().network();
        boolean regtest = network == Network.BITCOIN_REGTEST || network == Network.BITCOIN_PRACTICE;
        int halvings = height.value() / (regtest ? REGTEST_HALVING : MAIN_HALVING);
        return Satoshis.of(halvings > 63 ? 0 : (50 * Satoshis.PER_BITCOIN) >>> halvings);
    }

    BitcoinSnapshot.FeeBasis basis() {
        return new BitcoinSnapshot.FeeBasis(blocks.values().stream().toList(), floor());
    }

    /// What half of the peers pass on, so that no single one can make payments dear. A node that is catching up asks
    /// for more than anyone pays, which means that it takes no transactions.
    private Optional<Long> floor() {
        var floors = context.sessions().all().stream()
                .flatMap(session -> session.feeFloor().stream())
                .map(Satoshis::value)
                .filter(floor -> floor >= 0 && floor <= MOST_FLOOR)
                .sorted()
                .toList();
        return floors.isEmpty() ? Optional.empty() : Optional.of(floors.get((floors.size() - 1) / 2));
    }
}
