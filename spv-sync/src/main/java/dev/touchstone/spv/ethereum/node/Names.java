package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Expiration;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameExpiry;
import dev.touchstone.spv.ethereum.ens.NameLookup;
import dev.touchstone.spv.ethereum.ens.NameQuestion;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.PrimaryName;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.ens.Reversal;
import dev.touchstone.spv.ethereum.offchain.GatewayAnswer;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.offchain.OffchainLookup;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Asks what names of an Ethereum network stand for. What the chain itself answers is proven; what it wants
/// looked up outside is looked up only by [#lookUp], and then stays a claim of whoever keeps it. Thread-safe;
/// blocks.
public final class Names {
    /// How often contracts may send us outside before they answer (EIP-3668 asks for four at least).
    private static final int MOST_ROUNDS = 4;

    private final EthereumChain chain;
    private final ChainQuestions questions;
    private final HeadKind at;
    private final InstantSource clock;

    public Names(EthereumChain chain, ChainQuestions questions, HeadKind at, InstantSource clock) {
        this.chain = chain;
        this.questions = questions;
        this.at = at;
        this.clock = clock;
    }

    /// A finding, and the call that shows that the name's contract took what it rests on.
    ///
    /// @param taken where something was looked up outside the chain
    public record Found<T>(Finding<T> finding, Optional<Proven<CallResult>> taken) {
        /// A finding by the chain alone.
        public Found(Finding<T> finding) {
            this(finding, Optional.empty());
        }
    }

    /// The answer by the chain alone. No gateway is asked.
    public <T> Finding<T> ask(NameQuestion<T> question) {
        return read(question, questions.call(question.input(), at));
    }

    /// An answer, and until when the name is registered, both of the same block.
    public record Dated<T>(Finding<T> finding, Finding<NameExpiry> expiry) {}

    /// The same, together with the name's expiry.
    public <T> Dated<T> ask(NameQuestion<T> question, Expiration expiration) {
        var calls = questions.calls(List.of(question.input(), expiration.input()), at);
        return new Dated<>(read(question, calls.get(0)), read(expiration, calls.get(1)));
    }

    private <T> Finding<T> read(NameQuestion<T> question, Finding<CallResult> call) {
        return call instanceof Proven<CallResult> proven
                ? Rules.names(chain, question, proven)
                : ProofVerdict.instead(call);
    }

    /// An answer that wants something looked up outside the chain, after it was; any other as it is.
    ///
    /// @param asked what the chain answered
    public <T> Found<T> lookUp(NameLookup<T> question, Finding<T> asked, GatewayRound round)
            throws InterruptedException {
        var found = new Found<>(asked);
        for (int i = 0; i < MOST_ROUNDS; i++) {
            var lookup = found.finding().shown().flatMap(question::outside);
            if (lookup.isEmpty()) return found;
            found = switch (round.answer(lookup.get())) {
                case GatewayAnswer.Failed(var status, var reason) -> failed(question, status, reason);
                case GatewayAnswer.Said(var data, var host) -> calledBack(question, lookup.get(), data, host);
            };
        }
        boolean goesOn = found.finding().shown().flatMap(question::outside).isPresent();
        return goesOn ? failed(question, 0, "it leads on and on") : found;
    }

    private <T> Found<T> failed(NameLookup<T> question, int status, String reason) {
        return new Found<>(claimed(question.of(new NameAnswer.GatewayFailed(status, reason)), "the gateway"));
    }

    /// What an address calls itself, once we have asked the name ourselves: that the contract did is not enough
    /// for us (ENSIP-3). Refuted where the name stands for another address.
    ///
    /// @param round how to look outside the chain for that; none where that was not agreed to
    public Found<PrimaryName> checked(Reversal question, Found<PrimaryName> found, Optional<GatewayRound> round)
            throws InterruptedException {
        var name = found.finding().shown().flatMap(Names::named);
        if (name.isEmpty()) return found;
        var forward = Resolution.of(question.system(), name.get(), new NameRecord.Address(question.coin()));
        if (forward.isEmpty()) return new Found<>(unchecked(question));
        var asked = ask(forward.get());
        var answer =
                round.isPresent() ? lookUp(forward.get(), asked, round.get()).finding() : asked;
        if (answer.shown().isEmpty()) return new Found<>(ProofVerdict.instead(answer));
        boolean isSame = answer.shown().get().answer() instanceof NameAnswer.Found(var value, var _)
                && value.equals(question.address().value());
        return isSame ? found : new Found<>(unchecked(question));
    }

    private static Optional<EnsName> named(PrimaryName primary) {
        return primary instanceof PrimaryName.Named(var name, var _, var _) ? Optional.of(name) : Optional.empty();
    }

    private static Refuted<PrimaryName> unchecked(Reversal question) {
        return new Refuted<>(
                new Refutation.NoSuchAnswer(question.contract(), "the name does not stand for " + question.address()));
    }

    private <T> Claimed<T> claimed(T value, String source) {
        return new Claimed<>(value, source, clock.instant());
    }

    /// What the contract makes of a gateway's answer, by its own code, run here over proven state.
    private <T> Found<T> calledBack(NameLookup<T> question, OffchainLookup lookup, ByteString data, String host) {
        var call = questions.call(lookup.calledBack(data), at);
        if (!(call instanceof Proven<CallResult> taken)) return new Found<>(ProofVerdict.instead(call));
        var read = switch (taken.value().outcome()) {
            case CallResult.Outcome.Returned(var bytes) -> question.returned(bytes);
            case CallResult.Outcome.Reverted(var bytes) -> question.reverted(bytes);
            case CallResult.Outcome.Halted(var reason) -> Parsed.<T>malformed("it failed: " + reason);
        };
        return switch (read) {
            case Parsed.Malformed<T>(var reason) ->
                new Found<>(new Refuted<>(new Refutation.NoSuchAnswer(question.contract(), reason)));
            case Parsed.Ok<T>(var answer) ->
                new Found<>(claimed(answer, host + ", which the contract of the name believes"), Optional.of(taken));
        };
    }
}
