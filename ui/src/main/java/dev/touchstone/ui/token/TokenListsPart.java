package dev.touchstone.ui.token;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.format.AmountFormat;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The token lists that this program goes by. Confined to the JavaFX application thread.
final class TokenListsPart {
    private final TokenListsModel model;
    private final VBox rows = Parts.styled(Parts.column(0), "rows");
    private final VBox node;

    TokenListsPart(TokenListsModel model) {
        this.model = model;
        node = Parts.card(
                Parts.heading("Token lists"),
                Parts.muted("A list claims which contract is which token. Nobody can prove that it is right."),
                rows,
                Parts.secondary("Open a list file…", model::open),
                Parts.message(model.state(), "muted"));
        model.lists()
                .subscribe(lists -> rows.getChildren()
                        .setAll(lists.all().stream().map(this::row).toList()));
    }

    VBox node() {
        return node;
    }

    private Node row(KnownList known) {
        var list = known.list();
        int tokens = list.tokens().size();
        var words = (tokens == 1 ? "1 token" : AmountFormat.count(tokens) + " tokens") + ", made on " + model.date(list)
                + ", " + (known.origin() == KnownList.Origin.BUILT_IN ? "part of this version" : "opened by you");
        var head = Parts.row(
                12,
                new ProofMark(MarkSize.MEDIUM, TruthMark.CLAIMED),
                Parts.text(list.title(), "medium"),
                Parts.spring());
        if (known.origin() == KnownList.Origin.ADDED) {
            head.getChildren().add(Parts.link("Remove list " + list.name(), () -> model.remove(list)));
        }
        return Parts.styled(
                Parts.column(
                        4,
                        head,
                        Parts.text(words, "small", "muted"),
                        Parts.text("SHA-256 " + list.sha256().hex(), "mono", "small", "muted")),
                "plain-row");
    }
}
