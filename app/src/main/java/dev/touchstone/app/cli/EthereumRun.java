package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Progress;
import dev.touchstone.app.node.EthereumReadiness;
import dev.touchstone.app.node.EthereumReadiness.Outcome;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.CaughtLie;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.ethereum.source.SourceRow;
import dev.touchstone.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Follows an Ethereum network until it can be asked, telling how far that has come, or says in a sentence what is
/// missing.
final class EthereumRun {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(20);
    private static final String REMEDY =
            " Give the root of a newer final block with --checkpoint ROOT; 'touchstone eth checkpoints' shows what "
                    + "several beacon nodes name, and a source that you trust should name the same.";

    private EthereumRun() {}

    /// Where the node stands, and what is to be said against relying on it.
    record Standing(EthereumSnapshot node, Optional<Failure> reservation) {}

    static Standing ready(FollowedEthereum followed, HeadKind head, Duration whole, Console console)
            throws Failure, InterruptedException {
        Outcome outcome;
        try (var progress = console.progress()) {
            var patience = new EthereumReadiness.Patience(whole, FIRST_ANSWER);
            outcome = new EthereumReadiness(followed.node().snapshot(), head, patience)
                    .await(node -> show(progress, node));
        }
        return switch (outcome) {
            case Outcome.Ready(var node) -> new Standing(node, Optional.empty());
            case Outcome.Behind(var node, var behind) -> new Standing(node, Optional.of(behind(behind)));
            case Outcome.NobodyHelps(var job, var silent) -> throw nobodyHelps(job, silent);
            case Outcome.OnlyLiars(var caught) -> throw onlyLiars(caught);
            case Outcome.TimeIsUp(var stage) -> throw timeIsUp(whole, stage);
            case Outcome.Stopped(var reason) ->
                throw Failure.environment(
                        "Bug", "Stopped by a fault of the program (" + reason + "). Nothing saved is lost.");
            case Outcome.NoCheckpoint() -> throw noCheckpoint(followed.chain());
            case Outcome.CheckpointTooOld(var age, var limit) ->
                throw tooOld(age, limit, followed.now().checkpoint());
            case Outcome.CheckpointUnknown(var root) -> throw unknown(root, followed.chain());
            case Outcome.RulesUnknown(var at) ->
                throw Failure.environment(
                        "RulesUnknown",
                        "The beacon nodes speak of rules since slot " + at + " of the network '"
                                + followed.chain().id() + "' that this version does not know. If they tell the truth, "
                                + "it needs a newer version of the program; another node, named with --beacon, may "
                                + "know better.");
        };
    }

    private static Failure behind(Duration behind) {
        return Failure.environment(
                "HeadTooOld",
                "The newest final block that any of the nodes has is " + EthereumWords.length(behind)
                        + " old, so what is shown may be long out of date. Name another node with --beacon.");
    }

    private static Failure noCheckpoint(EthereumChain chain) {
        return Failure.environment(
                "NoCheckpoint",
                "This release has no checkpoint of the network '" + chain.id()
                        + "' to begin from. Give the root of a final block with --checkpoint ROOT; "
                        + "'touchstone eth checkpoints' shows what several beacon nodes name.");
    }

    private static Failure unknown(Hash256 root, EthereumChain chain) {
        return Failure.environment(
                        "CheckpointUnknown",
                        "No beacon node that answered has the checkpoint " + EthereumWords.hex(root)
                                + ". Check that they follow '" + chain.id()
                                + "', or give another one with --checkpoint ROOT.")
                .with("checkpoint", new Json.Text(EthereumWords.hex(root)));
    }

    /// The checkpoint is too old to begin from.
    static Failure tooOld(Duration age, Duration limit, Optional<Checkpoint> checkpoint) {
        var named = checkpoint
                .map(known -> "The checkpoint " + EthereumWords.hex(known.root()) + " ("
                        + EthereumWords.origin(known.origin()) + ") is ")
                .orElse("What is stored is ");
        return Failure.environment(
                        "CheckpointTooOld",
                        named + EthereumWords.length(age) + " old; more than " + EthereumWords.length(limit)
                                + " is too old to begin from, because its committee has nothing to lose by lying now."
                                + REMEDY)
                .with("age", new Json.Whole(age.toSeconds()))
                .with("limit", new Json.Whole(limit.toSeconds()))
                .with(
                        "checkpoint",
                        checkpoint
                                .<Json>map(known -> new Json.Text(EthereumWords.hex(known.root())))
                                .orElseGet(Json.Nothing::new));
    }

