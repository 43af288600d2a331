package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.send.FirstPage;
import dev.touchstone.ui.send.PageStack;
import dev.touchstone.ui.send.ethereum.Consent.Step;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The way of whatever is signed on Ethereum, page after page. Confined to the JavaFX application thread.
public final class EthereumSendView implements Screen {
    private final Desk desk;
    private final FirstPage compose;
    private final Runnable close;
    private final PageStack pages;

    private EthereumSendView(Desk desk, FirstPage compose, Runnable close) {
        this.desk = desk;
        this.compose = compose;
        this.close = close;
        this.pages = new PageStack(compose.first());
        desk.consent().step().subscribe(this::show);
    }

    /// The way of ether, a token or a collectible.
    ///
    /// @param assetChoice which asset to send, over the form
    public static EthereumSendView sending(Surroundings around, SendAssetViewModel model, Node assetChoice) {
        return new EthereumSendView(model.desk(), new SendAssetPage(around, model, assetChoice), model::close);
    }

    /// The way of several numbers of one collection.
    public static EthereumSendView sendingItems(Surroundings around, SendItemsViewModel model) {
        return new EthereumSendView(model.desk(), new SendItemsPage(around, model), model::close);
    }

    public static EthereumSendView approving(ApproveViewModel model) {
        return new EthereumSendView(model.desk(), new ApprovePage(model), model::close);
    }

    /// The way of an approval for a collectible, or for its collection.
    public static EthereumSendView allowingNft(AllowNftViewModel model) {
        return new EthereumSendView(model.desk(), new AllowNftPage(model), model::close);
    }

    public static EthereumSendView exchanging(ExchangeViewModel model) {
        return new EthereumSendView(model.desk(), new ExchangePage(model), model::close);
    }

    public static EthereumSendView ordering(TaskViewModel model) {
        return new EthereumSendView(model.desk(), new TaskPage(model), model::close);
    }

    private void show(Step step) {
        switch (step) {
            case Step.Compose _ -> pages.open(compose.node(), compose.first());
            case Step.Review(var reviewed) -> {
                var review = new ConsentReviewPage(desk, reviewed);
                pages.open(review.node(), review.first());
            }
            case Step.Device(var reviewed, var talk) -> {
                var device = DevicePage.of(desk, reviewed, talk);
                pages.open(device.node(), device.first());
            }
            case Step.Unlock(var reviewed) -> {
                var unlock = new ConsentUnlockPage(desk, reviewed);
                pages.open(unlock.node(), unlock.first());
            }
        }
    }

    @Override
    public Parent node() {
        return pages.node();
    }

    @Override
    public void focus() {
        pages.focus();
    }

    @Override
    public void leave() {
        close.run();
    }
}
