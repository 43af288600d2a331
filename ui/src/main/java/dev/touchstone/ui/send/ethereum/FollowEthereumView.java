package dev.touchstone.ui.send.ethereum;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.SettlementRing;
import dev.touchstone.ui.send.ethereum.FollowEthereumViewModel.Followed;
import dev.touchstone.ui.send.ethereum.FollowEthereumViewModel.Progress;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page on which a payment on Ethereum is followed until it is settled. Confined to the JavaFX application
/// thread.
public final class FollowEthereumView implements Screen {
    private final FollowEthereumViewModel model;
    private final VBox body = Parts.column(24);
    private final Button home;
    private final Page page;

    public FollowEthereumView(FollowEthereumViewModel model) {
        this.model = model;
        home = Parts.primary("Go to Home", model::home);
        page = new Page(body).narrow();
        model.page().subscribe(page -> page.ifPresentOrElse(this::show, this::showNothing));
    }

    private void showNothing() {
        body.getChildren().setAll(Parts.title("No such payment"), home);
    }

    private void show(Followed shown) {
        boolean hadFocus = home.isFocused();
        var lines = Parts.styled(Parts.column(0), "steps");
        shown.lines().forEach(line -> lines.getChildren().add(line(line)));
        body.getChildren().setAll(Parts.title(shown.title()), what(shown));
        if (!shown.trouble().isEmpty()) body.getChildren().add(new Note(Note.Kind.WARNING, shown.trouble()));
        body.getChildren().add(Parts.card(lines));
        if (!shown.reassurance().isEmpty()) body.getChildren().add(Parts.muted(shown.reassurance()));
        body.getChildren().addAll(Parts.message(model.problem(), "field-error"), buttons(shown));
        if (hadFocus) home.requestFocus();
    }

    private static Node what(Followed shown) {
        var what = Parts.column(6);
        if (!shown.amount().isEmpty()) what.getChildren().add(Parts.text(shown.amount(), "title-2"));
        if (shown.to().isEmpty()) what.getChildren().add(Parts.text(shown.what()));
        else what.getChildren().addAll(Parts.muted("To"), new AddressView(shown.to()));
        return what;
    }

    private static Node line(FollowEthereumViewModel.Line line) {
        boolean reached = line.progress() == Progress.DONE || line.progress() == Progress.PROVEN;
        var words = Parts.text(line.words(), reached ? "medium" : "muted");
        var row = Parts.row(14, mark(line.progress()), Parts.growing(words), Parts.line(line.at(), "small", "muted"));
        return Parts.styled(row, "step");
    }

    private static Node mark(Progress progress) {
        var place = new StackPane();
        place.setMinSize(20, 20);
        place.setPrefSize(20, 20);
        place.getChildren()
                .add(
                        switch (progress) {
                            case DONE -> Parts.icon(Feather.CHECK);
                            case PROVEN -> new ProofMark(MarkSize.LARGE, TruthMark.PROVEN);
                            case NOW -> new ProofMark(MarkSize.LARGE, TruthMark.CHECKING);
                            case AHEAD -> new SettlementRing(20, 2);
                        });
        return place;
    }

    private Node buttons(Followed shown) {
        var row = new FlowPane(16, 10, home);
        if (shown.isOpen()) {
            row.getChildren()
                    .addAll(
                            Parts.secondary("Speed it up", model::speedUp),
                            Parts.secondary("Cancel this payment", model::cancel),
                            Parts.link("Give it up", model::giveUp));
        }
        if (shown.isInBlock()) {
            var words = shown.isProven() ? "Show the proof" : "Show what is missing";
            row.getChildren().add(Parts.secondary(words, model::inspect));
        }
        row.getChildren().add(Parts.link("Open ether", model::ether));
        var cost = Parts.small("Speeding up and cancelling cost a higher fee, which you see before you agree.");
        return shown.isOpen() ? Parts.column(12, row, cost) : row;
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        home.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
