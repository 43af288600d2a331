package dev.touchstone.ui.nft;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.nft.CollectiblePage.Said;
import dev.touchstone.ui.nft.CollectiblePage.Statement;
import dev.touchstone.ui.payment.AssetHistory;
import dev.touchstone.ui.payment.HistoryExport;
import dev.touchstone.ui.send.ethereum.SendItemsViewModel;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Puts the newest snapshots into the words of the page of a collectible. Confined to the JavaFX application
/// thread; knows no scene.
public final class CollectibleViewModel implements AutoCloseable {
    private static final int MOST_URI = 400;

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final NftRef ref;
    private final CollectionApprovals approvals;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<CollectiblePage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public CollectibleViewModel(Surroundings around, Session session, EthereumSide side, NftRef ref) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.ref = ref;
        this.approvals = new CollectionApprovals(around, session, side, ref);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        side.pictures().ifPresent(pictures -> subscriptions.latest(pictures.pictures(), around.fx(), _ -> renew()));
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<CollectiblePage> page() {
        return page.getReadOnlyProperty();
    }

    /// Why the last change was not kept; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    NftRef ref() {
        return ref;
    }

    private void renew() {
        var snapshot = session.wallet().snapshot().get();
        var standing = TokenSum.standing(
                snapshot.tokens(), side.chain().get(), around.now().get(), around.ages());
        var names = WalletNames.ofAccounts(snapshot.ethereum());
        page.set(snapshot.tokens()
                .collectible(ref)
                .map(holding -> page(holding, CollectibleCard.of(holding, names, standing, picture()), picture()))
                .orElseGet(() -> new CollectiblePage(
                        Optional.empty(), List.of(), "", "", Said.NOTHING, AssetHistory.NONE, false)));
    }

    private PictureState picture() {
        return side.pictures()
                .map(pictures -> pictures.pictures().get().getOrDefault(ref, PictureState.NOTHING))
                .orElse(PictureState.NOTHING);
    }

    private CollectiblePage page(CollectibleHolding holding, CollectibleCard card, PictureState picture) {
        var wallet = session.wallet().snapshot().get();
        var statements = new ArrayList<Statement>();
        statements.add(
                new Statement("Ownership", card.owner().mark(), card.owner().sentence()));
        Arrivals.statement(holding, wallet).ifPresent(statements::add);
        statements.add(PictureWords.statement(holding, picture));
        statements.add(collection(holding));
        return new CollectiblePage(
                Optional.of(card),
                statements,
                other(holding),
                holding.uri().known().map(CollectibleViewModel::shownUri).orElse(""),
                new Said(
                        PictureWords.name(picture),
                        PictureWords.description(picture),
                        PictureWords.traits(picture),
                        PictureWords.source(picture)),
                Arrivals.asset(holding)
                        .map(asset -> AssetHistory.of(
                                wallet, asset, around.amounts().get().hidden()))
                        .orElse(AssetHistory.NONE),
                canSendSeveral());
    }

    private static String shownUri(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .limit(MOST_URI)
                .forEach(point -> plain.appendCodePoint(point >= ' ' && point <= '~' ? point : '\u00b7'));
        return text.codePoints().count() > MOST_URI ? plain + "…" : plain.toString();
    }

    private static String other(CollectibleHolding holding) {
        return holding.standing() instanceof Standing.Single(var _, Whose.Another(var owner)) ? owner.text() : "";
    }

    /// Which collection it is would be for a list to say; there is none, so this is never more than a claim.
    private static Statement collection(CollectibleHolding holding) {
        var answer = holding.collection();
        var name = answer.known().map(OwnWords::of).filter(words -> !words.isEmpty());
        if (name.isPresent()) {
            var firm = answer.finding().isProven() ? ", which is proven" : "";
            return new Statement(
                    "Collection",
                    TruthMark.CLAIMED,
                    "Its contract calls itself “" + name.get().shown() + "”" + firm
                            + ". Anybody can copy a name; only the address below tells which it is.");
        }
        return new Statement(
                "Collection",
                TruthMark.CHECKING,
                answer.isRefused()
                        ? "Its contract does not say what it is called."
                        : "What its contract calls itself is not proven yet.");
    }

    /// Whether an account that this wallet can sign for has it.
    boolean canSend() {
        var holding = session.wallet().snapshot().get().tokens().collectible(ref);
        boolean isAsked = side.servers().get() instanceof ServerChoice.Asks;
        return isAsked
                && holding.map(CollectibleHolding::standing)
                        .filter(Standing::isOursToMove)
                        .isPresent();
    }

    void send() {
        around.navigator().go(new Route.SendAsset(new AssetId.Collectible(ref), ""));
    }

    private boolean canSendSeveral() {
        return side.servers().get() instanceof ServerChoice.Asks && SendItemsViewModel.hasSeveral(session, ref);
    }

    void sendSeveral() {
        around.navigator().go(new Route.SendItems(ref));
    }

    CollectionApprovals approvals() {
        return approvals;
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Owner(ref));
    }

    void inspectPicture() {
        around.navigator().inspect(new Route.Inspection.PictureOf(ref));
    }

    /// Does what is offered so that a picture shows.
    void take(PictureOffer offer) {
        problem.set("");
        side.pictures().ifPresent(pictures -> PictureOffers.take(offer, ref, pictures, around, problem::set));
    }

    /// Looks for the picture anew, whatever came of it before.
    void lookAgain() {
        side.pictures().ifPresent(pictures -> pictures.lookAgain(ref));
    }

    void inspect(EthereumAddress account) {
        around.navigator().inspect(new Route.Inspection.CollectibleAmount(ref, account));
    }

    void copyAddress() {
        around.desktop().copy(ref.contract().text());
    }

    void copyNumber() {
        around.desktop().copy(ref.id().toString());
    }

    void hide() {
        problem.set("");
        around.whenDone(session.wallet().tokens().hideCollectible(ref), outcome -> {
            problem.set(OutcomeTexts.explain(outcome));
            if (outcome instanceof Saving.Saved<?>) around.navigator().replace(new Route.Collectibles());
        });
    }

    HistoryExport historyExport() {
        return new HistoryExport(around, side);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
