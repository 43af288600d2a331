package dev.touchstone.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The card in the middle of an empty window, on which everything before a wallet is open takes place.
public final class EntryCard {
    private final VBox card = Parts.styled(Parts.column(20), "entry-card");
    private final ScrollPane scroll = new ScrollPane();

    public EntryCard(Node... parts) {
        card.getChildren().addAll(parts);
        card.setMaxHeight(VBox.USE_PREF_SIZE);
        var holder = Parts.styled(new StackPane(card), "entry");
        StackPane.setAlignment(card, Pos.CENTER);
        scroll.setContent(holder);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("entry-scroll");
    }

    public VBox card() {
        return card;
    }

    public ScrollPane node() {
        return scroll;
    }
}
