package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.ProofVerdict;
import dev.touchstone.spv.ethereum.rollup.CheckpointTree;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.TransactionPlace;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.CheckpointKernel;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Proves what is in blocks of Polygon PoS: finds the checkpoint on the network that holds the block, the branch in
/// it, and in the block the transaction and its receipt. Thread-safe; blocks.
final class CheckpointSettlement {
    private final CheckpointSearch search;
    private final Rollup rollup;
    private final LayerServers servers;

    CheckpointSettlement(ChainQuestions ethereum, Rollup rollup, LayerServers servers) {
        this.search = new CheckpointSearch(ethereum, rollup);
        this.rollup = rollup;
        this.servers = servers;
    }

    Finding<Settled<TransactionReceipt>> receipt(Hash256 hash, HeadKind at) throws InterruptedException {
        var obstacle = new AtomicReference<Finding<Settled<TransactionReceipt>>>();
        var result = servers.ask(source -> source.placeOf(hash), place -> judged(hash, place, at, obstacle));
        return switch (result) {
            case Inquiry.Result.Answered<Finding<Settled<TransactionReceipt>>>(var found, var _) -> found;
            case Inquiry.Result.Unanswered<Finding<Settled<TransactionReceipt>>> unanswered -> {
                var why = obstacle.get();
                yield why == null ? ProofVerdict.without(unanswered) : why;
            }
        };
    }

    /// Whoever named a place where the transaction is not lied; whatever else is in the way is not their fault.
    private Inquiry.Verdict<Finding<Settled<TransactionReceipt>>> judged(
            Hash256 hash,
            TransactionPlace place,
            HeadKind at,
            AtomicReference<Finding<Settled<TransactionReceipt>>> obstacle) {
        try {
            var found = within(hash, place, at);
            if (found.isProven()) return new Inquiry.Verdict.True<>(found);
            if (found instanceof Refuted<Settled<TransactionReceipt>>(Refutation.NotInBlock why)) {
                return new Inquiry.Verdict.False<>(why);
            }
            obstacle.updateAndGet(before -> before == null ? found : before);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new Inquiry.Verdict.OfNoUse<>(new SourceFault.GivenUp());
    }

    private Finding<Settled<TransactionReceipt>> within(Hash256 hash, TransactionPlace place, HeadKind at)
            throws InterruptedException {
        return switch (search.holding(place.number(), at)) {
            case CheckpointSearch.Found.Not(var why) -> ProofVerdict.instead(why);
            case CheckpointSearch.Found.At(var checkpoint) -> {
                var found = block(checkpoint, place);
                yield found instanceof Proven<Settled<CheckpointedBlock>> block
                        ? receipt(block, hash, place)
                        : ProofVerdict.instead(found);
            }
        };
    }

    /// A leaf and its branch, as one server tells them.
    private record Told(CheckpointedBlock block, List<Hash256> branch) {}

    private Finding<Settled<CheckpointedBlock>> block(CheckpointSearch.Checkpoint checkpoint, TransactionPlace place)
            throws InterruptedException {
        int index = checkpoint.indexOf(place.number());
        var result = servers.ask(
                source -> told(source, checkpoint, place),
                it -> ProofVerdict.of(CheckpointKernel.checkpointed(
                        rollup, checkpoint.root(), checkpoint.number(), it.block(), index, it.branch())));
        return switch (result) {
            case Inquiry.Result.Answered<Finding<Settled<CheckpointedBlock>>>(var block, var _) -> block;
            case Inquiry.Result.Unanswered<Finding<Settled<CheckpointedBlock>>> unanswered ->
                ProofVerdict.without(unanswered);
        };
    }

    private static Reply<Told> told(
            ExecutionSource source, CheckpointSearch.Checkpoint checkpoint, TransactionPlace place) {
        return source.header(place.block()).then(bytes -> {
            var header = ExecutionHeader.parse(bytes).toOptional();
            if (header.isEmpty()) return Reply.failed(new SourceFault.Unreadable("a header that is none"));
            var it = header.get();
            var block = new CheckpointedBlock(place.number(), it.time(), it.transactionsRoot(), it.receiptsRoot());
            return branch(source, checkpoint, checkpoint.indexOf(place.number()))
                    .map(branch -> new Told(block, branch));
        });
    }

    /// The roots of the trees beside the way from the leaf up, each as the root of the blocks in it.
    private static Reply<List<Hash256>> branch(
            ExecutionSource source, CheckpointSearch.Checkpoint checkpoint, int index) {
        var branch = new ArrayList<Hash256>();
        for (int level = 0; level < checkpoint.levels(); level++) {
            long from = (long) (index >> level ^ 1) << level;
            long to = Math.min(from + (1L << level), checkpoint.blocks());
            if (from >= to) {
                branch.add(CheckpointTree.empty(level));
                continue;
            }
            switch (source.rootHash(checkpoint.at(from), checkpoint.at(to - 1))) {
                case Reply.Failed<Hash256>(var fault) -> {
                    return Reply.failed(fault);
                }
                case Reply.Said<Hash256>(var root) ->
                    branch.add(CheckpointTree.grown(root, CheckpointTree.levels(to - from), level));
            }
        }
        return Reply.said(List.copyOf(branch));
    }

    private Finding<Settled<TransactionReceipt>> receipt(
            Proven<Settled<CheckpointedBlock>> block, Hash256 hash, TransactionPlace place)
            throws InterruptedException {
        var roots = block.value().value();
        var transactions = whole(
                source -> source.transactions(place.block()),
                roots.transactionsRoot(),
                Evidence.BlockList.TRANSACTIONS);
        if (!(transactions instanceof Inquiry.Result.Answered<List<ByteString>>(var all, var _))) {
            return ProofVerdict.without((Inquiry.Result.Unanswered<?>) transactions);
        }
        int index = all.stream().map(Keccak256::of).toList().indexOf(hash);
        if (index < 0) {
            return new Refuted<>(new Refutation.NotInBlock(Evidence.BlockList.TRANSACTIONS, place.index()));
        }
        var found = CheckpointKernel.transaction(block, index, branch(all, index));
        if (!(found instanceof Proven<Settled<BlockTransaction>> transaction)) return ProofVerdict.instead(found);
        var receipts =
                whole(source -> source.receipts(place.block()), roots.receiptsRoot(), Evidence.BlockList.RECEIPTS);
        return switch (receipts) {
            case Inquiry.Result.Unanswered<List<ByteString>> unanswered -> ProofVerdict.without(unanswered);
            case Inquiry.Result.Answered<List<ByteString>>(var list, var _) ->
                CheckpointKernel.receiptOf(block, transaction, branch(list, index));
        };
    }

    private static List<ByteString> branch(List<ByteString> all, int index) {
        return PatriciaTrie.ofList(all).prove(PatriciaTrie.listKey(index));
    }

    /// A list that makes the root.
    private Inquiry.Result<List<ByteString>> whole(
            Function<ExecutionSource, Reply<List<ByteString>>> question, Hash256 root, Evidence.BlockList list)
            throws InterruptedException {
        return servers.ask(
                question,
                items -> items.stream().noneMatch(ByteString::isEmpty)
                                && PatriciaTrie.ofList(items).root().equals(root)
                        ? new Inquiry.Verdict.True<>(items)
                        : new Inquiry.Verdict.False<List<ByteString>>(new Refutation.ListRootMismatch(list)));
    }
}
