package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.Parts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Which account pays or gives, with a choice where there are several. Confined to the JavaFX application thread.
final class FromPart {
    private FromPart() {}

    /// @param nobody says that no account can
    static VBox of(
            Desk desk,
            List<EthereumAddress> accounts,
            ObjectProperty<Optional<EthereumAddress>> chosen,
            String nobody) {
        return Parts.column(6, Parts.text("From", "medium"), choice(desk, accounts, chosen, nobody));
    }

    private static Node choice(
            Desk desk,
            List<EthereumAddress> accounts,
            ObjectProperty<Optional<EthereumAddress>> chosen,
            String nobody) {
        if (accounts.isEmpty()) return Parts.text(nobody);
        if (accounts.size() == 1) return Parts.text(desk.name(accounts.getFirst()));
        return new Choices<>(
                accounts,
                desk::name,
                chosen.get().orElse(accounts.getFirst()),
                account -> chosen.set(Optional.of(account)));
    }
}
