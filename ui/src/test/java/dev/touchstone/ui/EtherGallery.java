package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.scrollDown;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Route.AccountWay;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.wallet.asset.AssetId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ScrollPane;

/// The pages of ether in every state they can be in.
final class EtherGallery {
    private static final Duration OLD = Duration.ofMinutes(40);
    private static final Route PAGE = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));

    private final Gallery gallery;

    EtherGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    void add() {
        home();
        asset();
        accounts();
        receive();
        proof();
        rest();
    }

    static Supplier<FakeHost> both(Consumer<SampleEthereum> then) {
        return with(() -> {
            var session = SampleSession.both();
            then.accept(session.ether());
            return session;
        });
    }

    private void home() {
        gallery.add("home-ether", with(SampleSession::both));
        gallery.addLater("home-ether-stale", with(SampleSession::both), OLD);
        gallery.add("home-ether-offline", with(() -> {
            var session = SampleSession.both();
            session.goOffline(true);
            session.ether().goOffline(true);
            return session;
        }));
        gallery.add("home-ether-remembered", with(SampleSession::remembering));
        gallery.add("home-ether-failed", both(side -> side.fail(SampleEthereum.SECOND)));
        gallery.addWith("home-ether-hidden", with(SampleSession::both), s -> s.withHideAmounts(true));
        gallery.add("home-before-ether", with(SampleSession::beforeEthereum));
    }

    private void asset() {
        gallery.add("ether", with(SampleSession::both), go(PAGE));
        gallery.add("ether-failed", both(side -> side.fail(SampleEthereum.SECOND)), go(PAGE));
        gallery.add("ether-remembered", with(SampleSession::remembering), go(PAGE));
        gallery.addLater("ether-stale", with(SampleSession::both), OLD, go(PAGE));
        gallery.add("ether-offline", both(side -> side.stage(new Stage.Offline(false))), go(PAGE));
        gallery.add("ether-nobody-proves", both(side -> side.lose(new Pending.Reason.NobodyProves())), go(PAGE));
        gallery.add("ether-layers", both(side -> side.layers.showRollup()), go(PAGE), Gallery::scrollDown);
        gallery.add("ether-layers-failed", both(side -> side.layers.failRollup()), go(PAGE), Gallery::scrollDown);
        gallery.add("ether-layers-word-only", both(side -> side.layers.showSideChain()), go(PAGE), Gallery::scrollDown);
        gallery.add(
                "ether-layers-offer",
                with(SampleSession::both),
                go(PAGE),
                press("Show a chain beside Ethereum"),
                Gallery::scrollDown);
        gallery.add("network-layers", both(side -> side.layers.showRollup()), go(new Route.Network()), w -> {
            w.layOut();
            if (w.scene.lookup(".scroll-pane") instanceof ScrollPane page) page.setVvalue(0.5);
        });
        gallery.add("ether-none", with(SampleSession::beforeEthereum), go(PAGE));
        gallery.add("ether-nobody-asked", both(side -> side.servers.set(new ServerChoice.BitcoinOnly())), go(PAGE));
    }

    private void accounts() {
        gallery.add("add-account", with(SampleSession::both), go(new Route.AddAccount(AccountWay.FROM_PHRASE)));
        gallery.add(
                "add-account-first",
                with(SampleSession::beforeEthereum),
                go(PAGE),
                press("Make my first account"),
                w -> w.field("Password of this wallet").setText("guess"),
                press("Make Account 1"));
        gallery.add(
                "add-account-key", with(SampleSession::both), go(new Route.AddAccount(AccountWay.PRIVATE_KEY)), w -> {
                    w.field("Private key").setText("0x1234");
                    w.button("Import this key").fire();
                });
        gallery.add(
                "add-account-keystore", with(SampleSession::both), go(new Route.AddAccount(AccountWay.KEYSTORE)), w -> {
                    w.field("Keystore file").setText("/home/ada/UTC--2019-11-02--a94f5374.json");
                    w.field("Password of the file").setText("guess");
                    w.field("Password of this wallet").setText(SampleWallet.PASSWORD);
                    w.button("Import this file").fire();
                });
        gallery.add(
                "add-account-watch",
                with(SampleSession::both),
                go(new Route.AddAccount(AccountWay.WATCH_ONLY)),
                w -> w.field("Ethereum address").setText("0x52908400098527886e0f7030069857d2e4169ee7"));
        gallery.add(
                "add-account-watch-wrong",
                with(SampleSession::both),
                go(new Route.AddAccount(AccountWay.WATCH_ONLY)),
                w -> w.field("Ethereum address").setText("0x52908400098527886E0F7030069857D2E4169Ee7"),
                press("Watch this address"));
    }

    private void receive() {
        var page = go(new Route.ReceiveEther(SampleEthereum.FIRST));
        gallery.add("receive-ether", with(SampleSession::both), page);
        gallery.add(
                "receive-ether-request",
                with(SampleSession::both),
                page,
                press("Ask for an amount"),
                w -> w.field("Amount").setText("0.25"));
        gallery.add(
                "receive-ether-watched", with(SampleSession::both), go(new Route.ReceiveEther(SampleAccounts.WATCHED)));
        gallery.add("receive-ether-replaced", with(SampleSession::both), page, press("Copy the address"), w -> {
            w.desktop.copied = "0x9858EfFD232B4033E47d90003D41EC34EcaEda95";
            w.now.set(TestWindow.NOW.plusSeconds(5));
        });
        gallery.add("receive-ether-offline", both(side -> side.stage(new Stage.Offline(true))), page);
    }

    private void proof() {
        Consumer<TestWindow> total = w -> w.navigator.inspect(new Route.Inspection.Ether());
        Consumer<TestWindow> first = w -> w.navigator.inspect(new Route.Inspection.EtherAccount(SampleEthereum.FIRST));
        gallery.add("proof-ether", with(SampleSession::both), total);
        gallery.add("proof-ether-account", with(SampleSession::both), go(PAGE), first, press("Check again"));
        gallery.add("proof-ether-bottom", with(SampleSession::both), total, EtherGallery::scrollDrawer);
        gallery.add("proof-ether-details", with(SampleSession::both), first, press("Details"));
        gallery.add("proof-ether-failed", both(side -> side.fail(SampleEthereum.FIRST)), first);
        Consumer<TestWindow> settled =
                w -> w.navigator.inspect(new Route.Inspection.LayerAccount("practice-rollup", SampleEthereum.FIRST));
        gallery.add("proof-layer", both(side -> side.layers.showRollup()), go(PAGE), settled);
        gallery.add(
                "proof-layer-bottom",
                both(side -> side.layers.showRollup()),
                go(PAGE),
                settled,
                EtherGallery::scrollDrawer);
        gallery.add("proof-ether-checking", with(SampleSession::remembering), total);
        gallery.addLater("proof-ether-stale", with(SampleSession::both), OLD, total);
    }

    private static void scrollDrawer(TestWindow window) {
        window.layOut();
        if (window.scene.lookup(".drawer-scroll") instanceof ScrollPane drawer) drawer.setVvalue(1);
    }

    private void rest() {
        gallery.add(
                "practice-ether",
                with(SampleSession::both),
                go(new Route.Practice()),
                press("Ask the faucet for ether"),
                Gallery::scrollDown);
        gallery.add(
                "settings-privacy", with(SampleSession::both), go(new Route.Preferences()), EtherGallery::scrollHalf);
        var entry = new WalletEntry("Savings", SampleChain.NETWORK, Path.of("savings.touchstone"));
        gallery.add("lock-ether", () -> {
            var session = SampleSession.both();
            return new FakeHost(new HostState.Locked(entry, session.bitcoin(), Optional.of(session.ether().chain)));
        });
    }

    private static void scrollHalf(TestWindow window) {
        scrollDown(window);
        if (window.scene.lookup(".scroll-pane") instanceof ScrollPane page) page.setVvalue(0.6);
    }
}
