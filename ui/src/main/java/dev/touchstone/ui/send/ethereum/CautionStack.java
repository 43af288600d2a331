package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.payment.ethereum.PayeeWarning;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What to think about, one at a time, that with most to lose first. Confined to the JavaFX application thread.
final class CautionStack {
    private final Surroundings around;
    private final Consent consent;
    private final VBox node = Parts.column(12);

    CautionStack(Surroundings around, Consent consent) {
        this.around = around;
        this.consent = consent;
        consent.cautions().subscribe(this::show);
    }

    private void show(List<Caution> cautions) {
        node.getChildren().clear();
        Parts.present(node, !cautions.isEmpty());
        if (cautions.isEmpty()) return;
        var first = cautions.getFirst();
        var words = first.words(consent.names(), around.amounts().get().hidden());
        var read = Parts.link("I have checked this", consent::dismissCaution);
        node.getChildren().add(new Note(Note.Kind.WARNING, words, read));
        if (first instanceof Caution.OfPayee(PayeeWarning.LooksLikePaid like))
            node.getChildren().addAll(compare(like));
        if (first instanceof Caution.NameChanged(var change)) node.getChildren().addAll(change.inReview(around));
        int more = cautions.size() - 1;
        if (more > 0)
            node.getChildren()
                    .add(Parts.small(
                            more == 1
                                    ? "1 more thing to think about follows."
                                    : more + " more things to think about follow."));
    }

    private static List<Node> compare(PayeeWarning.LooksLikePaid like) {
        var differing = Set.copyOf(like.differing());
        var asked = new AddressView("");
        asked.show(like.address().text(), differing);
        var known = new AddressView("");
        known.show(like.paid().text(), differing);
        return List.of(
                Parts.text("The one you are about to pay", "medium"),
                asked,
                Parts.text("The one you paid", "medium"),
                known);
    }

    Node node() {
        return node;
    }
}
