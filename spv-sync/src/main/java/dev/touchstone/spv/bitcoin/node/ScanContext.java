package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a [ScanRunner] needs of the node. Called on the bitcoin-chain loop.
interface ScanContext {
    HeaderChain chain();

    BlockHeader tipHeader();

    Sessions sessions();

    BlockFetcher fetcher();

    Blame blame();

    Instant now();

    /// Whether the headers are caught up and have the work they must have.
    boolean isReadyToScan();

    /// How many blocks have a filter header that peers agree on.
    int filterHeaderCount();

    /// The filter header of the block below this height, where it is known.
    Optional<FilterHeader> filterHeaderBefore(Height height);

    int peersAgreeing();

    /// Whether this peer has stated the filter headers that are known here up to this height, so that it can be held
    /// to them.
    boolean hasStated(Session session, Height height);

    Finding<BlockHeader> prove(BlockHeader header, Height at);

    /// The proven header at this height of the best chain.
    Optional<Proven<BlockHeader>> header(Height at);

    /// The first block whose time, and that of all after it, is later.
    Height firstBlockAfter(Instant time);

    /// Runs `work` on the verifiers and `then` on the loop.
    <T> void verify(Supplier<T> work, Consumer<T> then);

    /// The agreed chain of filters is found to be a lie at this height.
    void filtersLied(Height at, Refutation what);
}
