package dev.touchstone.ui.send;

import dev.touchstone.ui.send.Agreement.Step;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The way of a payment, or of a higher fee for one, page after page. Confined to the JavaFX application thread.
public final class SendView implements Screen {
    private final Surroundings around;
    private final Agreement agreement;
    private final FirstPage compose;
    private final Runnable close;
    private final PageStack pages;

    private SendView(Surroundings around, Agreement agreement, FirstPage compose, Runnable close) {
        this.around = around;
        this.agreement = agreement;
        this.compose = compose;
        this.close = close;
        this.pages = new PageStack(compose.first());
        agreement.step().subscribe(this::show);
    }

    /// The way of a payment in bitcoin.
    ///
    /// @param assetChoice which asset to send, over the form
    public static SendView paying(Surroundings around, SendViewModel model, Node assetChoice) {
        return new SendView(around, model.agreement(), new ComposePage(around, model, assetChoice), model::close);
    }

    public static SendView raising(Surroundings around, RaiseFeeViewModel model) {
        return new SendView(around, model.agreement(), new RaiseFeePage(around, model), model::close);
    }

    private void show(Step step) {
        switch (step) {
            case Step.Compose _ -> pages.open(compose.node(), compose.first());
            case Step.Review(var proposal) -> {
                var review = new ReviewPage(around, agreement, proposal);
                pages.open(review.node(), review.first());
            }
            case Step.Unlock(var proposal) -> {
                var unlock = new UnlockPage(around, agreement, proposal);
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
