package dev.touchstone.ui.receive;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Segments;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// Which chain to be paid on: the first thing to settle on a page for receiving. Confined to the JavaFX application
/// thread.
public final class ChainChoice {
    private final Surroundings around;
    private final Session session;

    private enum Chain {
        BITCOIN,
        ETHEREUM
    }

    private ChainChoice(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
    }

    public static Node onBitcoin(Surroundings around, Session session) {
        return new ChainChoice(around, session).node(Chain.BITCOIN);
    }

    public static Node onEthereum(Surroundings around, Session session) {
        return new ChainChoice(around, session).node(Chain.ETHEREUM);
    }

    private Node node(Chain here) {
        var segments = new Segments<>(
                List.of(Chain.values()), chain -> chain == Chain.BITCOIN ? "Bitcoin" : "Ethereum", here, chain -> {
                    if (chain != here) go(chain);
                });
        Parts.present(segments, account().isPresent() && isFollowed());
        return segments;
    }

    private boolean isFollowed() {
        return session.ethereum()
                .filter(side -> side.servers().get() instanceof ServerChoice.Asks)
                .isPresent();
    }

    private Optional<EthereumAddress> account() {
        return session.wallet().snapshot().get().ethereum().toBePaidAt();
    }

    private void go(Chain chain) {
        switch (chain) {
            case BITCOIN -> around.navigator().replace(new Route.Receive());
            case ETHEREUM ->
                account().ifPresent(address -> around.navigator().replace(new Route.ReceiveEther(address)));
        }
    }
}
