package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.CheckedFilter;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The filters of a run of blocks, from the request to the last block read. Confined to the bitcoin-chain loop, but for
/// [#check], which is pure over what it is given.
final class FilterBatch {
    private final Height from;
    private final List<BlockHash> blocks;
    private final List<FilterHeader> committed;
    private final Set<BlockHash> wanted;
    private final Map<BlockHash, ByteString> filters = new HashMap<>();
    private final Map<Height, Proven<BlockContents>> contents = new HashMap<>();
    private List<CheckedFilter> checked = List.of();
    private @Nullable Session asked;
    private @Nullable Instant askedAt;
    private boolean checking;
    private boolean blocksRequested;

    /// @param committed the filter headers of the block before `from` and of each block of the run
    FilterBatch(Height from, List<BlockHash> blocks, List<FilterHeader> committed) {
        if (committed.size() != blocks.size() + 1)
            throw new IllegalArgumentException("one filter header more than blocks");
        this.from = from;
        this.blocks = List.copyOf(blocks);
        this.wanted = Set.copyOf(blocks);
        this.committed = List.copyOf(committed);
    }

    Height from() {
        return from;
    }

    Height last() {
        return from.plus(blocks.size() - 1);
    }

    BlockHash lastBlock() {
        return blocks.getLast();
    }

    FilterHeader committedAt(Height height) {
        return committed.get(height.value() - from.value() + 1);
    }

    boolean needsAsking() {
        return asked == null && checked.isEmpty() && !checking;
    }

    void askedOf(Session session, Instant now) {
        asked = session;
        askedAt = now;
    }

    boolean isAskedOf(Session session) {
        return session.equals(asked);
    }

    /// Whether the peer asked has delivered nothing, of this batch or of anything else, for so long.
    boolean isOverdue(Instant now, Duration patience) {
        if (asked == null || askedAt == null) return false;
        return !now.isBefore(asked.lastDelivery(askedAt).plus(patience));
    }

    Optional<Session> asked() {
        return Optional.ofNullable(asked);
    }

    /// Forgets what came, to ask another peer.
    void startOver() {
        asked = null;
        askedAt = null;
        checking = false;
        filters.clear();
    }

    /// What a filter is to the batch.
    enum Taken {
        NOT_WANTED,
        MORE_TO_COME,
        /// It was the last one missing.
        COMPLETE
    }

    Taken take(BlockHash block, ByteString filter) {
        boolean isNew = wanted.contains(block) && !checking && checked.isEmpty() && !filters.containsKey(block);
        if (!isNew) return Taken.NOT_WANTED;
        filters.put(block, filter);
        if (filters.size() < blocks.size()) return Taken.MORE_TO_COME;
        askedAt = null;
        checking = true;
        return Taken.COMPLETE;
    }

    /// What checking gives: all filters, or the first that is not the one committed to.
    sealed interface Checked {
        record All(List<CheckedFilter> filters) implements Checked {}

        record Wrong(Refutation refutation) implements Checked {}
    }

    /// Work for the verifiers, on what was taken so far; touches nothing of the batch.
    Supplier<Checked> check(WatchSet watched) {
        var bytes = blocks.stream().map(filters::get).toList();
        return () -> check(watched, bytes);
    }

    private Checked check(WatchSet watched, List<ByteString> bytes) {
        var all = new ArrayList<CheckedFilter>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            var filter = bytes.get(i);
            var header = committed.get(i).next(DoubleSha256.of(filter.toArray()));
            if (!header.equals(committed.get(i + 1))) {
                return new Checked.Wrong(new Refutation.FilterHeaderMismatch(from.plus(i)));
            }
            switch (Kernel.checkFilter(blocks.get(i), filter, watched)) {
                case Parsed.Ok<CheckedFilter>(var ok) -> all.add(ok);
                case Parsed.Malformed<CheckedFilter>(var reason) -> {
                    return new Checked.Wrong(new Refutation.MalformedFilter(from.plus(i), reason));
                }
            }
        }
        return new Checked.All(all);
    }

    void checked(List<CheckedFilter> filters) {
        this.checked = List.copyOf(filters);
        this.filters.clear();
    }

    boolean isChecked() {
        return !checked.isEmpty();
    }

    CheckedFilter at(Height height) {
        return checked.get(height.value() - from.value());
    }

    /// The heights whose blocks have to be read whole; said once.
    List<Height> blocksToRequest() {
        if (blocksRequested) return List.of();
        blocksRequested = true;
        var heights = new ArrayList<Height>();
        for (int i = 0; i < checked.size(); i++) if (checked.get(i).matches()) heights.add(from.plus(i));
        return heights;
    }

    void read(Proven<BlockContents> block) {
        contents.put(block.value().point().height(), block);
    }

    Optional<Proven<BlockContents>> contentsAt(Height height) {
        return Optional.ofNullable(contents.get(height));
    }

    void dropContents(Height height) {
        contents.remove(height);
    }
}
