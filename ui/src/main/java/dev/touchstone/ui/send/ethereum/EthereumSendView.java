package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.send.FirstPage;
import dev.touchstone.ui.send.ethereum.Consent.Step;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The way of whatever is signed on Ethereum, page after page. Confined to the JavaFX application thread.
public final class EthereumSendView implements Screen {
    private final Desk desk;
    private final FirstPage compose;
    private final Runnable close;
    private final StackPane node = new StackPane();
    private Node first;

    private EthereumSendView(Desk desk, FirstPage compose, Runnable close) {
        this.desk = desk;
        this.compose = compose;
        this.close = close;
        this.first = compose.first();
        desk.consent().step().subscribe(this::show);
    }

    /// The way of ether, a token or a collectible.
    ///
    /// @param assetChoice which asset to send, over the form
    public static EthereumSendView sending(Surroundings around, SendAssetViewModel model, Node assetChoice) {
        return new EthereumSendView(model.desk(), new SendAssetPage(around, model, assetChoice), model::close);
    }

    public static EthereumSendView approving(ApproveViewModel model) {
        return new EthereumSendView(model.desk(), new ApprovePage(model), model::close);
    }

    public static EthereumSendView exchanging(ExchangeViewModel model) {
        return new EthereumSendView(model.desk(), new ExchangePage(model), model::close);
    }

    public static EthereumSendView ordering(TaskViewModel model) {
        return new EthereumSendView(model.desk(), new TaskPage(model), model::close);
    }

    private void show(Step step) {
        switch (step) {
            case Step.Compose _ -> open(compose.node(), compose.first());
            case Step.Review(var reviewed) -> {
                var review = new ConsentReviewPage(desk, reviewed);
                open(review.node(), review.first());
            }
            case Step.Device(var reviewed, var request) -> {
                var device = new DevicePage(desk, reviewed, request);
                open(device.node(), device.first());
            }
            case Step.Unlock(var reviewed) -> {
                var unlock = new ConsentUnlockPage(desk, reviewed);
                open(unlock.node(), unlock.first());
            }
        }
    }

    private void open(Parent page, Node focus) {
        node.getChildren().setAll(page);
        first = focus;
        if (node.getScene() == null) return;
        node.applyCss();
        node.layout();
        focus();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void focus() {
        first.requestFocus();
    }

    @Override
    public void leave() {
        close.run();
    }
}
