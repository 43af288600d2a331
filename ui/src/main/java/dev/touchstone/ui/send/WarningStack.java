package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.Warning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The warnings of a payment, one at a time, the one with most to lose first. Confined to the JavaFX application
/// thread.
final class WarningStack {
    private final Surroundings around;
    private final Agreement agreement;
    private final VBox node = Parts.column(12);

    WarningStack(Surroundings around, Agreement agreement) {
        this.around = around;
        this.agreement = agreement;
        agreement.warnings().subscribe(this::show);
    }

    private void show(List<Warning> warnings) {
        node.getChildren().clear();
        Parts.present(node, !warnings.isEmpty());
        if (warnings.isEmpty()) return;
        var first = warnings.getFirst();
        var read = Parts.link("I have checked this", agreement::dismissWarning);
        node.getChildren()
                .add(new Note(
                        Note.Kind.WARNING,
                        SendTexts.explain(first, around.amounts().get()),
                        read));
        if (first instanceof Warning.LooksLikeKnownAddress like)
            node.getChildren().addAll(compare(like));
        if (first instanceof Warning.NameChanged changed)
            node.getChildren().addAll(Payee.lines(changed).inReview(around));
    }

    private static List<Node> compare(Warning.LooksLikeKnownAddress like) {
        var differing = Set.copyOf(new HashSet<>(like.differing()));
        var asked = new AddressView("");
        asked.show(like.address().text(), differing);
        var known = new AddressView("");
        known.show(like.known().text(), differing);
        return List.of(
                Parts.text("The one you are about to pay", "medium"),
                asked,
                Parts.text("The one you know", "medium"),
                known);
    }

    Node node() {
        return node;
    }
}
