package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.BlockLists;
import dev.touchstone.spv.ethereum.node.OlderQuestions;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Finds what changed an account's ether, or what it has of a token or a collectible, one changed block at a
/// step:
/// between two
/// blocks with different amounts or nonces it halves the way until it has the block in which they changed, and
/// reads that block. Where both ends say the same, nothing is asked. Blocks; confined to one thread.
///
/// Nobody is asked which transactions there are. A server that hides one, hides it from the block's root; one
/// that proves no state of a block, ends the search there, and the step says so.
public final class AccountHistory {
    private final OlderQuestions chain;
    private final Subject subject;

    public AccountHistory(OlderQuestions chain, Subject subject) {
        this.chain = chain;
        this.subject = subject;
    }

    /// What a history begins with.
    public sealed interface Begun {
        record At(Span span) implements Begun {}

        record Not(Finding<?> why) implements Begun {}
    }

    /// A history of no length, at this block.
    public Begun begin(BlockNumber at) {
        return switch (sample(at)) {
            case Sample.Taken.Of(var sample, var _) -> new Begun.At(Span.at(sample));
            case Sample.Taken.Not(var why) -> new Begun.Not(why);
        };
    }

    /// Goes on to the next block in which something changed, or to this newer one where nothing did.
    public Step forward(Span span, BlockNumber to) {
        if (to.compareTo(span.to().number()) <= 0) return Step.to(span, List.of());
        if (!(sample(to) instanceof Sample.Taken.Of(var newest, var _))) return Step.stopped(span, whyNot(to));
        if (newest.saysTheSameAs(span.to())) return Step.to(span.upTo(newest), List.of());
        return switch (change(span.to(), newest, true)) {
            case Change.In(var before, var at) -> read(span, before, at, span.upTo(at.sample()));
            case Change.Unknown(var why) -> Step.stopped(span, why);
        };
    }

    /// Goes back to the block before the last one in which something changed, or to this older one where nothing
    /// did.
    public Step backward(Span span, BlockNumber to) {
        if (span.isFromTheStart() || to.compareTo(span.from().number()) >= 0) return Step.to(span, List.of());
        if (!(sample(to) instanceof Sample.Taken.Of(var oldest, var _))) return Step.stopped(span, whyNot(to));
        if (oldest.saysTheSameAs(span.from())) return Step.to(span.downTo(oldest), List.of());
        return switch (change(oldest, span.from(), false)) {
            case Change.In(var before, var at) -> read(span, before, at, span.downTo(before.sample()));
            case Change.Unknown(var why) -> Step.stopped(span, why);
        };
    }

    private Finding<?> whyNot(BlockNumber number) {
        return sample(number) instanceof Sample.Taken.Not(var why) ? why : chain.block(number);
    }

    private Sample.Taken sample(BlockNumber at) {
        if (subject.asset() instanceof MovedAsset.Single single) return owner(single, at);
        var question = subject.amount();
        if (question.isPresent()) {
            var found = chain.answerAt(question.get(), at);
            return found instanceof Proven<BigInteger> amount
                    ? new Sample.Taken.Of(Sample.ofToken(amount), new Sample.Proof.Token(amount))
                    : new Sample.Taken.Not(found);
        }
        var found = chain.accountAt(subject.account(), at);
        return found instanceof Proven<AccountState> state
                ? new Sample.Taken.Of(Sample.ofEther(state), new Sample.Proof.Ether(state))
                : new Sample.Taken.Not(found);
    }

    /// A contract that does not say who owns it, says that nobody does.
    private Sample.Taken owner(MovedAsset.Single single, BlockNumber at) {
        var found = chain.answerAt(new Erc721.OwnerOf(single.contract(), single.id()), at);
        return switch (found) {
            case Proven<EthereumAddress> owner ->
                owned(owner.asOf(), owner.value().equals(subject.account()));
            case Refuted<EthereumAddress>(Refutation.ContractRefused _) ->
                chain.block(at) instanceof Proven<ExecutionHeader> header
                        ? owned(header.asOf(), false)
                        : new Sample.Taken.Not(found);
            default -> new Sample.Taken.Not(found);
        };
    }

    private static Sample.Taken owned(ChainPoint block, boolean isOwner) {
        return new Sample.Taken.Of(Sample.ofSingle(block, isOwner), new Sample.Proof.Owner());
    }

    /// Two blocks, one after the other, between which something changed.
    private sealed interface Change {
        record In(Sample.Taken.Of before, Sample.Taken.Of at) implements Change {}

        record Unknown(Finding<?> why) implements Change {}
    }

    /// The first block that no longer says what the older end does, or the last before the newer end's words.
    private Change change(Sample older, Sample newer, boolean first) {
        long low = older.number().value();
        long high = newer.number().value();
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            var taken = sample(BlockNumber.of(middle));
            if (!(taken instanceof Sample.Taken.Of(var sample, var _))) return unknown(taken);
            boolean goesUp = first ? sample.saysTheSameAs(older) : !sample.saysTheSameAs(newer);
            if (goesUp) low = middle;
            else high = middle;
        }
        var before = sample(BlockNumber.of(low));
        var at = sample(BlockNumber.of(high));
        if (!(before instanceof Sample.Taken.Of below)) return unknown(before);
        return at instanceof Sample.Taken.Of above ? new Change.In(below, above) : unknown(at);
    }

    private static Change unknown(Sample.Taken taken) {
        return switch (taken) {
            case Sample.Taken.Not(var why) -> new Change.Unknown(why);
            case Sample.Taken.Of _ -> throw new IllegalStateException("it is known");
        };
    }

    private Step read(Span span, Sample.Taken.Of before, Sample.Taken.Of at, Span then) {
        return switch (chain.lists(at.sample().number())) {
            case BlockLists.NotRead(var why) -> Step.stopped(span, why);
            case BlockLists.Read read -> {
                if (!read.header().asOf().equals(at.sample().block())) {
                    yield Step.stopped(span, chain.block(at.sample().number()));
                }
                var reading = new BlockReading(chain.network(), read, subject.account());
                var found = new ArrayList<Found>();
                switch (before.proof()) {
                    case Sample.Proof.Ether(var state) -> {
                        var parent = chain.block(before.sample().number());
                        if (!(parent instanceof Proven<ExecutionHeader> header)) yield Step.stopped(span, parent);
                        found.addAll(reading.ether());
                        if (at.proof() instanceof Sample.Proof.Ether(var after)) {
                            var bytes = header.value().bytes();
                            var authorized = reading.authorized(bytes, state, after);
                            found.addAll(reading.besides(bytes, state, after, List.copyOf(found)));
                            found.addAll(authorized);
                        }
                        found.addAll(reading.tokens());
                    }
                    case Sample.Proof.Token token -> {
                        found.addAll(reading.tokens());
                        if (at.proof() instanceof Sample.Proof.Token after) {
                            found.addAll(reading.tokenBesides(token, after, ofAsset(found)));
                        }
                    }
                    case Sample.Proof.Owner() -> found.addAll(reading.tokens());
                }
                yield Step.to(then, found);
            }
        };
    }

    private List<Found> ofAsset(List<Found> found) {
        return found.stream()
                .filter(it -> subject.asset().holds(it.movement().value().asset()))
                .toList();
    }
}
