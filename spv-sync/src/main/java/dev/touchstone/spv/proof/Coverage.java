package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import java.util.Map;

/// How far the chain has been looked through for a set of scripts, and which transactions touch them. Immutable.
///
/// "Touch" means paying to one of `watched` or spending an output that did. The claim that `transactions` is complete
/// holds if at least one of the peers that agreed on the filters is honest (BIP157).
///
/// @param filterHeader the filter header at `to`
/// @param transactions the transactions that touch the scripts, each with the block that holds it
/// @param blocksRead how many blocks matched and were read whole
/// @param peersAgreeing how many peers gave this filter header
public record Coverage(
        Height from,
        ChainPoint to,
        FilterHeader filterHeader,
        WatchSet watched,
        Map<TxId, ChainPoint> transactions,
        int blocksRead,
        int peersAgreeing) {
    public Coverage {
        transactions = Map.copyOf(transactions);
    }

    @Override
    public String toString() {
        return "Coverage of " + watched + " from " + from + " to " + to + ", " + transactions.size() + " transactions";
    }
}
