package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Proves the headers of older blocks against a proven one: by their children where they are near, by the
/// ring of hashes in the newer block's state (EIP-2935) where they are not, by ring after ring where they are
/// far. Thread-safe; blocks.
final class BlockAsk {
    private static final int NEAR = 4;

    /// So many headers are fetched at once, ahead of a walk.
    private static final int AHEAD = 64;

    /// Farther than this nobody goes, who has to ask for each ring: about two months.
    private static final int MOST_RINGS = 64;

    private final Asker asker;
    private final StateAsk state;
    private final HeaderCache cache;

    BlockAsk(Asker asker, StateAsk state, HeaderCache cache) {
        this.asker = asker;
        this.state = state;
        this.cache = cache;
    }

    /// The header of the block with this number, given a newer one.
    Finding<ExecutionHeader> block(Proven<ExecutionHeader> head, BlockNumber number) throws InterruptedException {
        var from = head;
        for (int ring = 0; ring < MOST_RINGS; ring++) {
            long back = from.value().number().value() - number.value();
            if (back < 0) return Pending.because(new Pending.Reason.NotYetSigned(number));
            if (back == 0) return from;
            var found = back <= NEAR ? byChildren(from, back) : byRing(from, nearest(from, number));
            if (!(found instanceof Proven<ExecutionHeader> older)) return found;
            from = older;
        }
        return outOfReach(number);
    }

    private static <T> Finding<T> outOfReach(BlockNumber number) {
        return Pending.because(new Pending.Reason.OutOfReach(number));
    }

    /// The header of the block with this hash, given a newer block. A header has its hash whoever gives it; that
    /// it lies in the chain is proven by its number.
    Finding<ExecutionHeader> block(Proven<ExecutionHeader> head, Hash256 hash) throws InterruptedException {
        if (head.asOf().hash().equals(hash)) return head;
        var known =
                cache.get(hash).flatMap(bytes -> ExecutionHeader.parse(bytes).toOptional());
        if (known.isPresent()) return inChain(head, known.get());
        return switch (asker.askWord(s -> s.header(hash), given -> of(hash, given))) {
            case Inquiry.Result.Answered<ExecutionHeader>(var header, var _) -> {
                cache.put(header);
                yield inChain(head, header);
            }
            case Inquiry.Result.Unanswered<ExecutionHeader> unanswered -> ProofVerdict.without(unanswered);
        };
    }

    private Finding<ExecutionHeader> inChain(Proven<ExecutionHeader> head, ExecutionHeader header)
            throws InterruptedException {
        return switch (block(head, header.number())) {
            case Proven<ExecutionHeader> proven ->
                proven.asOf().hash().equals(header.hash()) ? proven : Pending.because(leftChain(header));
            case Pending<ExecutionHeader> pending ->
                pending.reason() instanceof Pending.Reason.NobodyProves ? outOfReach(header.number()) : pending;
            case Refuted<ExecutionHeader> refuted -> refuted;
            case Claimed<ExecutionHeader> _ -> throw new IllegalStateException("the kernel claims nothing");
        };
    }

    private static Pending.Reason leftChain(ExecutionHeader header) {
        var height = Height.of(Math.toIntExact(header.number().value()));
        return new Pending.Reason.LeftBestChain(new ChainPoint(height, header.hash()));
    }

    private static Verdict<ExecutionHeader> of(Hash256 hash, ByteString given) {
        var found = Keccak256.of(given);
        if (!found.equals(hash)) return new Verdict.False<>(new Refutation.HeaderHashMismatch(hash, found));
        return switch (ExecutionHeader.parse(given)) {
            case Parsed.Ok<ExecutionHeader>(var header) -> new Verdict.True<>(header);
            case Parsed.Malformed<ExecutionHeader>(var reason) ->
                new Verdict.OfNoUse<>(new SourceFault.Unreadable(reason));
        };
    }

    /// Fetches the headers below a block many at a time, so that a walk down from it finds them. Only what links
    /// up with the block is kept; where nobody gives any, the walk fetches them one by one.
    ///
    /// @param count how many are wanted
    void fetchBelow(ExecutionHeader block, long count) throws InterruptedException {
        int wanted = (int) Math.min(Math.min(count, AHEAD), block.number().value());
        if (wanted < 2 || cache.get(block.parentHash()).isPresent()) return;
        var first = BlockNumber.of(block.number().value() - wanted);
        var _ = asker.askWord(s -> s.headersAt(first, wanted), headers -> linked(block, headers));
    }

