package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.ethereum.token.TokenQuestions;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// The events about tokens and collectibles as bytes (docs/wallet-file.md, "Records"). Thread-safe.
final class TokenCodec {
    private static final int MOST_CHAIN = 32;
    private static final int MOST_NAME = 64;
    private static final int MOST_DATA = 200;
    private static final int WORD = 32;

    private TokenCodec() {}

    /// The kind of the record.
    static int write(WalletEvent.OfTokens event, WireWriter out) {
        return switch (event) {
            case WalletEvent.TokenAdded(var contract, var at) -> {
                contract(out, contract);
                EventFields.time(out, at);
                yield EventCodec.TOKEN_ADDED;
            }
            case WalletEvent.TokenHidden(var contract, var at) -> {
                contract(out, contract);
                EventFields.time(out, at);
                yield EventCodec.TOKEN_HIDDEN;
            }
            case WalletEvent.CollectibleAdded(var ref, var at) -> {
                ref(out, ref);
                EventFields.time(out, at);
                yield EventCodec.COLLECTIBLE_ADDED;
            }
            case WalletEvent.CollectibleHidden(var ref, var at) -> {
                ref(out, ref);
                EventFields.time(out, at);
                yield EventCodec.COLLECTIBLE_HIDDEN;
            }
            case WalletEvent.AnswerProven(var chain, var answer, var at) -> {
                EventFields.text(out, chain);
                answer(out, answer);
                EventFields.time(out, at);
                yield EventCodec.ANSWER_PROVEN;
            }
            case WalletEvent.AnswerRefused(var chain, var question, var at) -> {
                EventFields.text(out, chain);
                question(out, question);
                EventFields.time(out, at);
                yield EventCodec.ANSWER_REFUSED;
            }
        };
    }

    static WalletEvent read(int kind, WireReader in) throws MalformedException {
        return switch (kind) {
            case EventCodec.TOKEN_ADDED -> new WalletEvent.TokenAdded(contract(in), EventFields.time(in));
            case EventCodec.TOKEN_HIDDEN -> new WalletEvent.TokenHidden(contract(in), EventFields.time(in));
            case EventCodec.COLLECTIBLE_ADDED -> new WalletEvent.CollectibleAdded(ref(in), EventFields.time(in));
            case EventCodec.COLLECTIBLE_HIDDEN -> new WalletEvent.CollectibleHidden(ref(in), EventFields.time(in));
            case EventCodec.ANSWER_PROVEN ->
                new WalletEvent.AnswerProven(EventFields.text(in, MOST_CHAIN), answer(in), EventFields.time(in));
            case EventCodec.ANSWER_REFUSED ->
                new WalletEvent.AnswerRefused(EventFields.text(in, MOST_CHAIN), question(in), EventFields.time(in));
            default -> throw new MalformedException("no event of tokens of kind " + kind);
        };
    }

    private static void contract(WireWriter out, TokenContract contract) {
        EventFields.text(out, contract.chain());
        EventFields.address(out, contract.address());
    }

    private static TokenContract contract(WireReader in) throws MalformedException {
        return new TokenContract(EventFields.text(in, MOST_CHAIN), EventFields.address(in));
    }

    private static void ref(WireWriter out, NftRef ref) {
        EventFields.text(out, ref.chain());
        EventFields.address(out, ref.contract());
        var digits = ref.id().toByteArray();
        var word = new byte[WORD];
        int from = digits.length > WORD ? 1 : 0;
        System.arraycopy(digits, from, word, WORD - (digits.length - from), digits.length - from);
        out.string(ByteString.of(word));
    }

    private static NftRef ref(WireReader in) throws MalformedException {
        var chain = EventFields.text(in, MOST_CHAIN);
        var contract = EventFields.address(in);
        return new NftRef(chain, contract, new BigInteger(1, in.string(WORD).toArray()));
    }

    private static void answer(WireWriter out, LastAnswer<?> answer) {
        question(out, answer.question());
        out.varString(answer.returned());
        EventFields.point(out, answer.block());
        EventFields.time(out, answer.blockTime());
    }

    private static void question(WireWriter out, TokenQuestion<?> question) {
        out.varString(ByteString.of(question.name().getBytes(StandardCharsets.UTF_8)));
        EventFields.address(out, question.contract());
        out.varString(question.input().data());
    }

    private static TokenQuestion<?> question(WireReader in) throws MalformedException {
        var name = EventFields.text(in, MOST_NAME);
        var input = CallInput.of(EventFields.address(in), in.varString(MOST_DATA));
        return TokenQuestions.asked(name, input)
                .orElseThrow(() -> new MalformedException("no question '" + name + "'"));
    }

    private static LastAnswer<?> answer(WireReader in) throws MalformedException {
        return answered(question(in), in.varString(LastAnswer.MOST_RETURNED), in);
    }

    private static <T> LastAnswer<T> answered(TokenQuestion<T> question, ByteString returned, WireReader in)
            throws MalformedException {
        return switch (question.read(returned)) {
            case Parsed.Ok<T>(var answer) ->
                new LastAnswer<>(question, answer, returned, EventFields.point(in), EventFields.time(in));
            case Parsed.Malformed<T>(var reason) -> throw new MalformedException("no answer: " + reason);
        };
    }
}
