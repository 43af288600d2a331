package dev.touchstone.ui.token;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.shell.TokenSide;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.Saving;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Searches for tokens and collectibles that the accounts have, on the person's word. Confined to the JavaFX
/// application thread; knows no scene.
final class FindTokensModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<FoundLine>> found = new ReadOnlyObjectWrapper<>(List.of());
    private Found last = new Found(Optional.empty(), Optional.empty());
    private boolean closed;

    /// What the searches came to.
    private record Found(Optional<Portfolio> listed, Optional<Discovery> moved) {}

    FindTokensModel(Surroundings around, Session session, EthereumSide side) {
        this.around = around;
        this.session = session;
        this.side = side;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.tokens().lists(), around.fx(), _ -> renew());
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// How far a search is, or what came of it.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<FoundLine>> found() {
        return found.getReadOnlyProperty();
    }

    private List<EthereumAddress> accounts() {
        return List.copyOf(session.wallet().snapshot().get().ethereum().addresses());
    }

    void findListed() {
        begin("Asking every listed token.", side.tokens().findListed(accounts()), result -> {
            last = new Found(Optional.of(result), last.moved());
            return result.unknown().isEmpty()
                    ? "Asked " + counted(result.asked(), "listed token") + "."
                    : counted(result.unknown().size(), "token") + " could not be proven: "
                            + why(result.unknown().getFirst().why());
        });
    }

    void discover() {
        begin(
                "Looking through blocks.",
                side.tokens().discover(accounts(), (_, looked) -> progressed(looked)),
                result -> {
                    if (result.isEmpty()) return "No block is proven yet. Wait until the chain is up to date.";
                    last = new Found(last.listed(), result);
                    var logs = result.get().logs();
                    var looked = "Looked through " + counted(logs.looked(), "block") + ", read "
                            + AmountFormat.count(logs.read()) + " of them whole.";
                    return logs.unfinished()
                            .map(it -> looked + " Then: " + why(it))
                            .orElse(looked);
                });
    }

    private void progressed(long looked) {
        around.fx().execute(() -> {
            if (busy.get() && !closed) {
                state.set("Looked through " + AmountFormat.count(looked) + " of " + TokenSide.BLOCKS + " blocks.");
            }
        });
    }

    private <T> void begin(String words, CompletableFuture<T> search, Function<T, String> end) {
        if (busy.get()) return;
        busy.set(true);
        state.set(words);
        around.whenDone(
                search,
                result -> {
                    busy.set(false);
                    if (closed) return;
                    state.set(end.apply(result));
                    renew();
                },
                () -> busy.set(false));
    }

    private static String counted(long count, String what) {
        return AmountFormat.count(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String why(Finding<?> finding) {
        return switch (finding) {
            case Pending<?> pending -> Texts.explain(pending.reason());
            case Refuted<?> refuted -> Texts.explain(refuted.refutation());
            case Proven<?> _, Claimed<?> _ -> "";
        };
    }

    private void renew() {
        var holdings = session.wallet().snapshot().get().tokens();
        var claims = new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
        found.set(FoundLines.of(last.listed(), last.moved(), holdings, claims));
    }

    void add(FoundLine line) {
        var tokens = session.wallet().tokens();
        CompletableFuture<? extends Saving<?>> saved = line.number().isPresent()
                ? tokens.addCollectible(line.contract(), line.number().get())
                : tokens.add(line.contract());
        around.whenDone(saved, outcome -> {
            var problem = OutcomeTexts.explain(outcome);
            if (!problem.isEmpty()) state.set(problem);
        });
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.close();
    }
}
