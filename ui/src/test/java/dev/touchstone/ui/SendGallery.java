package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ScrollPane;

/// The pages of sending and approving on Ethereum in every state they can be in.
final class SendGallery {
    private static final AssetId ETHER = new AssetId.Ether(SampleEthereum.CHAIN);
    private static final EthereumAddress FRIEND = SampleBeacon.stranger(9);
    private static final EthereumAddress PAID = SampleBeacon.stranger(12);
    private static final String REVIEW = "Review this payment";

    private final Gallery gallery;

    SendGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    void add() {
        compose();
        review();
        follow();
        items();
        approve();
    }

    private static Supplier<FakeHost> wallet() {
        return with(SampleSession::withTokens);
    }

    private static Supplier<FakeHost> wallet(Consumer<SampleSession> then) {
        return with(() -> {
            var session = SampleSession.withTokens();
            then.accept(session);
            return session;
        });
    }

    private static Consumer<TestWindow> ether(String to, String amount) {
        return w -> {
            w.navigator.go(new Route.SendAsset(ETHER, to));
            w.field("Amount").setText(amount);
        };
    }

    private static Consumer<TestWindow> token(SampleContract token, EthereumAddress to, String amount) {
        return w -> {
            w.navigator.go(new Route.SendAsset(new AssetId.Token(SampleTokens.contract(token)), to.text()));
            w.field("Amount").setText(amount);
        };
    }

    private void compose() {
        gallery.add("send-ether", wallet(), ether(FRIEND.text(), "0.05"));
        gallery.add("send-ether-empty", wallet(), ether("", ""), press(REVIEW));
        gallery.add("send-ether-name", wallet(), ether("bob.eth", "0.05"));
        gallery.add("send-ether-looking", wallet(), ether("slow.eth", "0.05"));
        gallery.add("send-ether-shortfall", wallet(), ether(FRIEND.text(), "7"));
        gallery.add("send-ether-everything", wallet(), ether(FRIEND.text(), ""), press("Send everything"));
        gallery.add("send-ether-custom", wallet(), ether(FRIEND.text(), "0.05"), w -> {
            w.toggle("Set the fee myself");
            w.field("Tip, in gwei").setText("3");
            w.field("The most with the base fee, in gwei").setText("2");
        });
        gallery.add("send-ether-working", wallet(s -> s.ether().spending.silent = true), ether(FRIEND.text(), "0.05"));
        gallery.addLater(
                "send-ether-stale",
                wallet(),
                Duration.ofMinutes(3),
                ether(FRIEND.text(), "0.05"),
                w -> w.now.set(TestWindow.NOW.plus(Duration.ofMinutes(15))));
        gallery.add(
                "send-ether-offline", wallet(s -> s.ether().stage(new Stage.Offline(false))), ether(FRIEND.text(), ""));
        gallery.add("send-token", wallet(), token(SampleTokens.DOLLAR, FRIEND, "12.5"));
        gallery.add("send-token-too-little", wallet(), token(SampleTokens.DOLLAR, FRIEND, "2000"));
        gallery.add(
                "send-nft",
                wallet(),
                go(new Route.SendAsset(
                        new AssetId.Collectible(SampleTokens.ref(SampleTokens.PASSES, SampleTokens.PASS)),
                        FRIEND.text())),
                w -> w.field("How many").setText("2"));
    }

