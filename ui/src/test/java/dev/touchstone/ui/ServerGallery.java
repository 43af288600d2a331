package dev.touchstone.ui;

import static dev.touchstone.ui.EtherGallery.both;
import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ScrollPane;

/// The pages on servers, checkpoints and the chain of Ethereum in every state they can be in.
final class ServerGallery {
    private static final Duration OLD = Duration.ofMinutes(40);

    private final Gallery gallery;

    ServerGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    void add() {
        servers();
        checkpoint();
        network();
    }

    private static void undecided(SampleEthereum side) {
        side.servers.set(new ServerChoice.NotMade());
        side.stage(new Stage.NotSetUp());
    }

    private void servers() {
        gallery.add("servers", both(ServerGallery::undecided));
        gallery.add(
                "servers-none-chosen",
                both(side -> side.servers.set(new ServerChoice.Asks(Set.of(), List.of()))),
                go(new Route.EthereumServers()),
                press("Use these servers"));
        gallery.add("servers-own", both(ServerGallery::undecided), w -> {
            w.choose("Only my own nodes");
            w.field("Your beacon node").setText("https://down.example");
            w.field("Your execution node").setText("192.168.1.5:8545");
            w.button("Use only my nodes").fire();
        });
    }

    private void checkpoint() {
        var page = go(new Route.Checkpoint());
        gallery.add("checkpoint", with(SampleSession::both), page);
        gallery.add(
                "checkpoint-compare",
                with(SampleSession::both),
                page,
                press("Compare operators"),
                ServerGallery::scrollDown);
        gallery.add(
                "checkpoint-contradicted",
                both(side -> side.offers = SampleOperators.offers(true)),
                page,
                press("Compare operators"),
                ServerGallery::scrollDown);
        gallery.add(
                "checkpoint-stale",
                both(side -> side.stage(new Stage.StaleAnchor(Duration.ofDays(16), Duration.ofDays(14)))),
                page);
        gallery.add(
                "checkpoint-wrong",
                with(SampleSession::both),
                page,
                w -> w.field("Root of a block").setText("0x12ab"),
                press("Begin from this block"));
        gallery.add(
                "checkpoint-refused",
                both(side -> side.checkpointOutcome =
                        new CheckpointOutcome.TooOld(Duration.ofDays(20), Duration.ofDays(14))),
                page,
                w -> w.field("Root of a block").setText("0x" + "5e".repeat(32)),
                press("Begin from this block"));
        gallery.add(
                "checkpoint-stuck",
                both(side -> side.stage(new Stage.Stale(Duration.ofHours(31)))),
                page,
                ServerGallery::scrollDown);
    }

    private void network() {
        var page = go(new Route.Network());
        gallery.add("network-ether", with(SampleSession::both), page, ServerGallery::scrollToEthereum);
        gallery.add("network-ether-more", both(SampleEthereum::catchLie), page, ServerGallery::scrollDown);
        gallery.add(
                "network-ether-syncing",
                both(side -> side.stage(new Stage.Syncing(24, 25, 31))),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-starting",
                both(side -> side.stage(new Stage.Starting())),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-behind",
                both(side -> side.stage(new Stage.CatchingUp(Duration.ofHours(3)))),
                page,
                ServerGallery::scrollToEthereum);
        gallery.addLater("network-ether-stale", with(SampleSession::both), OLD, page, ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-not-final",
                both(side -> side.stage(new Stage.Stale(Duration.ofMinutes(48)))),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-anchor",
                both(side -> side.stage(new Stage.StaleAnchor(Duration.ofDays(16), Duration.ofDays(14)))),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-unknown",
                both(side -> side.stage(new Stage.CheckpointUnknown(Hash256.ZERO))),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-rules",
                both(side -> {
                    side.stage(new Stage.RulesUnknown(Slot.of(218_112)));
                    side.advise("the fork “heka” begins on 3 December 2026.");
                }),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-offline",
                both(side -> side.stage(new Stage.Offline(true))),
                page,
                ServerGallery::scrollToEthereum);
        gallery.add(
                "network-ether-nobody",
                both(side -> {
                    side.servers.set(new ServerChoice.BitcoinOnly());
                    side.stage(new Stage.NotSetUp());
                }),
                page,
                ServerGallery::scrollToEthereum);
    }

    private static void scrollDown(TestWindow window) {
        Gallery.scrollDown(window);
    }

    private static void scrollToEthereum(TestWindow window) {
        window.layOut();
        if (window.scene.lookup(".scroll-pane") instanceof ScrollPane page) page.setVvalue(0.75);
    }
}
