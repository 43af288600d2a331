package dev.touchstone.ui.settings;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;

/// The page on which the password of the open wallet is changed. Confined to the JavaFX application thread.
public final class ChangePasswordView implements Screen {
    private final ChangePasswordViewModel model;
    private final Page page = new Page().narrow();
    private Node first = new HBox();

    public ChangePasswordView(ChangePasswordViewModel model) {
        this.model = model;
        model.changed().subscribe(this::show);
    }

    private void show(boolean changed) {
        page.body().getChildren().setAll(changed ? done() : form());
        focus();
    }

    private List<Node> form() {
        var present = new PasswordBox(model.present());
        var fresh = new PasswordBox(model.fresh());
        var repeated = new PasswordBox(model.repeated());
        var freshField = new Field("New password", fresh.input(), fresh).problem(model.freshProblem());
        model.fresh().subscribe(_ -> freshField.hint(model.hint()));
        repeated.onEnter(this::change);
        var change = Parts.primary("Change the password", this::change);
        change.disableProperty().bind(model.busy());
        first = present.input();
        return List.of(
                Parts.title("Change password"),
                Parts.muted("The password opens this wallet on this computer. Your recovery phrase stays the same."),
                new Field("Present password", present.input(), present).problem(model.presentProblem()),
                freshField,
                new Field("The new password again", repeated.input(), repeated).problem(model.repeatedProblem()),
                Parts.message(model.problem(), "field-error"),
                Parts.row(16, change, Parts.link("Back", model::back)));
    }

    private List<Node> done() {
        var back = Parts.primary("Go back to Settings", model::back);
        first = back;
        return List.of(
                Parts.title("Password changed"),
                new Note(Note.Kind.PLAIN, "The old password no longer opens this wallet."),
                Parts.muted("Copies of the wallet file that you made before still open with the old one."),
                back);
    }

    private void change() {
        if (model.change()) return;
        page.body().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    @Override
    public Parent node() {
        return page.node();
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