    private static Failure nobodyHelps(SourceRole job, List<SourceRow> silent) {
        var why = silent.stream()
                .map(row -> row.name() + " (" + trouble(row) + ")")
                .collect(Collectors.joining(", "));
        boolean isElsewhere = !silent.isEmpty()
                && silent.stream()
                        .allMatch(row -> row.trouble()
                                .filter(SourceFault.WrongNetwork.class::isInstance)
                                .isPresent());
        var failure = isElsewhere
                ? Failure.refused("WrongNetwork", "Every " + name(job) + " follows another network: " + why + ".")
                : Failure.environment(
                        "Offline",
                        "No " + name(job) + " is of use: " + why
                                + ". Check that it runs and that its address is right.");
        return failure.with("sources", sources(silent));
    }

    static String name(SourceRole job) {
        return switch (job) {
            case BEACON -> "beacon node";
            case EXECUTION -> "execution node";
        };
    }

    private static String trouble(SourceRow row) {
        return row.trouble().map(EthereumRun::trouble).orElse("no answer");
    }

    /// Why a source is of no use, as a part of a sentence.
    static String trouble(SourceFault fault) {
        return switch (fault) {
            case SourceFault.Unreachable(var reason) -> "not reachable: " + Words.printable(reason);
            case SourceFault.TimedOut(var limit) -> "no answer within " + EthereumWords.length(limit);
            case SourceFault.RateLimited _ -> "asks for a pause";
            case SourceFault.NotThere(var reason) -> "does not have it: " + Words.printable(reason);
            case SourceFault.Unsupported(var what) -> "does not know the question " + Words.printable(what);
            case SourceFault.Refused(int code, var reason) -> "refuses with " + code + ": " + Words.printable(reason);
            case SourceFault.TooLarge _ -> "answers with far too much";
            case SourceFault.Unreadable(var reason) -> "its answer makes no sense: " + Words.printable(reason);
            case SourceFault.UnknownRules(var what) -> "speaks of rules unknown here: " + Words.printable(what);
            case SourceFault.WrongNetwork(var reason) -> "another network: " + Words.printable(reason);
            case SourceFault.Lied(var refutation) -> "caught lying: " + Words.plain(Texts.explain(refutation));
            case SourceFault.GivenUp() -> "not waited for";
        };
    }

    private static Failure onlyLiars(List<CaughtLie> caught) {
        var last = caught.getLast();
        return Failure.refused(
                        "CaughtLying",
                        "No honest node is left: " + last.source() + " was caught. "
                                + Words.plain(Texts.explain(last.what())) + " Name another one.")
                .with("caught", caughtLies(caught));
    }

    private static Failure timeIsUp(Duration whole, Stage stage) {
        var stood = stage instanceof Stage.Synced
                ? "no execution node gave the newest block that was signed"
                : "it stood at: " + EthereumWords.stage(stage);
        return Failure.environment(
                "TimeIsUp",
                "Not up to date within " + whole.toSeconds() + " s; " + stood
                        + ". What was checked is kept; run it again to go on, or give it more time with --timeout.");
    }

    private static void show(Progress progress, EthereumSnapshot node) {
        if (node.stage() instanceof Stage.Synced || node.stage() instanceof Stage.NotSetUp) return;
        var words = EthereumWords.stage(node.stage());
        int colon = words.indexOf(": ");
        if (colon < 0) progress.show(words, "");
        else progress.show(words.substring(0, colon), words.substring(colon + 2));
    }

    /// Who was caught, and in what.
    static Json caughtLies(List<CaughtLie> caught) {
        return Json.Items.of(caught.stream()
                .map(lie -> Json.Members.none()
                        .with("source", lie.source())
                        .with("refutation", lie.what().code())
                        .with("detail", lie.what().toString()))
                .toList());
    }

    static Page caughtRows(EthereumSnapshot node) {
        var page = Page.empty();
        for (var lie : node.caughtLies()) {
            page = page.row("Caught", lie.source() + "  " + Words.plain(Texts.explain(lie.what())));
        }
        return page;
    }

    /// Whom the program asks, and how they serve.
    static Json sources(List<SourceRow> rows) {
        return Json.Items.of(rows.stream()
                .map(row -> Json.Members.none()
                        .with("role", row.role() == SourceRole.BEACON ? "beacon" : "execution")
                        .with("name", row.name())
                        .with("software", row.software())
                        .with("own", row.own())
                        .with("answers", row.answers())
                        .with("failures", row.failures())
                        .withText(
                                "trouble",
                                row.trouble().map(fault -> fault.getClass().getSimpleName())))
                .toList());
    }
}
