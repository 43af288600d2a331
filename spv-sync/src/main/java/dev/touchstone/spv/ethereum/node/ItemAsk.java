package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.TransactionPlace;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Proves a transaction and its receipt: where a server says that it lies, the block is proven, then all of
/// its transactions, among which it must be. What is kept as evidence is the one branch that the whole list
/// makes. Thread-safe; blocks.
final class ItemAsk {
    private final Asker asker;
    private final BlockAsk blocks;

    ItemAsk(Asker asker, BlockAsk blocks) {
        this.asker = asker;
        this.blocks = blocks;
    }

    /// A transaction found in a proven block.
    ///
    /// @param all every transaction of the block
    private record Place(Proven<ExecutionHeader> block, int index, List<ByteString> all) {}

    Finding<BlockTransaction> transaction(Proven<ExecutionHeader> head, Hash256 hash) throws InterruptedException {
        return switch (find(head, hash)) {
            case Found.At(var place) -> alone(place);
            case Found.Not(var why) -> ProofVerdict.instead(why);
        };
    }

    Finding<TransactionReceipt> receipt(Proven<ExecutionHeader> head, Hash256 hash) throws InterruptedException {
        return switch (find(head, hash)) {
            case Found.At(var place) -> receipt(place);
            case Found.Not(var why) -> ProofVerdict.instead(why);
        };
    }

    private static Finding<BlockTransaction> alone(Place place) {
        return BlockKernel.transaction(place.block(), place.index(), branch(place.all(), place.index()));
    }

    private Finding<TransactionReceipt> receipt(Place place) throws InterruptedException {
        var found = alone(place);
        if (!(found instanceof Proven<BlockTransaction> transaction)) return ProofVerdict.instead(found);
        var list = whole(s -> s.receipts(place.block().asOf().hash()), all -> BlockKernel.receipts(place.block(), all));
        return switch (list) {
            case Whole.Not<BlockReceipts>(var why) -> ProofVerdict.instead(why);
            case Whole.Given<BlockReceipts>(var all) ->
                BlockKernel.receiptOf(place.block(), transaction, branch(all, place.index()));
        };
    }

    private static List<ByteString> branch(List<ByteString> all, int index) {
        return PatriciaTrie.ofList(all).prove(PatriciaTrie.listKey(index));
    }

    /// What came of looking for a transaction.
    private sealed interface Found {
        record At(Place place) implements Found {}

        record Not(Finding<?> why) implements Found {}
    }

    /// One server after the other says where it lies, until one is right. What kept a place from being looked at is
    /// the answer where none is.
    private Found find(Proven<ExecutionHeader> head, Hash256 hash) throws InterruptedException {
        var obstacle = new AtomicReference<Finding<?>>();
        var result = asker.ask(s -> s.placeOf(hash), claimed -> judged(head, hash, claimed, obstacle));
        return switch (result) {
            case Inquiry.Result.Answered<Place>(var place, var _) -> new Found.At(place);
            case Inquiry.Result.Unanswered<Place> unanswered -> {
                var why = obstacle.get();
                yield new Found.Not(why == null ? ProofVerdict.without(unanswered) : why);
            }
        };
    }

    private Verdict<Place> judged(
            Proven<ExecutionHeader> head,
            Hash256 hash,
            TransactionPlace claimed,
            AtomicReference<Finding<?>> obstacle) {
        try {
            if (claimed.number().compareTo(head.value().number()) > 0) {
                meets(obstacle, Pending.because(new Pending.Reason.NotYetSigned(claimed.number())));
                return ofNoUse();
            }
            var found = blocks.block(head, claimed.number());
            if (!(found instanceof Proven<ExecutionHeader> block)) {
                meets(obstacle, found);
                return ofNoUse();
            }
            if (!block.asOf().hash().equals(claimed.block())) {
                return ofNoUse();
            }
            return within(block, hash, claimed, obstacle);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ofNoUse();
        }
    }

    /// A lie counts for more than what comes of having nobody left to ask.
    private static void meets(AtomicReference<Finding<?>> obstacle, Finding<?> why) {
        obstacle.updateAndGet(before -> before instanceof Refuted<?> ? before : why);
    }

    /// That a block is not signed yet, was replaced, or is proven by nobody, is no fault of whoever named it.
    private static <R> Verdict<R> ofNoUse() {
        return new Verdict.OfNoUse<>(new SourceFault.GivenUp());
    }

    private Verdict<Place> within(
            Proven<ExecutionHeader> block, Hash256 hash, TransactionPlace claimed, AtomicReference<Finding<?>> obstacle)
            throws InterruptedException {
        var list = whole(s -> s.transactions(claimed.block()), all -> BlockKernel.transactions(block, all));
        return switch (list) {
            case Whole.Not<BlockTransactions>(var why) -> {
                meets(obstacle, why);
                yield ofNoUse();
            }
            case Whole.Given<BlockTransactions>(var all) -> {
                int index = all.stream().map(Keccak256::of).toList().indexOf(hash);
                yield index < 0
                        ? new Verdict.False<>(
                                new Refutation.NotInBlock(Evidence.BlockList.TRANSACTIONS, claimed.index()))
                        : new Verdict.True<>(new Place(block, index, all));
            }
        };
    }

    /// A list that is the block's, or why there is none.
    private sealed interface Whole<T> {
        record Given<T>(List<ByteString> items) implements Whole<T> {}

        record Not<T>(Finding<T> why) implements Whole<T> {}
    }

    private <T> Whole<T> whole(
            Function<ExecutionSource, Reply<List<ByteString>>> question, Function<List<ByteString>, Finding<T>> proof)
            throws InterruptedException {
        var result = asker.ask(question, items -> switch (ProofVerdict.of(proof.apply(items))) {
            case Verdict.True<Finding<T>> _ -> new Verdict.True<>(items);
            case Verdict.False<Finding<T>>(var why) -> new Verdict.False<List<ByteString>>(why);
            case Verdict.OfNoUse<Finding<T>>(var why) -> new Verdict.OfNoUse<List<ByteString>>(why);
        });
        return switch (result) {
            case Inquiry.Result.Answered<List<ByteString>>(var items, var _) -> new Whole.Given<>(items);
            case Inquiry.Result.Unanswered<List<ByteString>> unanswered ->
                new Whole.Not<>(ProofVerdict.without(unanswered));
        };
    }
}
