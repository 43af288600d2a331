package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import java.util.List;
import java.util.Optional;

/// One function for each fact that Touchstone can prove about Bitcoin. Each takes bytes and proven premises and
/// gives [Proven], or [Refuted] with the name of what is wrong. Pure and thread-safe.
public final class Kernel {
    private Kernel() {}

    /// This header lies at this height in the chain with the most work.
    ///
    /// [Pending] while that chain has less work than the network is known to have: such a chain is cheap to make.
    public static Finding<BlockHeader> header(HeaderChain chain, BlockHeader header, Height at) {
        var point = new ChainPoint(at, header.hash().value());
        boolean onChain = !chain.tip().height().isBelow(at) && chain.hashAt(at).equals(header.hash());
        if (!onChain) return new Refuted<>(new Refutation.HeaderNotOnBestChain(at, header.hash()));
        if (chain.work().isLessThan(chain.parameters().minimumChainWork())) {
            return Pending.because(new Pending.Reason.ChainTooLight());
        }
        return new Proven<>(header, onChain(chain, header, point), point);
    }

    static Evidence.HeaderOnChain onChain(HeaderChain chain, BlockHeader header, ChainPoint point) {
        var parameters = chain.parameters();
        var genesis = new TrustAnchor.GenesisBlock(
                parameters.network(), parameters.genesis().hash());
        return new Evidence.HeaderOnChain(point, header, chain.tip(), chain.work(), genesis);
    }

    /// Decodes a filter within its bounds and matches it (BIP158). Says nothing yet of whether it is the right
    /// filter: [Scan] holds it against the chain of filter headers.
    public static Parsed<CheckedFilter> checkFilter(BlockHash block, ByteString filter, WatchSet watched) {
        return CompactFilter.parse(filter, block)
                .map(f -> new CheckedFilter(f, watched, f.matchesAny(watched.query())));
    }

    /// These bytes are the whole block of this header: its transactions make the Merkle root and are not a
    /// doubled
    /// list (CVE-2012-2459), the first and only the first is a coinbase, and the witnesses are those committed to
    /// (BIP141).
    public static Finding<BlockContents> blockContents(Proven<BlockHeader> header, byte[] bytes) {
        var onChain = headerEvidence(header);
        var at = onChain.point().height();
        return switch (Block.parse(bytes)) {
            case Parsed.Malformed<Block>(var reason) -> new Refuted<>(new Refutation.Unreadable(reason));
            case Parsed.Ok<Block>(var block) -> {
                var problem = blockProblem(header.value(), block, at, WitnessCommitment.isDue(onChain));
                if (problem.isPresent()) yield new Refuted<>(problem.get());
                var contents = new BlockContents(onChain.point(), block.transactions());
                boolean committed = WitnessCommitment.of(block).isPresent();
                var evidence = new Evidence.WholeBlock(block.transactions().size(), committed, onChain);
                yield new Proven<>(contents, evidence, onChain.point());
            }
        };
    }

    /// What is wrong with a filter of this block, as far as the block itself can tell: every output script must
    /// match, but for those that filters leave out (BIP158). Of the scripts that inputs spend the block says
    /// nothing.
    public static Optional<Refutation> filterProblem(ByteString filter, Proven<BlockContents> block) {
        var at = block.value().point().height();
        return switch (CompactFilter.parse(
                filter, new BlockHash(block.value().point().hash()))) {
            case Parsed.Malformed<CompactFilter>(var reason) -> Optional.of(new Refutation.MalformedFilter(at, reason));
            case Parsed.Ok<CompactFilter>(var read) ->
                holdsAllOutputs(read, block.value())
                        ? Optional.empty()
                        : Optional.of(new Refutation.FilterOmitsOutput(at));
        };
    }

    static boolean holdsAllOutputs(CompactFilter filter, BlockContents block) {
        return filter.missing(CompactFilter.outputScripts(block.transactions())).isEmpty();
    }

    private static Optional<Refutation> blockProblem(BlockHeader header, Block block, Height at, boolean segwitActive) {
        var got = block.header().hash();
        var wanted = header.hash();
        if (!got.equals(wanted)) return Optional.of(new Refutation.WrongBlock(wanted, got));
        var transactions = block.transactions();
        boolean coinbaseFirst = transactions.getFirst().isCoinbase()
                && transactions.stream().skip(1).noneMatch(Transaction::isCoinbase);
        if (!coinbaseFirst) return Optional.of(new Refutation.MisplacedCoinbase(at));
        var tree = treeOf(transactions);
        if (!tree.root().equals(header.merkleRoot())) return Optional.of(new Refutation.MerkleRootMismatch(at));
        if (tree.isMutated()) return Optional.of(new Refutation.DuplicatedLeaf(at));
        return WitnessCommitment.problem(block, at, segwitActive);
    }

