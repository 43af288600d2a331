package dev.touchstone.ui.nft;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.nft.CollectiblePage.Said;
import dev.touchstone.ui.nft.CollectiblePage.Statement;
import dev.touchstone.ui.payment.HistoryPart;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.token.ShareLine;
import dev.touchstone.wallet.collectible.Picture;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The page of a collectible. Confined to the JavaFX application thread.
public final class CollectibleView implements Screen {
    private static final double PICTURE = 280;

    private final Surroundings around;
    private final CollectibleViewModel model;
    private final Label title = Parts.title("");
    private final Label collection = Parts.muted("");
    private final StackPane picture = new StackPane();
    private final VBox statements = Parts.column(18);
    private final VBox shares = Parts.styled(Parts.column(0), "rows");
    private final AddressView owner = new AddressView("");
    private final VBox ownerPart = Parts.column(6, Parts.heading("Who owns it"), owner);
    private final Label uri = Parts.text("", "mono");
    private final Fold details = new Fold("Details", uri);
    private final Button why;
    private final Button whyPicture;
    private final Button lookAgain;
    private final Button send;
    private final Button sendSeveral;
    private final VBox offers = Parts.column(8);
    private final VBox said = Parts.column(10);
    private final VBox saidPart = Parts.column(6, Parts.heading("What its description says"), said);
    private final HistoryPart history;
    private final CollectionApprovalsPart approvals;
    private final Page page;

    public CollectibleView(Surroundings around, CollectibleViewModel model) {
        this.around = around;
        this.model = model;
        history = new HistoryPart(around, model.historyExport());
        why = Parts.secondary("Why is it true?", model::inspect);
        whyPicture = Parts.secondary("Why is this its picture?", model::inspectPicture);
        send = Parts.primary("Send this NFT", model::send);
        sendSeveral = Parts.secondary("Send several of this collection", model::sendSeveral);
        lookAgain = Parts.link("Look for the picture again", model::lookAgain);
        var contract = new AddressView(model.ref().contract().text());
        var number = Parts.text(model.ref().id().toString(), "mono");
        var statementsPart = Parts.styled(
                Parts.column(18, statements, new FlowPane(12, 8, send, sendSeveral, why, whyPicture)), "nft-said");
        var seen = Parts.column(12, picture, offers);
        seen.setPrefWidth(PICTURE);
        seen.setMaxWidth(PICTURE);
        approvals = new CollectionApprovalsPart(model.approvals());
        page = new Page(
                Parts.column(4, title, collection),
                new TwoColumns(statementsPart, seen, 32, true),
                shares,
                ownerPart,
                saidPart,
                history.node(),
                approvals.node(),
                Parts.card(
                        Parts.heading("Which it is"),
                        Parts.column(4, Parts.small("Contract"), contract),
                        Parts.column(4, Parts.small("Number"), number),
                        new FlowPane(
                                12,
                                8,
                                Parts.secondary("Copy the address", model::copyAddress),
                                Parts.secondary("Copy the number", model::copyNumber)),
                        details),
                Parts.message(model.problem(), "field-error"),
                new FlowPane(16, 8, Parts.link("Hide this NFT", model::hide), Parts.small("Hiding it moves nothing.")));
        model.page().subscribe(this::show);
    }

    private void show(CollectiblePage shown) {
        title.setText("NFT " + shown.card().map(CollectibleCard::number).orElse(""));
        collection.setText(
                shown.card().map(card -> "calls itself " + card.collection()).orElse("This NFT is not in your list."));
        picture.getChildren()
                .setAll(shown.card().map(card -> PicturePlace.of(card.picture(), card.number(), PICTURE)).stream()
                        .toList());
        statements
                .getChildren()
                .setAll(shown.statements().stream()
                        .map(CollectibleView::statement)
                        .toList());
        offers.getChildren().setAll(shown.card().map(this::offers).orElse(List.of()));
        Parts.present(
                whyPicture,
                shown.card()
                        .filter(card -> card.picture() instanceof Picture.Proven)
                        .isPresent());
        said(shown.said());
        history.show(shown.history());
        Parts.present(history.node(), !shown.history().isEmpty());
        owner.show(shown.owner());
        Parts.present(ownerPart, !shown.owner().isEmpty());
        uri.setText("Described at: " + shown.uri());
        Parts.present(details, !shown.uri().isEmpty());
        var lines = shown.card().map(CollectibleCard::shares).orElse(List.of());
        Rebuild.children(shares, lines.stream().map(this::row).toList());
        Parts.present(shares, !lines.isEmpty());
        Parts.present(why, lines.isEmpty());
        Parts.present(send, model.canSend());
        approvals.show(model.canSend());
        Parts.present(sendSeveral, shown.several());
    }

    private List<Node> offers(CollectibleCard card) {
        if (card.offer().isEmpty()) return card.picture() instanceof Picture.None ? List.of() : List.of(lookAgain);
        var offer = card.offer().get();
        var button = Parts.secondary(offer.words(), () -> model.take(offer));
        return offer instanceof PictureOffer.AllowHost(var host)
                ? List.of(button, Parts.small(host + " will see your IP address and which NFT you look at."))
                : List.of(button);
    }

    private void said(Said shown) {
        Parts.present(saidPart, !shown.source().isEmpty());
        var rows = new GridPane(16, 6);
        for (var trait : shown.traits())
            rows.addRow(rows.getRowCount(), Parts.text(trait.kind(), "muted"), Parts.text(trait.value(), "medium"));
        var parts = new ArrayList<Node>();
        if (!shown.name().isEmpty()) parts.add(Parts.text("“" + shown.name() + "”", "strong"));
        if (!shown.text().isEmpty()) parts.add(Parts.text(shown.text()));
        if (!shown.traits().isEmpty()) parts.add(rows);
        parts.add(Parts.small(shown.source()));
        said.getChildren().setAll(parts);
    }

    private static Node statement(Statement statement) {
        var head = Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, statement.mark()),
                Parts.text(statement.about() + ": " + Marks.word(statement.mark()), "medium"));
        return Parts.column(4, head, Parts.text(statement.words()));
    }

    private Node row(ShareLine line) {
        var amount = new AmountLabel(around.amounts(), () -> model.inspect(line.account()), "strong");
        amount.show(line.amount(), line.mark(), line.state().isEmpty() ? Marks.word(line.mark()) : line.state());
        amount.setUserData(line.account().text());
        var name = Parts.text(line.name(), "medium");
        boolean stacked = around.host().settings().get().hasLargeText();
        var row =
                Parts.column(6, stacked ? Parts.column(4, name, amount) : Parts.row(16, name, Parts.spring(), amount));
        if (!line.state().isEmpty()) {
            row.getChildren()
                    .add(Parts.row(
                            8,
                            new ProofMark(MarkSize.MEDIUM, line.mark()),
                            Parts.growing(Parts.text(line.state(), "small", "muted"))));
        }
        return Parts.styled(row, "plain-row");
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        why.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
