package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.send.FollowFrame;
import dev.touchstone.ui.send.ethereum.FollowEthereumViewModel.Followed;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;

/// The page on which a payment on Ethereum is followed until it is settled. Confined to the JavaFX application
/// thread.
public final class FollowEthereumView implements Screen {
    private final FollowEthereumViewModel model;
    private final FollowFrame frame;

    public FollowEthereumView(FollowEthereumViewModel model) {
        this.model = model;
        this.frame = new FollowFrame(model::home, model.problem());
        model.page().subscribe(page -> page.ifPresentOrElse(this::show, frame::showNothing));
    }

    private void show(Followed shown) {
        frame.show(shown.course(), what(shown), buttons(shown));
    }

    private static Node what(Followed shown) {
        var what = Parts.column(6);
        if (!shown.amount().isEmpty()) what.getChildren().add(Parts.text(shown.amount(), "title-2"));
        if (shown.to().isEmpty()) what.getChildren().add(Parts.text(shown.what()));
        else what.getChildren().addAll(Parts.muted("To"), new AddressView(shown.to()));
        return what;
    }

    private Node buttons(Followed shown) {
        var row = new FlowPane(16, 10, frame.home());
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
