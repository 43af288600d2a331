package dev.touchstone.ui.send;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.payment.NameLook;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What became of a name in the recipient's field, below it. Confined to the JavaFX application thread.
public final class NamePart {
    private final Surroundings around;
    private final Naming naming;
    private final VBox node = Parts.column(8);

    public NamePart(Surroundings around, Naming naming) {
        this.around = around;
        this.naming = naming;
    }

    /// Shows how far the name has come.
    ///
    /// @param named whom the name stands for, once that is known
    public void show(Optional<NameLook.Found> named) {
        node.getChildren().clear();
        switch (naming.state().get()) {
            case Naming.State.Looking(var name) -> add(new Note(Note.Kind.CHECKING, "Looking up " + name));
            case Naming.State.Looked(var _, NameLook.Elsewhere elsewhere)
            when !elsewhere.hosts().isEmpty() -> add(elsewhere(elsewhere));
            case Naming.State.Looked(var _, NameLook.NotProven _) ->
                add(Parts.link("Look it up again", naming::lookUpAgain));
            case Naming.State.None _, Naming.State.Typed _, Naming.State.Unasked _, Naming.State.Looked _ ->
                named.ifPresent(found -> add(NameLines.of(found, around)));
        }
        Parts.present(node, !node.getChildren().isEmpty());
    }

    private Note elsewhere(NameLook.Elsewhere elsewhere) {
        var hosts = String.join(" and ", elsewhere.hosts());
        return new Note(
                Note.Kind.PLAIN,
                elsewhere.name().text() + " is kept outside the chain. " + hosts
                        + " would learn that you ask for it, and its answer is only a claim.",
                Parts.secondary("Ask " + hosts, () -> naming.agree(elsewhere)));
    }

    private void add(Node shown) {
        node.getChildren().add(shown);
    }

    public Node node() {
        return node;
    }
}
