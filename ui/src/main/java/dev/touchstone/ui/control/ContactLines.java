package dev.touchstone.ui.control;

import dev.touchstone.wallet.ledger.Contact;
import javafx.scene.layout.VBox;

/// A contact as a list shows it: the name, and every address in full, since whoever chooses a recipient chooses
/// an address. Confined to the JavaFX application thread.
public final class ContactLines {
    private ContactLines() {}

    /// The same with what ether and tokens are paid to alone.
    public static VBox onEthereum(Contact contact) {
        var entry = contact.entry();
        var lines = Parts.column(4, Parts.text(entry.name(), "strong"));
        if (entry.ethereum().isEmpty())
            entry.ens().ifPresent(name -> lines.getChildren().add(Parts.text(name)));
        entry.ethereum().ifPresent(address -> lines.getChildren().add(new AddressView(address.text())));
        return lines;
    }

    /// The same with what bitcoin is paid to alone.
    public static VBox payable(Contact contact) {
        var entry = contact.entry();
        var lines = Parts.column(4, Parts.text(entry.name(), "strong"));
        if (entry.bitcoin().isEmpty())
            entry.ens().ifPresent(name -> lines.getChildren().add(Parts.text(name)));
        entry.bitcoin().ifPresent(address -> lines.getChildren().add(new AddressView(address.text())));
        return lines;
    }

    public static VBox of(Contact contact) {
        var entry = contact.entry();
        var lines = Parts.column(4, Parts.text(entry.name(), "strong"));
        if (!entry.note().isEmpty()) lines.getChildren().add(Parts.small(entry.note()));
        entry.ens().ifPresent(name -> lines.getChildren().add(Parts.text(name)));
        entry.bitcoin().ifPresent(address -> lines.getChildren().add(new AddressView(address.text())));
        entry.ethereum().ifPresent(address -> lines.getChildren().add(new AddressView(address.text())));
        return lines;
    }
}
