package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.control.ScrollPane;

/// Every page in every state it can be in, each reached by doing what a person or the world would do.
final class Gallery {
    private static final Path FILE = Path.of("/home/ada/.local/share/touchstone/wallets/savings.touchstone");
    private static final Path LOG = Path.of("/home/ada/.local/share/touchstone/logs/touchstone.log");
    static final BitcoinAddress SHOP = new BitcoinAddress(
            SampleChain.NETWORK, Script.p2wpkh("twenty bytes exactly".getBytes(StandardCharsets.US_ASCII)));

    private final List<Shot> shots = new ArrayList<>();

    /// One picture: the program it starts from and the steps that lead there.
    record Shot(
            String name,
            Supplier<FakeHost> host,
            UnaryOperator<Settings> settings,
            Duration later,
            List<Consumer<TestWindow>> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Shot> shots() {
        var gallery = new Gallery();
        gallery.entry();
        gallery.home();
        gallery.receive();
        gallery.send();
        gallery.follow();
        gallery.raise();
        gallery.history();
        gallery.proof();
        gallery.rest();
        new EtherGallery(gallery).add();
        new TokenGallery(gallery).add();
        new SendGallery(gallery).add();
        new ExchangeGallery(gallery).add();
        new HistoryGallery(gallery).add();
        new ServerGallery(gallery).add();
        new ContactGallery(gallery).add();
        new AppGallery(gallery).add();
        return List.copyOf(gallery.shots);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final void add(String name, Supplier<FakeHost> host, Consumer<TestWindow>... steps) {
        shots.add(new Shot(name, host, s -> s, Duration.ZERO, List.of(steps)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final void addLater(String name, Supplier<FakeHost> host, Duration later, Consumer<TestWindow>... steps) {
        shots.add(new Shot(name, host, s -> s, later, List.of(steps)));
    }

    static Supplier<FakeHost> with(Supplier<SampleSession> session) {
        return () -> new FakeHost(new HostState.Open(session.get()));
    }

    private static Supplier<SampleSession> normal(Consumer<SampleSession> then) {
        return () -> {
            var session = SampleSession.normal();
            then.accept(session);
            return session;
        };
    }

    static Consumer<TestWindow> go(Route route) {
        return window -> window.navigator.go(route);
    }

    static Consumer<TestWindow> press(String words) {
        return window -> window.button(words).fire();
    }

    /// One that begins with other settings.
    void addWith(String name, Supplier<FakeHost> host, UnaryOperator<Settings> settings) {
        shots.add(new Shot(name, host, settings, Duration.ZERO, List.of()));
    }

    private void entry() {
        var entry = new WalletEntry("Savings", Network.BITCOIN_MAIN, FILE);
        add("welcome", FakeHost::atFirstRun);
        add(
                "welcome-again",
                () -> new FakeHost(new HostState.FirstRun(
                        List.of(entry, new WalletEntry("Try-out", Network.BITCOIN_PRACTICE, FILE)))));
        add("create-password", FakeHost::atFirstRun, press("Create a wallet"), w -> w.type(1, "a long pass phrase"));
        Consumer<TestWindow> password = w -> {
            w.type(1, "a long pass phrase");
            w.type(2, "a long pass phrase");
            w.button("Continue to the phrase").fire();
        };
        add("create-phrase-hidden", FakeHost::atFirstRun, press("Create a wallet"), password);
        add("create-phrase", FakeHost::atFirstRun, press("Create a wallet"), password, press("Show the words"));
        add(
                "create-check",
                FakeHost::atFirstRun,
                press("Create a wallet"),
                password,
                press("Check my copy"),
                w -> w.type(0, "sa"));
        add("restore-words", FakeHost::atFirstRun, press("Restore from a recovery phrase"), w -> {
            var words = FakeHost.PHRASE;
            for (int i = 0; i < 7; i++) w.type(i, words.get(i));
            w.type(7, "zzz");
            w.type(8, "leg");
        });
        add(
                "restore-birthday",
                FakeHost::atFirstRun,
                press("Restore from a recovery phrase"),
                w -> w.type(0, String.join(" ", FakeHost.PHRASE)),
                press("Continue with this phrase"));
        add("open-file", FakeHost::atFirstRun, press("Open a wallet file"));
        Supplier<FakeHost> locked = () -> {
            var host = new FakeHost(
                    new HostState.Locked(entry, SampleSession.normal().bitcoin()));
            host.next = new EntryOutcome.WrongPassword(Duration.ofSeconds(4));
            return host;
        };
        add("lock", locked);
        add("lock-wrong-password", locked, w -> w.type(0, "guess"), press("Unlock this wallet"));
        add("stopped", () -> new FakeHost(new HostState.Stopped("looking through block 1,203", LOG)));
    }

    private void home() {
        add("home", with(SampleSession::normal));
        add("home-empty", with(SampleSession::empty));
        add("home-scanning", with(normal(s -> {
            s.cover(1200);
            s.stage(new Stage.Filters(Height.of(SampleSession.FROM), Height.of(1200), Height.of(SampleSession.TIP)));
        })));
        addLater("home-stale", with(SampleSession::normal), Duration.ofMinutes(190));
        add("home-offline", with(normal(s -> s.stage(new Stage.Offline(false)))));
        add("home-failed", with(normal(s -> s.fail(s.bicycle))));
        add("home-reorganised", with(normal(SampleSession::reorganize)));
        addWith("home-hidden", with(SampleSession::normal), s -> s.withHideAmounts(true));
        add("home-not-backed-up", with(() -> SampleSession.normal(false)));
        add("backup", with(() -> SampleSession.normal(false)), press("Show my phrase"));
        add("asset", with(SampleSession::normal), go(new Route.Asset(SampleWallet.BITCOIN)), press("Coins (4)"));
    }

    private void receive() {
        add("receive", with(SampleSession::empty), go(new Route.Receive()));
        add("receive-request", with(SampleSession::empty), go(new Route.Receive()), press("Ask for an amount"), w -> {
            w.field("Amount").setText("0.05");
            w.field("Note to the payer").setText("Two chairs");
        });
        add(
                "receive-arrived",
                with(SampleSession::empty),
                go(new Route.Receive()),
                w -> session(w).arrive(2));
        add(
                "receive-waiting",
                with(SampleSession::empty),
                go(new Route.Receive()),
                w -> session(w).arrive(0));
        add("receive-replaced", with(SampleSession::empty), go(new Route.Receive()), press("Copy the address"), w -> {
            w.desktop.copied = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zmfp6l0";
            w.now.set(TestWindow.NOW.plusSeconds(5));
        });
        add("receive-offline", with(normal(s -> s.stage(new Stage.Offline(true)))), go(new Route.Receive()));
    }

    static SampleSession session(TestWindow window) {
        if (window.around.host().state().get() instanceof HostState.Open(var session)
                && session instanceof SampleSession own) return own;
        throw new AssertionError("no wallet is open");
    }

    private static Route send(String amount) {
        return new Route.Send("bitcoin:" + SHOP.text() + "?amount=" + amount + "&label=Ada%27s%20workshop");
    }

    private void send() {
        add("send", with(SampleSession::normal), go(send("0.05")));
        add(
                "send-problems",
                with(SampleSession::normal),
                go(new Route.Send("0x52908400098527886E0F7030069857D2E4169EE7")),
                press("Review this payment"));
        add("send-shortfall", with(SampleSession::normal), go(send("3")));
        add("send-no-coins", with(SampleSession::empty), go(send("0.05")));
        add("review", with(SampleSession::normal), go(send("0.05")), press("Review this payment"));
        named();
        add(
                "review-look-alike",
                with(normal(s -> s.wallet.paid.add(resembling()))),
                go(send("0.05")),
                press("Review this payment"));
        add("review-high-fee", with(SampleSession::normal), go(send("0.00001")), press("Review this payment"));
        add(
                "unlock",
                with(SampleSession::normal),
                go(send("0.05")),
                press("Review this payment"),
                press("Send 0.05 BTC"));
        add(
                "unlock-wrong-password",
                with(SampleSession::normal),
                go(send("0.05")),
                press("Review this payment"),
                press("Send 0.05 BTC"),
                w -> w.type(0, "guess"),
                press("Send 0.05 BTC"));
    }

    private void named() {
        Consumer<TestWindow> amount = w -> w.field("Amount").setText("0.05");
        add("send-name", with(SampleSession::both), go(new Route.Send("alice.eth")), amount);
        add("send-name-looking", with(SampleSession::both), go(new Route.Send("slow.eth")), amount);
        add("send-name-offchain", with(SampleSession::both), go(new Route.Send("carol.off.eth")), amount);
        add("send-name-problem", with(SampleSession::both), go(new Route.Send("nobody.eth")), amount);
        add(
                "review-name",
                with(SampleSession::both),
                go(new Route.Send("alice.eth")),
                amount,
                press("Review this payment"));
        add(
                "review-name-claimed",
                with(SampleSession::both),
                go(new Route.Send("carol.off.eth")),
                amount,
                press("Ask " + SampleNames.HOST),
                press("Review this payment"));
    }

    /// An address with the same beginning and end as the shop's.
    static BitcoinAddress resembling() {
        var hash = "twenty bytes exactly".getBytes(StandardCharsets.US_ASCII);
        hash[9] ^= 0x41;
        return LookAlikes.of(SHOP, hash);
    }

    private void follow() {
        add("follow", with(SampleSession::normal), w -> {
            var payment = session(w).pay(SHOP);
            w.navigator.go(new Route.Follow(payment.txid()));
            session(w).spread(payment, 8, 6, 5);
        });
        add(
                "follow-settled",
                with(SampleSession::normal),
                w -> w.navigator.go(new Route.Follow(session(w).rent.txid())));
        add("follow-rejected", with(SampleSession::normal), w -> {
            var payment = session(w).pay(SHOP);
            session(w)
                    .wallet
                    .apply(new WalletEvent.PaymentRejected(payment.txid(), "min relay fee not met", TestWindow.NOW));
            w.navigator.go(new Route.Follow(payment.txid()));
        });
    }

    private void raise() {
        Consumer<TestWindow> waiting = w -> {
            var payment = session(w).pay(SHOP);
            session(w).spread(payment, 8, 6, 5);
            w.navigator.go(new Route.Follow(payment.txid()));
        };
        add("raise-fee", with(SampleSession::normal), waiting, press("Raise the fee"));
        add(
                "raise-fee-late",
                with(SampleSession::normal),
                w -> w.navigator.go(new Route.RaiseFee(session(w).rent.txid())));
        add("raise-fee-too-low", with(SampleSession::normal), waiting, press("Raise the fee"), w -> {
            w.toggle("Set the fee myself");
            w.field("Fee rate, in satoshis per virtual byte").setText("2");
        });
        Consumer<TestWindow> review = w -> w.button("Review the higher fee").fire();
        add("review-higher-fee", with(SampleSession::normal), waiting, press("Raise the fee"), review);
        add(
                "unlock-higher-fee",
                with(SampleSession::normal),
                waiting,
                press("Raise the fee"),
                review,
                w -> w.primary().fire());
        Consumer<TestWindow> raised = w -> {
            w.primary().fire();
            w.type(0, SampleWallet.PASSWORD);
            w.primary().fire();
        };
        add(
                "home-raised-fee",
                with(SampleSession::normal),
                waiting,
                press("Raise the fee"),
                review,
                raised,
                w -> w.navigator.go(new Route.Home()));
        add("payment-raised-fee", with(SampleSession::normal), waiting, press("Raise the fee"), review, raised, w -> {
            if (w.navigator.route().get() instanceof Route.Follow(var payment))
                w.navigator.go(new Route.Payment(payment));
        });
    }

    private void history() {
        add("activity", with(SampleSession::normal), go(new Route.Activity()));
        add("activity-empty", with(SampleSession::empty), go(new Route.Activity()));
        add("activity-failed", with(normal(s -> s.fail(s.bicycle))), go(new Route.Activity()));
        add("activity-reorganised", with(normal(SampleSession::reorganize)), go(new Route.Activity()));
        add("activity-search", with(SampleSession::normal), go(new Route.Activity()), w -> w.type(0, "rent"));
        add(
                "payment",
                with(SampleSession::normal),
                w -> w.navigator.go(new Route.Payment(session(w).rent.txid())));
        add(
                "payment-waiting",
                with(SampleSession::normal),
                w -> w.navigator.go(new Route.Payment(session(w).gift.txid())));
        add(
                "payment-failed",
                with(normal(s -> s.fail(s.bicycle))),
                w -> w.navigator.go(new Route.Payment(session(w).bicycle.txid())));
    }

    private void proof() {
        Consumer<TestWindow> balance = w -> w.navigator.inspect(new Route.Inspection.Balance());
        Consumer<TestWindow> bicycle = w -> w.navigator.inspect(
                new Route.Inspection.Payment(session(w).bicycle.txid()));
        add("proof", with(SampleSession::normal), balance);
        add("proof-payment", with(SampleSession::normal), go(new Route.Activity()), bicycle, press("Check again"));
        add("proof-details", with(SampleSession::normal), bicycle, press("Details"));
        add("proof-failed", with(normal(s -> s.fail(s.bicycle))), bicycle);
        add("proof-checking", with(normal(s -> s.cover(1200))), balance);
        addLater("proof-stale", with(SampleSession::normal), Duration.ofMinutes(190), balance);
    }

    static void scrollDown(TestWindow window) {
        window.layOut();
        if (window.scene.lookup(".scroll-pane") instanceof ScrollPane page) page.setVvalue(1);
    }

    private void rest() {
        add("network", with(SampleSession::normal), go(new Route.Network()));
        add("network-caught-lie", with(normal(SampleSession::catchLie)), go(new Route.Network()), Gallery::scrollDown);
        add("settings-more", with(SampleSession::normal), go(new Route.Preferences()), Gallery::scrollDown);
        add("network-looking", with(normal(s -> s.stage(new Stage.LookingForPeers()))), go(new Route.Network()));
        add(
                "network-behind",
                with(normal(s -> s.stage(new Stage.Headers(Height.of(SampleSession.TIP), Height.of(4200))))),
                go(new Route.Network()));
        addLater("network-stale", with(SampleSession::normal), Duration.ofMinutes(128), go(new Route.Network()));
        add("network-offline", with(normal(s -> s.stage(new Stage.Offline(true)))), go(new Route.Network()));
        add("practice", with(SampleSession::normal), go(new Route.Practice()), press("Ask the faucet for coins"));
        add("settings", with(SampleSession::normal), go(new Route.Preferences()));
        password();
    }

    private void password() {
        Consumer<TestWindow> typed = w -> {
            w.type(0, SampleWallet.PASSWORD);
            w.type(1, "a longer pass phrase");
            w.type(2, "a longer pass phrase");
        };
        var page = go(new Route.ChangePassword());
        var change = press("Change the password");
        add("change-password", with(SampleSession::normal), page, w -> w.type(1, "a longer pass phrase"));
        add("change-password-problems", with(SampleSession::normal), page, w -> w.type(1, "short"), change);
        add("change-password-wrong", with(SampleSession::normal), page, typed, w -> w.type(0, "guess"), change);
        add("change-password-done", with(SampleSession::normal), page, typed, change);
    }
}
