package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is found now of each question, and what was last proven on each chain, or that the contract gave no answer.
/// Whoever puts something in has checked
/// that it answers its question. Confined to the wallet-ledger loop.
final class TokenFindings {
    private final Map<TokenQuestion<?>, Finding<?>> now = new HashMap<>();
    private final Map<Place, LastAnswer<?>> last = new HashMap<>();

    private final Set<Place> refused = new HashSet<>();

    private record Place(String chain, TokenQuestion<?> question) {}

    void remember(String chain, LastAnswer<?> answer) {
        var place = new Place(chain, answer.question());
        last.put(place, answer);
        refused.remove(place);
    }

    void rememberRefusal(String chain, TokenQuestion<?> question) {
        var place = new Place(chain, question);
        last.remove(place);
        refused.add(place);
    }

    boolean wasRefused(String chain, TokenQuestion<?> question) {
        return refused.contains(new Place(chain, question));
    }

    @Nullable
    LastAnswer<?> last(String chain, TokenQuestion<?> question) {
        return last.get(new Place(chain, question));
    }

    /// What was proven stays, as of its own block, where nothing newer is.
    void put(TokenQuestion<?> question, Finding<?> finding) {
        boolean isLess = finding instanceof Pending<?> && now.get(question) instanceof Proven<?>;
        if (!isLess) now.put(question, finding);
    }

    void forgetAll() {
        now.clear();
    }

    void forgetPending() {
        now.values().removeIf(finding -> finding instanceof Pending<?>);
    }

    /// Whether the contract was heard, and says now what it says.
    boolean isHeard(TokenQuestion<?> question) {
        var finding = now.get(question);
        return finding != null && (finding.isProven() || TokenAnswer.isRefused(finding));
    }

    /// Whether it is proven what the contract says.
    boolean isSaid(TokenQuestion<?> question) {
        var finding = now.get(question);
        return finding != null && finding.isProven();
    }

    <T> TokenAnswer<T> answer(String chain, TokenQuestion<T> question, Pending.Reason otherwise) {
        Finding<T> found = asked(now.get(question), otherwise);
        var place = new Place(chain, question);
        return new TokenAnswer<>(question, found, Optional.ofNullable(asked(last.get(place))), refused.contains(place));
    }

    /// Maps keep each answer under its own question, which is of the same type.
    @SuppressWarnings("unchecked")
    private static <T> Finding<T> asked(@Nullable Finding<?> found, Pending.Reason otherwise) {
        return found == null ? Pending.because(otherwise) : (Finding<T>) found;
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable LastAnswer<T> asked(@Nullable LastAnswer<?> found) {
        return (LastAnswer<T>) found;
    }
}
