package dev.touchstone.ui.nft;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.collectible.NftRef;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Puts the newest snapshots into the tiles of the gallery. Confined to the JavaFX application thread; knows no scene.
public final class CollectiblesViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<CollectiblesPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public CollectiblesViewModel(Surroundings around, Session session, EthereumSide side) {
        this.around = around;
        this.session = session;
        this.side = side;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        side.pictures().ifPresent(pictures -> subscriptions.latest(pictures.pictures(), around.fx(), _ -> renew()));
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<CollectiblesPage> page() {
        return page.getReadOnlyProperty();
    }

    private void renew() {
        var snapshot = session.wallet().snapshot().get();
        var ethereum = side.chain().get();
        var standing =
                TokenSum.standing(snapshot.tokens(), ethereum, around.now().get(), around.ages());
        var names = WalletNames.ofAccounts(snapshot.ethereum());
        page.set(new CollectiblesPage(
                snapshot.tokens().collectibles().stream()
                        .map(holding -> CollectibleCard.of(holding, names, standing, picture(holding.ref())))
                        .toList(),
                side.servers().get() instanceof ServerChoice.Asks,
                remark(ethereum)));
    }

    private PictureState picture(NftRef ref) {
        return side.pictures()
                .map(pictures -> pictures.pictures().get().getOrDefault(ref, PictureState.NOTHING))
                .orElse(PictureState.NOTHING);
    }

    /// Does what is offered so that a picture shows.
    void take(PictureOffer offer, NftRef ref) {
        side.pictures().ifPresent(pictures -> PictureOffers.take(offer, ref, pictures, around, problem::set));
    }

    /// Why the last decision was not kept; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private static String remark(EthereumSnapshot ethereum) {
        return ethereum.stage() instanceof Stage.Offline ? "Offline. Shown from your last check." : "";
    }

    void open(NftRef ref) {
        around.navigator().go(new Route.Asset(new AssetId.Collectible(ref)));
    }

    void add() {
        around.navigator().go(new Route.AddCollectible());
    }

    void chooseServers() {
        around.navigator().go(new Route.EthereumServers());
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
