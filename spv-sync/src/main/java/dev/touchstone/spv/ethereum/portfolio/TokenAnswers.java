package dev.touchstone.spv.ethereum.portfolio;

import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What contracts answered to questions that were put together, each read as its standard says: in one block,
/// where there are not very many.
/// Immutable.
public final class TokenAnswers {
    /// So many are asked at once; more are asked after them.
    private static final int MOST_AT_ONCE = 512;

    private final Map<TokenQuestion<?>, Finding<?>> answers;

    private TokenAnswers(Map<TokenQuestion<?>, Finding<?>> answers) {
        this.answers = answers;
    }

    /// Asks all of them. Blocks.
    public static TokenAnswers ask(
            ContractQuestions chain, Collection<? extends TokenQuestion<?>> wanted, HeadKind at) {
        var questions = List.copyOf(new LinkedHashSet<TokenQuestion<?>>(wanted));
        var answers = new LinkedHashMap<TokenQuestion<?>, Finding<?>>();
        for (int from = 0; from < questions.size(); from += MOST_AT_ONCE) {
            var some = questions.subList(from, Math.min(questions.size(), from + MOST_AT_ONCE));
            var calls = chain.calls(some.stream().map(TokenQuestion::input).toList(), at);
            for (int i = 0; i < some.size(); i++) answers.put(some.get(i), read(some.get(i), calls.get(i)));
        }
        return new TokenAnswers(answers);
    }

    /// What the question's call was answered, or why there is no such answer.
    public static <T> Finding<T> read(TokenQuestion<T> question, Finding<CallResult> call) {
        return switch (call) {
            case Proven<CallResult> proven -> Rules.read(question, proven);
            case Pending<CallResult> pending -> Pending.because(pending.reason());
            case Refuted<CallResult> refuted -> refuted.as();
            case Claimed<CallResult> _ -> throw new IllegalStateException("a node claims nothing");
        };
    }

    /// The answer to one of the questions. The map keeps each answer under its own question, which is of the
    /// same type.
    @SuppressWarnings("unchecked")
    public <T> Finding<T> of(TokenQuestion<T> question) {
        var found = answers.get(question);
        if (found == null) throw new IllegalArgumentException("nobody asked " + question.name());
        return (Finding<T>) found;
    }

    public Map<TokenQuestion<?>, Finding<?>> all() {
        return Map.copyOf(answers);
    }
}