    private void review() {
        gallery.add("review-ether", wallet(), ether(FRIEND.text(), "0.05"), press(REVIEW));
        var fresh = EthereumAddress.ofWord(PAID.trieKey()).text();
        gallery.add("review-ether-new", wallet(), ether(fresh, "0.05"), press(REVIEW), press("I have checked this"));
        gallery.add(
                "proof-review",
                wallet(),
                ether(FRIEND.text(), "0.05"),
                press(REVIEW),
                w -> w.truthLine().fire());
        gallery.add(
                "proof-review-token",
                wallet(),
                token(SampleTokens.DOLLAR, FRIEND, "12.5"),
                press(REVIEW),
                w -> w.truthLine().fire());
        gallery.add("review-ether-name", wallet(), ether("bob.eth", "0.05"), press(REVIEW));
        gallery.add(
                "review-ether-look-alike",
                wallet(s -> signed(s, new EthereumOrder.PayEther(SampleEthereum.FIRST, PAID, Wei.PER_GWEI))),
                ether(lookAlike(), "0.05"),
                press(REVIEW));
        gallery.add(
                "review-ether-contract",
                wallet(),
                ether(SampleTokens.BIRDS.address().text(), "0.05"),
                press(REVIEW));
        gallery.add("review-token", wallet(), token(SampleTokens.DOLLAR, FRIEND, "12.5"), press(REVIEW));
        gallery.add(
                "review-nft",
                wallet(),
                go(new Route.SendAsset(
                        new AssetId.Collectible(SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.BIRD)),
                        FRIEND.text())),
                press(REVIEW));
        gallery.add(
                "unlock-ether", wallet(), ether(FRIEND.text(), "0.05"), press(REVIEW), press("Send 0.05 ETH"), w -> {
                    w.field("Password").setText("guess");
                    w.primary().fire();
                });
    }

    private static String lookAlike() {
        var hex = PAID.value().hex();
        return "0x" + hex.substring(0, 6) + "1".repeat(28) + hex.substring(34);
    }

    private static EthereumTransaction signed(SampleSession session, EthereumOrder order) {
        var spending = session.ether().spending;
        var payment = spending.signed(order, Duration.ofSeconds(40));
        spending.taken(payment, 2);
        return payment;
    }

    /// A payment of half an ether that is followed, after something happened to it.
    private void followed(
            String name, BiConsumer<SampleSpending, EthereumTransaction> then, Consumer<TestWindow> further) {
        Consumer<TestWindow> payment = w -> {
            var spending = session(w).ether().spending;
            var order = new EthereumOrder.PayEther(
                    SampleEthereum.FIRST, FRIEND, new Wei(new BigInteger("500000000000000000")));
            var signed = spending.signed(order, Duration.ofSeconds(40));
            w.navigator.go(new Route.FollowEthereum(signed.hash()));
            then.accept(spending, signed);
        };
        gallery.add(name, wallet(), payment, further);
    }

    private void followed(String name, BiConsumer<SampleSpending, EthereumTransaction> then) {
        followed(name, then, _ -> {});
    }

    private void follow() {
        followed("follow-ether", (spending, payment) -> spending.taken(payment, 2));
        followed("follow-ether-saved", (_, _) -> {});
        followed("follow-ether-in-block", (spending, payment) -> spending.included(payment, true));
        followed("follow-ether-settled", (spending, payment) -> {
            spending.included(payment, true);
            spending.settled(payment);
        });
        followed("proof-receipt", (spending, payment) -> spending.included(payment, true), press("Show the proof"));
        followed("follow-ether-rejected", (spending, payment) -> spending.refused(payment, "fee too low"));
        followed("follow-ether-failed", (spending, payment) -> spending.included(payment, false));
        followed(
                "follow-ether-proof-failed",
                (spending, payment) ->
                        spending.included(payment, true, new Refuted<>(new Refutation.TrieNodeHashMismatch(2))));
        var order = new EthereumOrder.PayEther(SampleEthereum.FIRST, FRIEND, Wei.PER_ETHER);
        waiting("speed-up", order, Route.SpeedUp::new);
        waiting("review-speed-up", order, Route.SpeedUp::new, press("Review the higher fee"));
        waiting("cancel-payment", order, Route.CancelPayment::new, press("Review the cancelling"));
        gallery.add("ether-pending", wallet(s -> signed(s, order)), go(new Route.Asset(ETHER)));
        gallery.add("activity-ether-pending", wallet(s -> signed(s, order)), go(new Route.Activity()));
        gallery.add("home-ether-pending", wallet(s -> signed(s, order)), Gallery::scrollDown);
    }

    /// A page about a payment that waits.
    @SafeVarargs
    @SuppressWarnings("varargs")
    private void waiting(
            String name, EthereumOrder order, Function<Hash256, Route> page, Consumer<TestWindow>... steps) {
        var all = new ArrayList<Consumer<TestWindow>>();
        all.add(w -> w.navigator.go(page.apply(signed(session(w), order).hash())));
        all.addAll(List.of(steps));
        gallery.add(name, wallet(), w -> all.forEach(step -> step.accept(w)));
    }

    private static SampleSession session(TestWindow window) {
        if (window.around.host().state().get() instanceof HostState.Open(SampleSession session)) return session;
        throw new AssertionError("no wallet is open");
    }

    private void items() {
        var several = wallet(session -> session.wallet.tokens.addGuestPass());
        var pass = SampleTokens.ref(SampleTokens.PASSES, SampleTokens.PASS);
        gallery.add("nft-of-several", several, go(TokenGallery.page(SampleTokens.PASSES, SampleTokens.PASS)));
        gallery.add("send-nfts", several, go(new Route.SendItems(pass)), w -> {
            w.field("To").setText(SampleBeacon.stranger(9).text());
            w.field("NFT #12").setText("2");
            w.field("NFT #40").setText("7");
        });
        gallery.add(
                "review-nfts",
                several,
                go(new Route.SendItems(pass)),
                w -> w.field("To").setText(SampleBeacon.stranger(9).text()),
                w -> w.field("NFT #40").setText("7"),
                press("Review this gift"));
    }

    private void approve() {
        var approve = new Route.Approve(
                SampleTokens.contract(SampleTokens.DOLLAR),
                SampleEthereum.FIRST,
                SampleBeacon.stranger(402).text(),
                BigInteger.valueOf(25_000_000));
        gallery.add("approve", wallet(), go(approve));
        gallery.add("approve-limitless", wallet(), go(approve), w -> w.choose("Without a limit"));
        gallery.add(
                "approve-change",
                wallet(),
                go(new Route.Approve(
                        approve.token(),
                        approve.from(),
                        approve.spender(),
                        BigInteger.ZERO,
                        BigInteger.TWO.pow(256).subtract(BigInteger.ONE))));
        gallery.add("review-approve", wallet(), go(approve), press("Review this approval"));
        var back = new EthereumOrder.Allow(
                SampleEthereum.FIRST,
                SampleTokens.contract(SampleTokens.DOLLAR),
                SampleTokens.SPENDER,
                BigInteger.ZERO);
        var bird = new Route.AllowNft(SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.BIRD));
        var app = SampleBeacon.stranger(402).text();
        gallery.add(
                "approve-nft",
                wallet(),
                go(bird),
                w -> w.field("Who may take it").setText(app));
        gallery.add(
                "approve-collection",
                wallet(),
                go(bird),
                w -> w.choose("The whole collection"),
                w -> w.field("Who may take it").setText(app));
        gallery.add(
                "review-approve-collection",
                wallet(),
                go(bird),
                w -> w.choose("The whole collection"),
                w -> w.field("Who may take it").setText(app),
                press("Review this approval"));
        gallery.add("take-back", wallet(), go(new Route.ReviewOrder(back)));
        gallery.add("review-take-back", wallet(), go(new Route.ReviewOrder(back)), press("Review this change"));
        gallery.add(
                "nft-approvals",
                wallet(),
                go(TokenGallery.page(SampleTokens.BIRDS, SampleTokens.BIRD)),
                press("Ask who may give it away"),
                w -> {
                    w.layOut();
                    if (w.scene.lookup(".scroll-pane") instanceof ScrollPane page) page.setVvalue(0.6);
                });
    }
}
