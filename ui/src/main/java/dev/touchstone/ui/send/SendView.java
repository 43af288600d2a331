package dev.touchstone.ui.send;

import dev.touchstone.ui.send.SendViewModel.Step;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The way of a payment, page after page. Confined to the JavaFX application thread.
public final class SendView implements Screen {
    private final SendViewModel model;
    private final Surroundings around;
    private final ComposePage compose;
    private final StackPane node = new StackPane();
    private Node first;

    public SendView(Surroundings around, SendViewModel model) {
        this.around = around;
        this.model = model;
        this.compose = new ComposePage(around, model);
        this.first = compose.first();
        model.step().subscribe(this::show);
    }

    private void show(Step step) {
        switch (step) {
            case Step.Compose _ -> open(compose.node(), compose.first());
            case Step.Review(var draft) -> {
                var review = new ReviewPage(around, model, draft);
                open(review.node(), review.first());
            }
            case Step.Unlock(var draft) -> {
                var unlock = new UnlockPage(around, model, draft);
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
        model.close();
    }
}
