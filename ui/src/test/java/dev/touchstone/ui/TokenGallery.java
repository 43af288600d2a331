package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import java.math.BigInteger;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ScrollPane;

/// The pages of tokens and collectibles in every state they can be in.
final class TokenGallery {
    private static final Duration OLD = Duration.ofMinutes(190);
    private static final Route NFTS = new Route.Collectibles();

    private final Gallery gallery;

    TokenGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    void add() {
        home();
        token();
        receiving();
        collectibles();
        forms();
        proofs();
    }

    private static Supplier<FakeHost> tokens(Consumer<SampleTokens> then) {
        return with(() -> {
            var session = SampleSession.withTokens();
            then.accept(session.wallet.tokens);
            return session;
        });
    }

    private static Supplier<FakeHost> pictures(BiConsumer<SamplePictures, SampleWallet> then) {
        return with(() -> {
            var session = SampleSession.withTokens();
            then.accept(session.ether().pictures, session.wallet);
            return session;
        });
    }

    private static Supplier<FakeHost> offline() {
        return with(() -> {
            var session = SampleSession.withTokens();
            session.ether().stage(new Stage.Offline(true));
            return session;
        });
    }

    private static Supplier<FakeHost> tokens() {
        return with(SampleSession::withTokens);
    }

    static Route page(SampleContract token) {
        return new Route.Asset(new AssetId.Token(SampleTokens.contract(token)));
    }

    static Route page(SampleContract collection, BigInteger id) {
        return new Route.Asset(new AssetId.Collectible(SampleTokens.ref(collection, id)));
    }

    private void home() {
        gallery.add("home-tokens", tokens());
        gallery.add("home-tokens-unrecognised", tokens(), press("Unrecognised (2)"));
        gallery.addWith("home-tokens-hidden", tokens(), s -> s.withHideAmounts(true));
        gallery.add("home-tokens-failed", tokens(tokens -> tokens.lie(SampleTokens.DOLLAR)));
        gallery.add("home-tokens-remembered", with(SampleSession::rememberingTokens));
        gallery.addLater("home-tokens-stale", tokens(), OLD);
        gallery.add("home-tokens-too-fine", tokens(tokens -> {
            tokens.add(SampleTokens.TOO_FINE);
            tokens.answer();
        }));
    }

    private void token() {
        gallery.add("token", tokens(), go(page(SampleTokens.MILES)));
        gallery.add("token-mistakable", tokens(), go(page(SampleTokens.DOLLAR)));
        gallery.add("token-copy", tokens(), go(page(SampleTokens.COPY)));
        gallery.add(
                "token-approvals",
                tokens(),
                go(page(SampleTokens.DOLLAR)),
                press("Ask about approvals and votes"),
                w -> scrollPage(w, 1));
        gallery.add("token-turned", tokens(), go(page(SampleTokens.TURNED)));
        gallery.add("token-failed", tokens(tokens -> tokens.lie(SampleTokens.DOLLAR)), go(page(SampleTokens.DOLLAR)));
        gallery.add("token-remembered", with(SampleSession::rememberingTokens), go(page(SampleTokens.DOLLAR)));
        gallery.addLater("token-stale", tokens(), OLD, go(page(SampleTokens.DOLLAR)));
        gallery.add("token-new", tokens(tokens -> tokens.add(SampleTokens.TOO_FINE)), go(page(SampleTokens.TOO_FINE)));
        gallery.add(
                "token-too-fine",
                tokens(tokens -> {
                    tokens.add(SampleTokens.TOO_FINE);
                    tokens.answer();
                }),
                go(page(SampleTokens.TOO_FINE)));
        gallery.add(
                "token-none",
                tokens(tokens -> {
                    tokens.add(SampleTokens.BIRDS);
                    tokens.answer();
                }),
                go(page(SampleTokens.BIRDS)));
    }

    private void receiving() {
        var page = go(new Route.ReceiveToken(SampleEthereum.FIRST, SampleTokens.contract(SampleTokens.DOLLAR)));
        gallery.add("receive-token", tokens(), page);
        gallery.add("receive-token-request", tokens(), page, press("Ask for an amount"), w -> {
            w.field("Amount").setText("12.5");
            w.field("Note to the payer").setText("Lunch on Friday");
            scrollPage(w, 1);
        });
        gallery.add("receive-token-remembered", with(SampleSession::rememberingTokens), page);
    }

