package dev.touchstone.ui.nft;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.ui.control.BlockButton;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.wallet.collectible.Picture;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The gallery. Confined to the JavaFX application thread.
public final class CollectiblesView implements Screen {
    private static final double TILE = 200;
    private static final double TILE_WITH_RIM = 226;

    private final CollectiblesViewModel model;
    private final FlowPane tiles = new FlowPane(20, 20);
    private final Node notFollowed;
    private final Label remark = Parts.muted("");
    private final VBox empty;
    private final Button add;
    private final Page page;

    public CollectiblesView(CollectiblesViewModel model) {
        this.model = model;
        add = Parts.primary("Add an NFT", model::add);
        notFollowed = new Note(
                Note.Kind.PLAIN,
                "Nobody is asked about Ethereum, so nothing new is known.",
                Parts.link("Choose whom to ask", model::chooseServers));
        empty = Parts.column(
                6,
                Parts.heading("Nothing here yet"),
                Parts.muted("Add one by contract and number. Whose it is shows here, proven on this computer."));
        page = new Page(
                Parts.row(16, Parts.growing(Parts.title("NFTs")), add),
                notFollowed,
                remark,
                empty,
                tiles,
                Parts.message(model.problem(), "field-error"));
        tiles.setRowValignment(VPos.TOP);
        model.page().subscribe(this::show);
    }

    private void show(CollectiblesPage shown) {
        Parts.present(notFollowed, !shown.followed());
        Parts.present(empty, shown.cards().isEmpty());
        Parts.present(tiles, !shown.cards().isEmpty());
        remark.setText(shown.remark());
        Parts.present(remark, !shown.remark().isEmpty() && !shown.cards().isEmpty());
        Rebuild.children(tiles, shown.cards().stream().map(this::tile).toList());
    }

    private Node tile(CollectibleCard card) {
        var mark = Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, card.owner().mark()),
                Parts.growing(Parts.text(words(card), "small")));
        var body = Parts.column(
                6,
                PicturePlace.of(card.picture(), card.number(), TILE),
                Parts.text(card.number(), "strong"),
                Parts.text("calls itself " + card.collection(), "small", "muted"),
                mark);
        if (card.picture() instanceof Picture.Claimed(var _, var host))
            body.getChildren().add(Parts.text("Picture: claimed by " + host, "small", "muted"));
        body.setMinWidth(TILE);
        body.setPrefWidth(TILE);
        body.setMaxWidth(TILE);
        var tile = new BlockButton(body, () -> model.open(card.ref()), "tile");
        tile.setUserData(card.ref());
        tile.setAccessibleText(
                card.number() + " of " + card.collection() + ". " + card.owner().sentence());
        if (card.offer().isEmpty()) return tile;
        var offer = card.offer().get();
        var link = Parts.link(offer.words(), () -> model.take(offer, card.ref()));
        link.setWrapText(true);
        link.setMinHeight(Region.USE_PREF_SIZE);
        var both = Parts.column(4, tile, link);
        both.setPrefWidth(TILE_WITH_RIM);
        both.setMaxWidth(TILE_WITH_RIM);
        both.setUserData(card.ref());
        return both;
    }

    private static String words(CollectibleCard card) {
        return switch (card.owner().mark()) {
            case PROVEN -> card.owner().brief() + ", proven";
            case STALE -> card.owner().brief() + ", proven earlier";
            case CHECKING, CLAIMED, FAILED -> card.owner().brief();
        };
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        add.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
