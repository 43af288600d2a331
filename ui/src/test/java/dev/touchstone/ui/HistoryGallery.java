package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.ContactId;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The pages of what happened on Ethereum, in every state they can be in.
final class HistoryGallery {
    private static final Route ETHER = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));

    private final Gallery gallery;

    HistoryGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    private static Supplier<FakeHost> wallet(Consumer<SampleWallet> then) {
        return with(() -> {
            var session = SampleSession.withTokens();
            then.accept(session.wallet());
            return session;
        });
    }

    void add() {
        var activity = go(new Route.Activity());
        gallery.add("home-both-latest", wallet(SampleHistory::live), Gallery::scrollDown);
        gallery.add("contact-paid", with(ContactJourneyTest::withLandlord), go(new Route.Contact(new ContactId(1))));
        gallery.add("activity-both", wallet(SampleHistory::live), activity);
        gallery.add(
                "activity-both-spam",
                wallet(SampleHistory::live),
                activity,
                press("Show 1 payment hidden as likely spam"));
        gallery.add("activity-both-remembered", wallet(SampleHistory::remember), activity);
        gallery.add("activity-both-replaced", wallet(SampleHistory::hide), activity);
        gallery.add("activity-tokens", wallet(SampleHistory::live), activity, w -> w.choose("Tokens"));
        gallery.add("movement", wallet(SampleHistory::live), go(new Route.Movement(SampleHistory.rent())));
        gallery.add("movement-contract", wallet(SampleHistory::live), go(new Route.Movement(SampleHistory.shared())));
        gallery.add(
                "movement-remembered", wallet(SampleHistory::remember), go(new Route.Movement(SampleHistory.rent())));
        gallery.add(
                "proof-movement",
                wallet(SampleHistory::live),
                go(new Route.Movement(SampleHistory.rent())),
                press("Show the proof"));
        gallery.add("ether-history", wallet(SampleHistory::live), go(ETHER), Gallery::scrollDown);
        gallery.add("ether-history-remainder", wallet(SampleHistory::hide), go(ETHER), Gallery::scrollDown);
        var bird = new NftRef(SampleEthereum.CHAIN, SampleTokens.BIRDS.address(), SampleTokens.BIRD);
        gallery.add(
                "nft-history",
                wallet(SampleHistory::live),
                go(new Route.Asset(new AssetId.Collectible(bird))),
                Gallery::scrollDown);
        gallery.add("nft-arrival", wallet(SampleHistory::live), go(new Route.Asset(new AssetId.Collectible(bird))));
        gallery.add(
                "token-history",
                wallet(SampleHistory::live),
                go(new Route.Asset(new AssetId.Token(SampleTokens.contract(SampleTokens.DOLLAR)))));
    }
}
