package dev.touchstone.ui.payment;

import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Saves the proof that a history adds up where the person wants it. Confined to the JavaFX application thread;
/// knows no scene.
public final class HistoryExport {
    private final Surroundings around;
    private final EthereumSide side;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    public HistoryExport(Surroundings around, EthereumSide side) {
        this.around = around;
        this.side = side;
    }

    /// What came of the last one; empty before.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    void save(Subject subject) {
        message.set("");
        var name = "history " + subject.account().text().substring(0, 10) + ".proof.json";
        around.desktop().askWhereToSave("Save the proof of this history", name).ifPresent(file -> {
            message.set("Gathering the proof. This can take a minute.");
            around.whenDone(side.exportHistory(subject, file), outcome -> message.set(OutcomeTexts.explain(outcome)));
        });
    }
}