    private void collectibles() {
        gallery.add("nfts", tokens(), go(NFTS));
        gallery.add(
                "nfts-pictures",
                pictures((pictures, wallet) -> {
                    pictures.decide();
                    pictures.find(wallet);
                }),
                go(NFTS));
        gallery.add("nfts-looking", pictures((pictures, _) -> pictures.look()), go(NFTS));
        gallery.add("nft-picture", tokens(), go(page(SampleTokens.DRAWINGS, SampleTokens.DRAWING)));
        gallery.add(
                "nft-website",
                pictures((pictures, wallet) -> {
                    pictures.decide();
                    pictures.find(wallet);
                }),
                go(page(SampleTokens.BIRDS, SampleTokens.BIRD)));
        gallery.add(
                "nft-not-drawn",
                pictures((pictures, _) -> pictures.cannotDraw()),
                go(page(SampleTokens.DRAWINGS, SampleTokens.DRAWING)));
        gallery.add(
                "nft-gateways-fail",
                pictures((pictures, _) -> pictures.gatewaysFail()),
                go(page(SampleTokens.PASSES, SampleTokens.PASS)));
        gallery.add("gateways", tokens(), go(new Route.PictureGateways()));
        gallery.add("gateways-own", pictures((pictures, _) -> pictures.decide()), go(new Route.PictureGateways()));
        gallery.add(
                "gateways-inside", pictures((pictures, _) -> pictures.inside = true), go(new Route.PictureGateways()));
        gallery.add("nfts-empty", with(SampleSession::both), go(NFTS));
        gallery.add("nfts-offline", offline(), go(NFTS));
        gallery.add("nfts-failed", tokens(tokens -> tokens.lie(SampleTokens.BIRDS)), go(NFTS));
        gallery.add("nft", tokens(), go(page(SampleTokens.BIRDS, SampleTokens.BIRD)));
        gallery.add("nft-others", tokens(), go(page(SampleTokens.BIRDS, SampleTokens.OTHERS_BIRD)));
        gallery.add("nft-nobodys", tokens(), go(page(SampleTokens.BIRDS, SampleTokens.NO_BIRD)));
        gallery.add("nft-many", tokens(), go(page(SampleTokens.PASSES, SampleTokens.PASS)));
        gallery.add(
                "nft-failed",
                tokens(tokens -> tokens.lie(SampleTokens.BIRDS)),
                go(page(SampleTokens.BIRDS, SampleTokens.BIRD)));
        gallery.add(
                "nft-remembered",
                with(SampleSession::rememberingTokens),
                go(page(SampleTokens.BIRDS, SampleTokens.BIRD)));
        gallery.addLater("nft-stale", tokens(), OLD, go(page(SampleTokens.BIRDS, SampleTokens.BIRD)));
    }

    private void forms() {
        gallery.add(
                "add-token",
                tokens(),
                go(new Route.AddToken()),
                w -> w.field("Address of the contract")
                        .setText(SampleTokens.TOO_FINE.address().text()));
        gallery.add(
                "add-token-found",
                tokens(),
                go(new Route.AddToken()),
                press("Look for listed tokens"),
                press("Look through the newest blocks"),
                w -> scrollPage(w, 0.6));
        gallery.add(
                "add-token-lists",
                with(() -> {
                    var session = SampleSession.withTokens();
                    session.ether().tokens.addList();
                    return session;
                }),
                go(new Route.AddToken()),
                w -> scrollPage(w, 1));
        gallery.add(
                "add-token-wrong",
                tokens(),
                go(new Route.AddToken()),
                w -> w.field("Address of the contract").setText("usdc.eth"),
                press("Add this token"));
        gallery.add(
                "add-nft",
                tokens(),
                go(new Route.AddCollectible()),
                w -> w.field("Address of the contract").setText("0x5290840009852788"),
                w -> w.field("Number").setText("4.5"),
                press("Add this NFT"));
    }

    private void proofs() {
        var dollar = SampleTokens.contract(SampleTokens.DOLLAR);
        var bird = new Route.Inspection.Owner(SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.BIRD));
        Consumer<TestWindow> amount =
                w -> w.navigator.inspect(new Route.Inspection.TokenAmount(dollar, SampleEthereum.FIRST));
        gallery.add("proof-token", tokens(), go(page(SampleTokens.DOLLAR)), amount);
        gallery.add("proof-token-failed", tokens(tokens -> tokens.lie(SampleTokens.DOLLAR)), amount);
        gallery.add("proof-token-name", tokens(), w -> w.navigator.inspect(new Route.Inspection.TokenName(dollar)));
        gallery.add(
                "proof-nft", tokens(), go(page(SampleTokens.BIRDS, SampleTokens.BIRD)), w -> w.navigator.inspect(bird));
        gallery.add(
                "proof-nft-bottom",
                tokens(),
                go(page(SampleTokens.BIRDS, SampleTokens.BIRD)),
                w -> w.navigator.inspect(bird),
                TokenGallery::scrollDrawer);
        gallery.add(
                "proof-picture",
                tokens(),
                go(page(SampleTokens.DRAWINGS, SampleTokens.DRAWING)),
                w -> w.navigator.inspect(
                        new Route.Inspection.PictureOf(SampleTokens.ref(SampleTokens.DRAWINGS, SampleTokens.DRAWING))));
        gallery.add(
                "proof-nft-nobodys",
                tokens(),
                w -> w.navigator.inspect(
                        new Route.Inspection.Owner(SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.NO_BIRD))));
        gallery.add(
                "proof-nft-many",
                tokens(),
                w -> w.navigator.inspect(new Route.Inspection.CollectibleAmount(
                        SampleTokens.ref(SampleTokens.PASSES, SampleTokens.PASS), SampleEthereum.FIRST)));
    }

    private static void scrollPage(TestWindow window, double to) {
        window.layOut();
        if (window.scene.lookup(".scroll-pane") instanceof ScrollPane page) page.setVvalue(to);
    }

    private static void scrollDrawer(TestWindow window) {
        window.layOut();
        if (window.scene.lookup(".drawer-scroll") instanceof ScrollPane drawer) drawer.setVvalue(1);
    }
}
