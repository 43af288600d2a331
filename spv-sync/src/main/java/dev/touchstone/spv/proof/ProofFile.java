package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import java.time.Instant;
import java.util.Optional;

/// A proof that a transaction lies in a block, as a file that anyone can check: `docs/proof-file.md` describes
/// it. Immutable.
///
/// The file says nothing that does not follow from its own bytes, so changing any of them is noticed: text that
/// is not in the one canonical form is [Refutation.Unreadable], a member that does not follow is
/// [Refutation.StatementMismatch].
///
/// @param block the block that holds the transaction
/// @param firstHeader the height of the first header in `headers`: 0 where the file carries the whole chain, else
///     the
///     height of the block
/// @param headers raw headers, 80 bytes each, up to the tip at the time of the proof or a part of the way
public record ProofFile(
        Network network,
        ChainPoint block,
        ByteString strippedTransaction,
        MerkleBranch branch,
        CoinbaseProof coinbase,
        Height firstHeader,
        ByteString headers) {
    /// Chains up to this height travel whole in the file.
    public static final int WHOLE_CHAIN = 10_000;

    /// Beyond the block, so many headers travel in the file where the chain does not travel whole.
    public static final int HEADERS_AFTER_BLOCK = 100;

    /// No proof needs more: a file over this is refused unread.
    public static final int MOST_BYTES = 8_000_000;

    public ProofFile {
        if (headers.isEmpty() || headers.length() % BlockHeader.BYTES != 0) {
            throw new IllegalArgumentException("headers of " + headers.length() + " bytes");
        }
        boolean whole = firstHeader.value() == 0;
        if (!whole && !firstHeader.equals(block.height())) {
            throw new IllegalArgumentException("headers from " + firstHeader + " for block " + block.height());
        }
        int last = firstHeader.value() + headers.length() / BlockHeader.BYTES - 1;
        if (last < block.height().value() || last > block.height().value() + WHOLE_CHAIN) {
            throw new IllegalArgumentException("headers that do not reach the block");
        }
    }

    /// Reads headers of the best chain for a file to be written.
    @FunctionalInterface
    public interface HeaderSource {
        /// The raw headers from one height to another, both included.
        byte[] headers(Height from, Height to);
    }

    /// The heights of the first and last header that a file for this block carries.
    public static Height firstHeaderFor(ChainPoint block, ChainPoint tip) {
        return tip.height().value() <= WHOLE_CHAIN ? Height.GENESIS : block.height();
    }

    public static ProofFile of(Proven<ConfirmedTransaction> proven, HeaderSource source) {
        if (!(proven.evidence() instanceof Evidence.InBlock inBlock)) {
            throw new IllegalArgumentException("a confirmed transaction rests on its branch");
        }
        var header = inBlock.header();
        var first = firstHeaderFor(header.point(), header.tip());
        int last = first.value() == 0
                ? header.tip().height().value()
                : Math.min(
                        header.tip().height().value(), header.point().height().value() + HEADERS_AFTER_BLOCK);
        return new ProofFile(
                header.genesis().network(),
                header.point(),
                inBlock.strippedTransaction(),
                inBlock.branch(),
                inBlock.coinbase(),
                first,
                ByteString.of(source.headers(first, Height.of(last))));
    }

    public static Parsed<ProofFile> parse(byte[] utf8) {
        return ProofFileJson.parse(utf8);
    }

    public byte[] toBytes() {
        return ProofFileJson.write(this);
    }

    int headerCount() {
        return headers.length() / BlockHeader.BYTES;
    }

    Height lastHeader() {
        return firstHeader.plus(headerCount() - 1);
    }

    BlockHeader headerAt(Height at) {
        int offset = (at.value() - firstHeader.value()) * BlockHeader.BYTES;
        try {
            return BlockHeader.read(new WireReader(headers.toArray(offset, offset + BlockHeader.BYTES)));
        } catch (MalformedException e) {
            throw new IllegalStateException("80 bytes are a header", e);
        }
    }

    ChainPoint lastPoint() {
        return new ChainPoint(lastHeader(), headerAt(lastHeader()).hash().value());
    }

    /// Checks the proof from its bytes alone and, where this computer follows the network, against its own chain.
    ///
    /// [Pending] where the file does not carry the whole chain and `known` does not reach the block.
    public Finding<ConfirmedTransaction> check(Optional<HeaderChain> known, Instant now) {
        var parameters = Networks.of(network);
        var header = headerAt(block.height());
        if (!header.hash().value().equals(block.hash()))
            return new Refuted<>(new Refutation.StatementMismatch("block"));
        Optional<HeaderChain> carried = Optional.empty();
        if (firstHeader.value() == 0) {
            var chain = HeaderChain.atGenesis(parameters);
            var problem = extend(chain, parameters, now);
            if (problem.isPresent()) return new Refuted<>(problem.get());
            carried = Optional.of(chain);
        } else {
            var problem = brokenLink();
            if (problem.isPresent()) return new Refuted<>(problem.get());
        }
        return best(carried, known)
                .map(chain -> against(chain, header, now))
                .orElseGet(() -> Pending.because(new Pending.Reason.HeadersBehind(knownHeight(known))));
    }

    private Optional<Refutation> extend(HeaderChain chain, BitcoinParameters parameters, Instant now) {
        var raw = headers.toArray();
        if (!headerAt(Height.GENESIS).equals(parameters.genesis())) {
            return Optional.of(
                    new Refutation.ForeignChain(headerAt(Height.GENESIS).hash()));
        }
        return switch (chain.extend(raw, BlockHeader.BYTES, headerCount() - 1, now)) {
            case HeaderChain.Extension.Extended _ -> Optional.empty();
            case HeaderChain.Extension.Refused(var _, var refutation) -> Optional.of(refutation);
        };
    }

    private Optional<Refutation> brokenLink() {
        for (int height = firstHeader.value() + 1; height <= lastHeader().value(); height++) {
            var previous = headerAt(Height.of(height - 1)).hash();
            if (!headerAt(Height.of(height)).previous().equals(previous)) {
                return Optional.of(new Refutation.BrokenLink(Height.of(height)));
            }
        }
        return Optional.empty();
    }

    /// The chain to believe: the one with more work, if it reaches the block.
    private Optional<HeaderChain> best(Optional<HeaderChain> carried, Optional<HeaderChain> known) {
        var usable = known.filter(chain -> !chain.tip().height().isBelow(block.height()));
        if (carried.isEmpty()) return usable;
        return usable.filter(chain -> carried.get().work().isLessThan(chain.work()))
                .or(() -> carried);
    }

    private static Height knownHeight(Optional<HeaderChain> known) {
        return known.map(chain -> chain.tip().height()).orElse(Height.GENESIS);
    }

    /// The headers that the chain has must be these, and those beyond its tip must keep the rules of headers that
    /// follow it.
    private Finding<ConfirmedTransaction> against(HeaderChain chain, BlockHeader header, Instant now) {
        for (int height = block.height().value(); height <= lastHeader().value(); height++) {
            var at = Height.of(height);
            if (chain.tip().height().isBelow(at)) break;
            var hash = headerAt(at).hash();
            if (!chain.hashAt(at).equals(hash)) return new Refuted<>(new Refutation.HeaderNotOnBestChain(at, hash));
        }
        var beyond = beyondTip(chain, now);
        if (beyond.isPresent()) return new Refuted<>(beyond.get());
        return switch (Kernel.header(chain, header, block.height())) {
            case Proven<BlockHeader> proven -> Kernel.inclusion(proven, strippedTransaction, branch, coinbase);
            case Pending<BlockHeader> pending -> Pending.because(pending.reason());
            case Refuted<BlockHeader> refuted -> refuted.as();
            case Claimed<BlockHeader> _ -> throw new IllegalStateException("the kernel claims nothing");
        };
    }

    private Optional<Refutation> beyondTip(HeaderChain chain, Instant now) {
        var tip = chain.tip().height();
        if (!tip.isBelow(lastHeader())) return Optional.empty();
        var judge = chain.rulesAfter(tip);
        var raw = headers.toArray();
        for (int height = tip.value() + 1; height <= lastHeader().value(); height++) {
            int offset = (height - firstHeader.value()) * BlockHeader.BYTES;
            var refutation = judge.next(raw, offset, HeaderRules.latest(now));
            if (refutation.isPresent()) return refutation;
        }
        return Optional.empty();
    }

    /// What the file states, in words; part of the file, and recomputed when it is read.
    public String statement() {
        return "Transaction " + txidOrUnreadable() + " is number " + branch.index() + " in block " + block.height()
                + " ("
                + block.hash() + ") of the Bitcoin network '" + network.id() + "', under "
                + (lastHeader().value() - block.height().value()) + " further headers up to " + lastPoint() + ".";
    }

    private String txidOrUnreadable() {
        return Transaction.parse(strippedTransaction.toArray())
                .map(tx -> tx.txid().toString())
                .toOptional()
                .orElse("(unreadable)");
    }
}
