package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Head;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth head`: the newest block that is proven, and all that this rests on.
@Command(name = "head", description = "Prove the newest block, and show what that rests on.")
final class EthHead implements Task {
    private final Ethereums ethereums;
    private final InstantSource clock;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    EthHead(Ethereums ethereums, InstantSource clock) {
        this.ethereums = ethereums;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        return question.answer(
                ethereums,
                console,
                Json.Members.none(),
                (about, questions, at) -> about.of(
                        questions.head(at), head -> told(head, about.network().get(), clock.instant())));
    }

    private static EthereumAnswer.Told told(Proven<ExecutionHeader> head, EthereumSnapshot node, Instant now) {
        return new EthereumAnswer.Told(json(head, node, now), page(head, node, now));
    }

    private static Json.Members json(Proven<ExecutionHeader> head, EthereumSnapshot node, Instant now) {
        return Json.Members.none()
                .with("stage", node.stage().getClass().getSimpleName())
                .with("age", seconds(head.value().timestamp(), now))
                .with("final", node.finalized().flatMap(EthHead::block).orElseGet(Json.Nothing::new))
                .with("period", node.period())
                .with(
                        "anchor",
                        node.checkpoint().map(it -> anchor(it, node, now)).orElseGet(Json.Nothing::new))
                .with("sources", EthereumRun.sources(node.sources()))
                .with("advice", Json.Items.ofTexts(node.advice()));
    }

    private static Optional<Json> block(Head head) {
        return SignedBlocks.under(head.block()).map(EthereumMembers::head);
    }

    private static Json anchor(Checkpoint checkpoint, EthereumSnapshot node, Instant now) {
        var made = node.checkpointTime();
        return Json.Members.none()
                .with("root", EthereumWords.hex(checkpoint.root()))
                .with("origin", checkpoint.origin().getClass().getSimpleName())
                .withText("time", made.map(EthereumWords::time))
                .withWhole(
                        "age",
                        made.map(time -> OptionalLong.of(seconds(time, now))).orElseGet(OptionalLong::empty));
    }

    private static long seconds(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toSeconds());
    }

    private static Page page(Proven<ExecutionHeader> head, EthereumSnapshot node, Instant now) {
        var page = Page.empty()
                .row("Network", node.chain().id())
                .row("Block", EthereumWords.point(head.asOf()) + ", " + age(head.value(), now));
        var signed = SignedBlocks.under(head);
        if (signed.isPresent()) {
            page = page.row(
                    "Signed by",
                    EthereumWords.signers(signed.get()) + " for slot "
                            + Words.count(signed.get().beacon().slot().value()));
        }
        if (node.finalized().isPresent()) {
            var last = node.finalized().get().block();
            page = page.row("Final block", EthereumWords.point(last.asOf()) + ", " + age(last.value(), now));
        }
        page = page.row("Committee", "of period " + Words.count(node.period()));
        if (node.checkpoint().isPresent())
            page = page.row("Checkpoint", words(node.checkpoint().get(), node));
        return sources(page.row("State", EthereumWords.stage(node.stage())), node)
                .and(EthereumRun.caughtRows(node));
    }

    private static String age(ExecutionHeader header, Instant now) {
        return EthereumWords.length(Duration.ofSeconds(seconds(header.timestamp(), now))) + " old";
    }

    private static String words(Checkpoint checkpoint, EthereumSnapshot node) {
        var of = node.checkpointTime()
                .map(time -> " of " + EthereumWords.time(time))
                .orElse("");
        return EthereumWords.hex(checkpoint.root()) + of + ", " + EthereumWords.origin(checkpoint.origin());
    }

    private static Page sources(Page page, EthereumSnapshot node) {
        var whole = page;
        for (var row : node.sources()) {
            var name = EthereumRun.name(row.role());
            var trouble = row.trouble()
                    .map(fault -> "  " + EthereumRun.trouble(fault))
                    .orElse("");
            whole = whole.row(
                    Character.toUpperCase(name.charAt(0)) + name.substring(1),
                    row.name() + "  " + Words.printable(row.software()) + trouble);
        }
        for (var hint : node.advice()) whole = whole.row("Said to be new", Words.printable(hint));
        return whole;
    }
}
