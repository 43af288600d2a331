package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Progress;
import dev.touchstone.app.node.Syncing;
import dev.touchstone.app.node.WalletOnChain;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.ui.text.Texts;
import java.util.List;

/// Follows the chain until a wallet is up to date, telling how far it has come, or says in a sentence what is missing.
final class SyncRun {
    private SyncRun() {}

    static Syncing.Outcome.Synced toTheTip(WalletOnChain joined, Syncing.Patience patience, Console console)
            throws Failure, InterruptedException {
        Syncing.Outcome outcome;
        try (var progress = console.progress()) {
            outcome = new Syncing(joined, (node, _) -> show(progress, node), patience).await();
        }
        return switch (outcome) {
            case Syncing.Outcome.Synced synced -> synced;
            case Syncing.Outcome.NoPeers() ->
                throw Failure.environment(
                        "Offline",
                        "No node could be reached. Check that it runs and that the address and the network are right.");
            case Syncing.Outcome.OnlyLiars(var caught) -> throw onlyLiars(caught);
            case Syncing.Outcome.NoFilters() ->
                throw Failure.environment(
                        "NoFilters",
                        "None of the nodes reached serves compact filters (BIP157), so payments cannot be looked for. "
                                + "Name one that does with --peer.");
            case Syncing.Outcome.TimeIsUp(var stage) ->
                throw Failure.environment(
                        "TimeIsUp",
                        "Not up to date within " + patience.whole().toSeconds() + " s; it stood at: " + words(stage)
                                + ". What was checked is kept; run it again to go on.");
            case Syncing.Outcome.Stopped(var reason) ->
                throw Failure.environment(
                        "Bug", "Stopped by a fault of the program (" + reason + "). Nothing saved is lost.");
        };
    }

    private static Failure onlyLiars(List<BitcoinSnapshot.CaughtLie> caught) {
        var last = caught.getLast();
        return Failure.refused(
                        "CaughtLying",
                        "No honest node is left: " + last.peer() + " was caught. "
                                + Words.plain(Texts.explain(last.what())) + " Name another one with --peer.")
                .with("caught", caughtLies(caught));
    }

    /// Who was caught, and in what.
    static Json caughtLies(List<BitcoinSnapshot.CaughtLie> caught) {
        return Json.Items.of(caught.stream()
                .map(lie -> Json.Members.none()
                        .with("peer", lie.peer())
                        .with("refutation", lie.what().code())
                        .with("detail", lie.what().toString()))
                .toList());
    }

    private static void show(Progress progress, BitcoinSnapshot node) {
        if (node.stage() instanceof Stage.UpToDate) return;
        var words = words(node.stage());
        int colon = words.indexOf(": ");
        if (colon < 0) progress.show(words, "");
        else progress.show(words.substring(0, colon), words.substring(colon + 2));
    }

    /// What the node is doing.
    static String words(Stage stage) {
        return switch (stage) {
            case Stage.Offline(boolean _) -> "Offline";
            case Stage.LookingForPeers() -> "Looking for nodes";
            case Stage.Headers(var reached, var target) -> "Block headers: " + of(reached.value(), target.value());
            case Stage.FilterHeaders(var reached, var target) ->
                "Filter headers: " + of(reached.value(), target.value());
            case Stage.Filters(var _, var reached, var target) ->
                "Looking through blocks: " + of(reached.value(), target.value());
            case Stage.UpToDate() -> "Up to date";
            case Stage.Stopped(var reason) -> "Stopped: " + reason;
        };
    }

    private static String of(int reached, int target) {
        return Words.count(reached) + " of " + Words.count(target);
    }
}
