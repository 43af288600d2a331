package dev.touchstone.ui.token;

import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import java.time.ZoneOffset;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The token lists that this program goes by, and what opens and removes them. Confined to the JavaFX application
/// thread; knows no scene.
final class TokenListsModel implements AutoCloseable {
    private final Surroundings around;
    private final EthereumSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<TokenLists> lists = new ReadOnlyObjectWrapper<>(TokenLists.NONE);
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");

    TokenListsModel(Surroundings around, EthereumSide side) {
        this.around = around;
        this.side = side;
        subscriptions.latest(side.tokens().lists(), around.fx(), lists::set);
    }

    ReadOnlyObjectProperty<TokenLists> lists() {
        return lists.getReadOnlyProperty();
    }

    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// The day of a list's version, as everywhere on earth writes it.
    String date(TokenList list) {
        return list.timestamp().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    void open() {
        around.desktop()
                .askWhatToOpen("Open a token list")
                .ifPresent(file -> around.whenDone(
                        side.tokens().openList(file), outcome -> state.set(OutcomeTexts.explain(outcome))));
    }

    void remove(TokenList list) {
        around.whenDone(
                side.tokens().removeList(list),
                problem -> state.set(problem.map(why -> "This list could not be removed (" + why + ").")
                        .orElse("List " + list.title() + " no longer counts.")));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
