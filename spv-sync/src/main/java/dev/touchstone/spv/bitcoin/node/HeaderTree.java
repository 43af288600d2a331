package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.HeaderChain.Extension;
import dev.touchstone.spv.proof.HeaderRules;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.store.HeaderFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The best chain of headers, the branches beside it, and the file that keeps it: the chain with the most work
/// wins,
/// and of equals the one seen first. Confined to the bitcoin-chain loop.
///
/// After an [IOException] the tree is as it was, or must be closed and opened again, which mends the file.
public final class HeaderTree implements Closeable {
    private static final int FULL_MESSAGE = 2_000;
    private static final int PIECE = 2_048;
    private static final int DAY_OF_BLOCKS = 144;

    private final HeaderChain chain;
    private final HeaderFile file;
    private final SideBranches branches = new SideBranches();

    private HeaderTree(BitcoinParameters parameters, HeaderFile file) {
        this.chain = HeaderChain.atGenesis(parameters);
        this.file = file;
    }

    public sealed interface Opening {
        record Opened(HeaderTree tree, Recovery recovery) implements Opening {}

        /// Another program has the folder's headers open.
        record InUse() implements Opening {}

        /// The folder's file is not one of headers of this network; it was left as it is.
        record Unusable(String why) implements Opening {}
    }

    /// What was found when the file was read back and judged.
    public sealed interface Recovery {
        record Whole() implements Recovery {}

        /// A record was cut short in a crash, and dropped.
        record Torn(int bytes) implements Recovery {}

        /// The file was changed: the chain is kept up to `tip`, and what came after is dropped.
        record Altered(ChainPoint tip, int dropped, Refutation why) implements Recovery {}
    }

    /// Opens the headers in this folder and judges all of them anew; a folder without any gets the first block.
    public static Opening open(BitcoinParameters parameters, Path folder) throws IOException {
        return switch (HeaderFile.open(folder, parameters.network())) {
            case HeaderFile.Opening.InUse() -> new Opening.InUse();
            case HeaderFile.Opening.Unusable(var why) -> new Opening.Unusable(why);
            case HeaderFile.Opening.Opened(var file) -> opened(new HeaderTree(parameters, file));
        };
    }

    private static Opening opened(HeaderTree tree) throws IOException {
        try {
            return new Opening.Opened(tree, tree.recover());
        } catch (IOException e) {
            tree.close();
            throw e;
        }
    }

    private Recovery recover() throws IOException {
        var genesis = chain.parameters().genesis().bytes();
        int found = file.count();
        if (found == 0) file.append(genesis, 0, 1);
        var first = new BlockHash(DoubleSha256.of(file.read(0, 1)));
        if (!first.equals(chain.hashAt(Height.GENESIS))) {
            file.replaceFrom(0, genesis);
            return new Recovery.Altered(chain.tip(), found, new Refutation.ForeignChain(first));
        }
        var piece = new byte[PIECE * BlockHeader.BYTES];
        while (file.count() > nextHeight()) {
            int count = Math.min(PIECE, file.count() - nextHeight());
            file.read(nextHeight(), count, piece);
            var extension = chain.extend(piece, 0, count, Instant.MAX);
            if (extension instanceof Extension.Refused refused) {
                file.truncate(nextHeight());
                return new Recovery.Altered(chain.tip(), found - nextHeight(), refused.refutation());
            }
        }
        return file.torn() > 0 ? new Recovery.Torn(file.torn()) : new Recovery.Whole();
    }

    private int nextHeight() {
        return chain.tip().height().value() + 1;
    }

    /// The best chain. It changes with this tree; nobody else may change it.
    public HeaderChain chain() {
        return chain;
    }

    /// Takes headers that follow one another, 80 bytes each, as a peer sends them.
    public Accepted accept(ByteString headers, Instant now) throws IOException {
        if (headers.length() % BlockHeader.BYTES != 0) throw new IllegalArgumentException("not headers of 80 bytes");
        if (headers.isEmpty()) return new Accepted.Known();
        var packed = Branch.Packed.of(headers.toArray(), 0);
        var parent = Hash256.of(packed.bytes(), 4);
        var height = chain.heightOf(new BlockHash(parent));
        if (height.isPresent()) return acceptAbove(height.get(), packed, now);
        var lengthened = branches.endingWith(parent);
        if (lengthened.isPresent()) return lengthen(lengthened.get(), packed, now);
        var forked = branches.containing(parent);
        if (forked.isEmpty()) return new Accepted.Unconnected();
        var below = forked.get().packed();
        var whole = below.upTo(below.countUpTo(parent).orElseThrow(), packed);
        return acceptBeside(forked.get().fork(), whole, now);
    }

    private Accepted acceptAbove(Height parent, Branch.Packed headers, Instant now) throws IOException {
        int known = 0;
        while (known < headers.count() && isOnChain(parent.plus(known + 1), headers, known)) known++;
        if (known == headers.count()) return new Accepted.Known();
        var fork = parent.plus(known);
        var rest = Branch.Packed.of(headers.bytes(), known);
        return fork.equals(chain.tip().height()) ? extend(rest, now) : acceptBeside(fork, rest, now);
    }

    private boolean isOnChain(Height height, Branch.Packed headers, int index) {
        if (height.value() >= nextHeight()) return false;
        var hash = DoubleSha256.of(headers.bytes(), index * BlockHeader.BYTES, BlockHeader.BYTES);
        return chain.hashAt(height).value().equals(hash);
    }

