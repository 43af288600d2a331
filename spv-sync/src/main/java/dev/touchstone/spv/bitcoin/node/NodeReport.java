package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.bitcoin.p2p.PeerBook;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import java.util.List;

/// Puts together what the node tells the world of itself. Confined to the bitcoin-chain loop.
final class NodeReport {
    private final Parts parts;

    /// What is reported on.
    record Parts(
            ScanContext context,
            Connections connections,
            HeaderSync headerSync,
            FilterHeaderSync filterHeaderSync,
            FilterHeaderChain filterHeaders,
            BlockFetcher fetcher,
            Watchers watchers,
            RecentFees fees,
            PeerBook book) {}

    NodeReport(Parts parts) {
        this.parts = parts;
    }

    static BitcoinSnapshot starting(Network network) {
        var genesis = Networks.of(network).genesis();
        return new BitcoinSnapshot(
                network,
                new BitcoinSnapshot.Stage.LookingForPeers(),
                new ChainPoint(Height.GENESIS, genesis.hash().value()),
                genesis,
                Work.ZERO,
                false,
                new BitcoinSnapshot.Checked(0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                BitcoinSnapshot.FeeBasis.NONE);
    }

    static void stopped(Latest<BitcoinSnapshot> snapshot, Throwable bug) {
        var stage = new BitcoinSnapshot.Stage.Stopped(String.valueOf(bug.getMessage()));
        snapshot.set(snapshot.get().at(stage));
    }

    BitcoinSnapshot now() {
        var chain = parts.context().chain();
        return new BitcoinSnapshot(
                chain.parameters().network(),
                stage(),
                chain.tip(),
                parts.context().tipHeader(),
                chain.work(),
                !chain.work().isLessThan(chain.parameters().minimumChainWork()),
                checked(),
                parts.context().sessions().all().stream().map(Session::row).toList(),
                caughtLies(),
                parts.fees().basis());
    }

    private List<BitcoinSnapshot.CaughtLie> caughtLies() {
        return parts.book().caughtLies().stream()
                .map(lie -> new BitcoinSnapshot.CaughtLie(lie.at(), lie.peer().toString(), lie.what()))
                .toList();
    }

    private BitcoinSnapshot.Checked checked() {
        var connections = parts.connections();
        return new BitcoinSnapshot.Checked(
                parts.headerSync().checked(),
                parts.watchers().filtersChecked(),
                parts.fetcher().fetched(),
                connections.bytesIn(),
                connections.bytesOut());
    }

    private BitcoinSnapshot.Stage stage() {
        var sessions = parts.context().sessions();
        if (!parts.connections().isOnline()) return new BitcoinSnapshot.Stage.Offline(true);
        if (sessions.isEmpty()) {
            return parts.connections().isEveryNamedNodeDown()
                    ? new BitcoinSnapshot.Stage.Offline(false)
                    : new BitcoinSnapshot.Stage.LookingForPeers();
        }
        var tip = parts.context().chain().tip().height();
        var target = tip.isBelow(sessions.greatestHeight()) ? sessions.greatestHeight() : tip;
        if (!parts.context().isReadyToScan()) return new BitcoinSnapshot.Stage.Headers(tip, target);
        if (!parts.filterHeaderSync().isUpToDate()) {
            return new BitcoinSnapshot.Stage.FilterHeaders(
                    Height.of(parts.filterHeaders().size()), tip);
        }
        return parts.watchers().stage().orElseGet(BitcoinSnapshot.Stage.UpToDate::new);
    }
}
