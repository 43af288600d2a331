package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Proven;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// What the transactions of proven blocks paid for each unit of gas above the base fee (EIP-1559). Kept for the last
/// blocks that were asked about. Thread-safe.
final class PaidTips {
    private static final int MOST = 64;
    private static final int PERCENT = 2;

    private final RecentLists lists;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Hash256, OfBlock> kept = new LinkedHashMap<>(16, 0.75f, true);

    PaidTips(RecentLists lists) {
        this.lists = lists;
    }

    /// The tip of one transaction, and the gas that it used.
    private record Paid(Wei tip, long gas) {}

    /// Those of one block, the lowest first. Immutable.
    record OfBlock(long gasUsed, List<Paid> paid) {
        static OfBlock of(ExecutionHeader header, List<EthereumTransaction> transactions, List<Receipt> receipts) {
            var baseFee = header.baseFee().orElse(Wei.ZERO);
            var all = new ArrayList<Paid>();
            long before = 0;
            for (int i = 0; i < transactions.size(); i++) {
                long sum = receipts.get(i).cumulativeGasUsed();
                var tip = transactions.get(i).fees().perGas(baseFee).minus(baseFee);
                all.add(new Paid(tip, sum - before));
                before = sum;
            }
            all.sort(Comparator.comparing(Paid::tip));
            return new OfBlock(header.gasUsed(), List.copyOf(all));
        }

        /// For each share of the block's gas, in percent and rising, the lowest tip up to which so much was used.
        List<Wei> at(List<BigDecimal> shares) {
            var found = new ArrayList<Wei>();
            int place = 0;
            long sum = paid.isEmpty() ? 0 : paid.getFirst().gas();
            for (var share : shares) {
                var wanted = BigDecimal.valueOf(gasUsed).multiply(share).movePointLeft(PERCENT);
                while (place < paid.size() - 1 && BigDecimal.valueOf(sum).compareTo(wanted) < 0) {
                    place++;
                    sum += paid.get(place).gas();
                }
                found.add(paid.isEmpty() ? Wei.ZERO : paid.get(place).tip());
            }
            return found;
        }
    }

    OfBlock of(Proven<ExecutionHeader> block) throws RefusedException {
        var hash = block.asOf().hash();
        lock.lock();
        try {
            var known = kept.get(hash);
            if (known != null) return known;
        } finally {
            lock.unlock();
        }
        var found = OfBlock.of(
                block.value(),
                lists.transactions(block).value().transactions(),
                lists.receipts(block).value().receipts());
        lock.lock();
        try {
            kept.put(hash, found);
            if (kept.size() > MOST) kept.remove(kept.keySet().iterator().next());
            return found;
        } finally {
            lock.unlock();
        }
    }
}
