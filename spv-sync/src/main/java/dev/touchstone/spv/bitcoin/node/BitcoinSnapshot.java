package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the Bitcoin node knows at one moment, for screens and for the command line. Immutable.
///
/// @param enoughWork whether the chain has the work this network is known to have
/// @param checked what was checked since the node started
public record BitcoinSnapshot(
        Network network,
        Stage stage,
        ChainPoint tip,
        BlockHeader tipHeader,
        Work chainWork,
        boolean enoughWork,
        Checked checked,
        List<PeerRow> peers,
        List<CaughtLie> caughtLies,
        FeeBasis fees) {
    public BitcoinSnapshot {
        peers = List.copyOf(peers);
        caughtLies = List.copyOf(caughtLies);
    }

    BitcoinSnapshot at(Stage other) {
        return new BitcoinSnapshot(
                network, other, tip, tipHeader, chainWork, enoughWork, checked, peers, caughtLies, fees);
    }

    /// What the node is doing. `target` is the height that peers say they have.
    public sealed interface Stage {
        /// Nobody to ask: no connection, or by the user's choice.
        record Offline(boolean byChoice) implements Stage {}

        record LookingForPeers() implements Stage {}

        record Headers(Height reached, Height target) implements Stage {}

        record FilterHeaders(Height reached, Height target) implements Stage {}

        record Filters(Height from, Height reached, Height target) implements Stage {}

        record UpToDate() implements Stage {}

        /// A bug stopped the node; nothing more is followed.
        record Stopped(String reason) implements Stage {}
    }

    /// What was checked here since the node started, and the bytes it took.
    public record Checked(long headers, long filters, long blocks, long bytesIn, long bytesOut) {}

    /// One connected peer.
    public record PeerRow(
            String address,
            String software,
            Height height,
            boolean servesFilters,
            boolean servesBlocks,
            Instant since,
            Optional<Long> pingMillis) {}

    /// A lie that was found out, in terms that ui puts into words.
    public record CaughtLie(Instant at, String peer, Refutation what) {}

    /// What fees are reckoned from.
    ///
    /// @param recentBlocks the average fee rate of recent whole blocks, newest first, satoshis per 1000 virtual
    ///     bytes
    /// @param peersFloor the rate from which half of the peers pass transactions on (BIP133), same unit; empty
    ///     where none has said
    public record FeeBasis(List<BlockFees> recentBlocks, Optional<Long> peersFloor) {
        public static final FeeBasis NONE = new FeeBasis(List.of(), Optional.empty());

        public FeeBasis {
            recentBlocks = List.copyOf(recentBlocks);
        }
    }

    /// What the transactions of one whole block paid: the coinbase's outputs beyond the subsidy.
    public record BlockFees(Height height, long satoshisPerKvB, int transactions) {}
}