    private Accepted extend(Branch.Packed headers, Instant now) throws IOException {
        var before = chain.tip().height();
        if (chain.extend(headers.bytes(), 0, headers.count(), now) instanceof Extension.Refused refused) {
            chain.truncate(before);
            return new Accepted.Rejected(refused.refutation());
        }
        try {
            file.append(headers.bytes(), 0, headers.count());
            if (headers.count() < FULL_MESSAGE) file.save();
        } catch (IOException e) {
            chain.truncate(before);
            throw e;
        }
        return new Accepted.Extended(pointsAbove(before));
    }

    /// Headers that leave the best chain at `fork`, from the one above it on.
    private Accepted acceptBeside(Height fork, Branch.Packed headers, Instant now) throws IOException {
        var like = branches.mostLike(fork, headers);
        int common = like.map(b -> b.packed().common(headers)).orElse(0);
        if (common == headers.count()) {
            var tip = DoubleSha256.of(headers.bytes(), (common - 1) * BlockHeader.BYTES, BlockHeader.BYTES);
            return new Accepted.SideBranch(new ChainPoint(fork.plus(common), tip));
        }
        if (like.isPresent() && common == like.get().length()) {
            return lengthen(like.get(), Branch.Packed.of(headers.bytes(), common), now);
        }
        var judge = chain.rulesAfter(fork);
        var refutation = judgeAll(judge, headers, now);
        if (refutation.isPresent()) return new Accepted.Rejected(refutation.get());
        return weigh(new Branch(fork, judge, headers));
    }

    private Accepted lengthen(Branch branch, Branch.Packed headers, Instant now) throws IOException {
        var judge = branch.judge().copy();
        var refutation = judgeAll(judge, headers, now);
        if (refutation.isPresent()) return new Accepted.Rejected(refutation.get());
        branches.remove(branch);
        var packed = branch.isKept() ? branch.packed().upTo(branch.length(), headers) : Branch.Packed.NONE;
        return weigh(new Branch(branch.fork(), judge, packed));
    }

    private static Optional<Refutation> judgeAll(HeaderRules judge, Branch.Packed headers, Instant now) {
        long latest = HeaderRules.latest(now);
        for (int i = 0; i < headers.count(); i++) {
            var refutation = judge.next(headers.bytes(), i * BlockHeader.BYTES, latest);
            if (refutation.isPresent()) return refutation;
        }
        return Optional.empty();
    }

    private Accepted weigh(Branch branch) throws IOException {
        if (!chain.work().isLessThan(branch.work())) {
            branches.add(branch, floor());
            return new Accepted.SideBranch(branch.tip());
        }
        if (branch.isKept()) return new Accepted.Reorganized(reorganize(branch));
        branches.promise(branch);
        return new Accepted.Heavier(point(branch.fork()));
    }

    /// The least work of a branch whose headers are kept: a day less than the best chain's.
    private Work floor() {
        var day = Work.ofBits(chain.bitsAt(chain.tip().height())).times(DAY_OF_BLOCKS);
        return chain.work().isLessThan(day) ? Work.ZERO : chain.work().minus(day);
    }

    private ChainEvent.Reorganized reorganize(Branch branch) throws IOException {
        int above = branch.fork().value() + 1;
        int count = nextHeight() - above;
        var kept = count <= SideBranches.MOST_HEADERS ? file.read(above, count) : new byte[0];
        var left = new Branch(branch.fork(), chain.rulesAfter(chain.tip().height()), Branch.Packed.of(kept, 0));
        var removed = pointsAbove(branch.fork()).reversed();
        file.replaceFrom(above, branch.packed().bytes());
        chain.truncate(branch.fork());
        var extension = chain.extend(branch.packed().bytes(), 0, branch.length(), Instant.MAX);
        if (extension instanceof Extension.Refused refused) {
            throw new IllegalStateException("a branch that was judged good is refused: " + refused);
        }
        branches.clear();
        branches.add(left, floor());
        return new ChainEvent.Reorganized(point(branch.fork()), removed, pointsAbove(branch.fork()));
    }

    private ChainPoint point(Height height) {
        return new ChainPoint(height, chain.hashAt(height).value());
    }

    private List<ChainPoint> pointsAbove(Height height) {
        var points = new ArrayList<ChainPoint>();
        for (int h = height.value() + 1; h < nextHeight(); h++) points.add(point(Height.of(h)));
        return points;
    }

    /// What to ask a peer with for what follows on its chain; it answers from the last block that both have.
    public List<BlockHash> locator() {
        return Locator.of(chain);
    }

    /// The same, for asking what follows this block, on the best chain or beside it.
    public List<BlockHash> locatorFrom(ChainPoint point) {
        var hashes = new ArrayList<>(locator());
        hashes.addFirst(new BlockHash(point.hash()));
        return hashes;
    }

    /// The header at this height of the best chain.
    public BlockHeader headerAt(Height height) throws IOException {
        return BlockHeader.parse(file.read(height.value(), 1)).orThrow();
    }

    /// Headers of the best chain from this height on, packed.
    public ByteString headersFrom(Height height, int count) throws IOException {
        return ByteString.of(file.read(height.value(), count));
    }

    /// How many branches beside the best chain are followed.
    public int branchesBeside() {
        return branches.count();
    }

    /// How many headers beside the best chain are kept in memory.
    public int headersBeside() {
        return branches.headers();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