    private Verdict<Integer> linked(ExecutionHeader block, List<ByteString> headers) {
        var next = block.parentHash();
        int kept = 0;
        for (var bytes : headers.reversed()) {
            boolean isNext = Keccak256.of(bytes).equals(next);
            if (!isNext || !(ExecutionHeader.parse(bytes) instanceof Parsed.Ok<ExecutionHeader>(var header))) break;
            cache.put(header);
            next = header.parentHash();
            kept++;
        }
        return kept == 0
                ? new Verdict.OfNoUse<>(new SourceFault.NotThere("headers of this chain"))
                : new Verdict.True<>(kept);
    }

    /// The block itself, or the oldest whose hash the ring holds.
    private static BlockNumber nearest(Proven<ExecutionHeader> from, BlockNumber number) {
        return BlockNumber.of(Math.max(number.value(), from.value().number().value() - BlockHashRing.WINDOW));
    }

    private Finding<ExecutionHeader> byChildren(Proven<ExecutionHeader> from, long back) throws InterruptedException {
        var headers = new ArrayList<ByteString>();
        var child = from.value();
        Finding<ExecutionHeader> found = from;
        for (long step = 0; step < back; step++) {
            found = parent(from, List.copyOf(headers), child);
            if (!(found instanceof Proven<ExecutionHeader> parent)) return found;
            headers.add(parent.value().bytes());
            child = parent.value();
        }
        return found;
    }

    /// The headers from one block to another.
    BlockRange range(Proven<ExecutionHeader> head, BlockNumber first, BlockNumber last) throws InterruptedException {
        var newest = block(head, last);
        if (!(newest instanceof Proven<ExecutionHeader> top)) return new BlockRange.NotRead(newest);
        var walk = new HeaderWalk(this, top, first);
        var all = new ArrayList<Proven<ExecutionHeader>>();
        all.add(top);
        while (!walk.at().value().number().equals(first)) {
            var back = walk.back();
            if (!(back instanceof Proven<ExecutionHeader> parent)) return new BlockRange.NotRead(back);
            all.add(parent);
        }
        return new BlockRange.Read(all.reversed());
    }

    /// The parent of a block that lies below a proven one.
    ///
    /// @param soFar the headers from the proven block's parent down to the child; empty where that is the
    ///     proven block
    Finding<ExecutionHeader> parent(Proven<ExecutionHeader> from, List<ByteString> soFar, ExecutionHeader child)
            throws InterruptedException {
        return header(child.parentHash(), bytes -> StateKernel.ancestor(from, with(soFar, bytes)));
    }

    private static List<ByteString> with(List<ByteString> headers, ByteString next) {
        var all = new ArrayList<>(headers);
        all.add(next);
        return all;
    }

    private Finding<ExecutionHeader> byRing(Proven<ExecutionHeader> from, BlockNumber number)
            throws InterruptedException {
        var slot = state.storage(from, BlockHashRing.CONTRACT, List.of(BlockHashRing.key(number)))
                .getFirst();
        if (!(slot instanceof Proven<StorageSlot> kept)) return ProofVerdict.instead(slot);
        if (kept.value().isZero()) return outOfReach(number);
        return header(kept.value().word(), bytes -> StateKernel.blockHashByRing(kept, bytes));
    }

    /// The header with this hash, as `proof` proves it.
    private Finding<ExecutionHeader> header(Hash256 hash, Function<ByteString, Finding<ExecutionHeader>> proof)
            throws InterruptedException {
        var known = cache.get(hash);
        if (known.isPresent()) return proof.apply(known.get());
        var result = asker.ask(s -> s.header(hash), bytes -> ProofVerdict.of(proof.apply(bytes)));
        return switch (result) {
            case Inquiry.Result.Answered<Finding<ExecutionHeader>>(var found, var _) -> {
                if (found instanceof Proven<ExecutionHeader> header) cache.put(header.value());
                yield found;
            }
            case Inquiry.Result.Unanswered<Finding<ExecutionHeader>> unanswered -> ProofVerdict.without(unanswered);
        };
    }
}
