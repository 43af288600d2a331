package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.send.FollowViewModel.FollowPage;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;

/// The page on which a payment is followed until it is settled. Confined to the JavaFX application thread.
public final class FollowView implements Screen {
    private final Surroundings around;
    private final FollowViewModel model;
    private final FollowFrame frame;

    public FollowView(Surroundings around, FollowViewModel model) {
        this.around = around;
        this.model = model;
        this.frame = new FollowFrame(model::home, model.problem());
        model.page().subscribe(page -> page.ifPresentOrElse(this::show, frame::showNothing));
    }

    private void show(FollowPage shown) {
        var amount = new AmountLine(around.amounts(), true, shown.entry().net(), "display").fromLeft();
        frame.show(shown.course(), amount, buttons(shown));
    }

    private Node buttons(FollowPage shown) {
        var row = new FlowPane(16, 10, frame.home(), Parts.secondary("Open this payment", model::open));
        if (shown.isOpen()) {
            row.getChildren().add(Parts.secondary("Raise the fee", model::raiseFee));
            row.getChildren().add(Parts.link("Give it up", model::giveUp));
        }
        if (shown.entry().finding().isProven()) row.getChildren().add(Parts.link("Show the proof", model::inspect));
        return row;
    }

    @Override
    public Parent node() {
        return frame.node();
    }

    @Override
    public void focus() {
        frame.home().requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
