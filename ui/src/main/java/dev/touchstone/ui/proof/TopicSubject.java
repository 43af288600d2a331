package dev.touchstone.ui.proof;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenSum;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What one finding says about Ethereum, looked at anew each time. Confined to the JavaFX application thread.
final class TopicSubject implements Subject {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Supplier<Topic> topic;

    TopicSubject(Surroundings around, Session session, EthereumSide side, Supplier<Topic> topic) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.topic = topic;
    }

    @Override
    public ProofPage page() {
        var now = topic.get();
        var wording = Wording.ofEthereum(
                side.chain().get(),
                WalletNames.ofAccounts(session.wallet().snapshot().get().ethereum()),
                around.now().get(),
                around.ages(),
                around.amounts().get().hidden());
        var ladder = LadderBuilder.of(now.finding(), chain(now), now.what(), wording);
        return new ProofPage(now.name(), now.number(), false, now.limits().apply(ladder), now.canExport());
    }

    private ChainStatus chain(Topic of) {
        var ethereum = side.chain().get();
        var now = around.now().get();
        if (of.isPast()) return EthereumStatus.of(ethereum, now, around.ages()).chain();
        var tokens = session.wallet().snapshot().get().tokens();
        return TokenSum.standing(tokens, ethereum, now, around.ages()).of(of.finding());
    }

    private static Optional<Proven<?>> exportable(Topic topic) {
        return topic.canExport() && topic.finding() instanceof Proven<?> proven
                ? Optional.of(proven)
                : Optional.empty();
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        var now = topic.get();
        return exportable(now)
                .map(proven -> side.checkAnswerAgain(proven).thenApply(found -> List.<Finding<?>>of(found)))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of(now.finding())));
    }

    @Override
    public String fileName() {
        return topic.get().file() + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return exportable(topic.get())
                .map(proven -> side.exportAnswer(proven, file))
                .orElseGet(() -> CompletableFuture.completedFuture(new FileOutcome.NothingProven()));
    }
}
