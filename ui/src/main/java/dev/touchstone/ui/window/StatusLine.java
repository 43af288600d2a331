package dev.touchstone.ui.window;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;

/// The line at the bottom: how fresh each chain is, who says so. Confined to the JavaFX application thread.
final class StatusLine implements AutoCloseable {
    private static final double SIDES = 2 * 16;

    private final Surroundings around;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StatusItem bitcoin;
    private final FlowPane node;

    StatusLine(Surroundings around, Session session, Runnable open) {
        this.around = around;
        bitcoin = new StatusItem(around, open);
        node = Parts.styled(new FlowPane(8, 0, bitcoin), "status-line");
        fit(bitcoin);
        subscriptions.latest(session.bitcoin(), around.fx(), bitcoin::show);
        subscriptions.changes(around.now(), _ -> bitcoin.show(session.bitcoin().get()));
        session.ethereum().ifPresent(side -> follow(side, new StatusItem(around, open)));
    }

    private void fit(StatusItem item) {
        node.widthProperty().subscribe(width -> item.fitInto(width.doubleValue() - SIDES));
    }

    /// Ethereum stands here as long as anybody is asked about it.
    private void follow(EthereumSide side, StatusItem item) {
        node.getChildren().add(item);
        fit(item);
        subscriptions.latest(side.chain(), around.fx(), item::show);
        subscriptions.changes(around.now(), _ -> item.show(side.chain().get()));
        subscriptions.latest(
                side.servers(),
                around.fx(),
                choice -> Parts.present(item, !(choice instanceof ServerChoice.BitcoinOnly)));
    }

    Parent node() {
        return node;
    }

    void focus() {
        bitcoin.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