    private static MerkleTree treeOf(List<Transaction> transactions) {
        return new MerkleTree(transactions.stream().map(tx -> tx.txid().value()).toList());
    }

    /// The transaction at this index of a proven block, with the branch that lets it be proven again without the
    /// block.
    public static Proven<ConfirmedTransaction> inclusion(Proven<BlockContents> block, int index) {
        var contents = block.value();
        var onChain = headerEvidence(block);
        var tree = treeOf(contents.transactions());
        var stripped = contents.transactions().get(index).withoutWitness();
        var coinbase = new CoinbaseProof(
                ByteString.of(contents.transactions().getFirst().strippedBytes()), tree.branch(0));
        return confirmed(stripped, tree.branch(index), coinbase, onChain);
    }

    /// This transaction lies in the block of this header: its branch leads to the Merkle root, at the depth at
    /// which the coinbase lies (so neither an inner node poses as a transaction nor a transaction as an inner
    /// node,
    /// CVE-2017-12842), and at no repeated place (CVE-2012-2459).
    ///
    /// @param strippedTransaction the serialization without witnesses, which is all that a branch can prove
    public static Finding<ConfirmedTransaction> inclusion(
            Proven<BlockHeader> header, ByteString strippedTransaction, MerkleBranch branch, CoinbaseProof coinbase) {
        var onChain = headerEvidence(header);
        var at = onChain.point().height();
        var root = header.value().merkleRoot();
        var transaction = stripped(strippedTransaction);
        var first = stripped(coinbase.strippedTransaction());
        if (transaction.isEmpty())
            return new Refuted<>(new Refutation.Unreadable("not a transaction without witnesses"));
        if (first.isEmpty() || !first.get().isCoinbase() || coinbase.branch().index() != 0) {
            return new Refuted<>(new Refutation.MisplacedCoinbase(at));
        }
        if (coinbase.branch().siblings().size() != branch.siblings().size()) {
            return new Refuted<>(new Refutation.InnerNodeIsTransaction(at));
        }
        var leaf = transaction.get().txid().value();
        boolean reaches = branch.rootFrom(leaf).equals(root)
                && coinbase.branch().rootFrom(first.get().txid().value()).equals(root);
        if (!reaches) return new Refuted<>(new Refutation.BranchDoesNotReachRoot(at));
        if (isRepetition(branch, leaf)) return new Refuted<>(new Refutation.WrongIndex(at, branch.index()));
        return confirmed(transaction.get(), branch, coinbase, onChain);
    }

    private static Optional<Transaction> stripped(ByteString bytes) {
        return Transaction.parse(bytes.toArray()).toOptional().filter(tx -> !tx.hasWitness());
    }

    /// A right child that equals its left sibling is the forced repetition of an odd level's last hash.
    private static boolean isRepetition(MerkleBranch branch, Hash256 leaf) {
        var path = branch.pathFrom(leaf);
        for (int step = 0; step < branch.siblings().size(); step++) {
            if (branch.isRightAt(step) && branch.siblings().get(step).equals(path.get(step))) return true;
        }
        return false;
    }

    private static Proven<ConfirmedTransaction> confirmed(
            Transaction stripped, MerkleBranch branch, CoinbaseProof coinbase, Evidence.HeaderOnChain onChain) {
        var value = new ConfirmedTransaction(stripped, onChain.point(), branch.index());
        var bytes = ByteString.of(stripped.bytes());
        var evidence = new Evidence.InBlock(stripped.txid(), bytes, branch, coinbase, onChain);
        return new Proven<>(value, evidence, onChain.point());
    }

    static Evidence.HeaderOnChain headerEvidence(Proven<?> premise) {
        return switch (premise.evidence()) {
            case Evidence.HeaderOnChain header -> header;
            case Evidence.WholeBlock block -> block.header();
            case Evidence.InBlock inBlock -> inBlock.header();
            case Evidence.FilterScan scan -> scan.header();
            case Evidence.Anchor _, Evidence.Derived _, Evidence.SignedBlock _, Evidence.OfState _, ContentEvidence _ ->
                throw new IllegalArgumentException("a premise that rests on no header");
        };
    }
}
