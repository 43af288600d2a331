package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Proves the headers of older blocks against a proven one: by their children where they are near, by the
/// ring of hashes in the newer block's state (EIP-2935) where they are not, by ring after ring where they are
/// far. Thread-safe; blocks.
final class BlockAsk {
    private static final int NEAR = 4;

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
        return Pending.because(new Pending.Reason.NobodyProves());
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
        if (kept.value().isZero()) return Pending.because(new Pending.Reason.NobodyProves());
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
