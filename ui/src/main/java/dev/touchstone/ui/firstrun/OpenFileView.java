package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.EntryCard;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// The page on which a wallet file is opened from anywhere. Confined to the JavaFX application thread.
public final class OpenFileView implements Screen {
    private final EntryCard card = new EntryCard();
    private final Button choose;

    public OpenFileView(OpenFileViewModel model) {
        var path = new TextField();
        choose = Parts.secondary("Choose a file", model::choose);
        var password = new PasswordBox(model.password());
        password.onEnter(model::open);
        var open = Parts.primary("Open this wallet", model::open);
        open.disableProperty().bind(model.entering().busy());
        card.card()
                .getChildren()
                .addAll(
                        Parts.title("Open a wallet file"),
                        Parts.muted("Wallet files end in .touchstone. The file stays where it is."),
                        new Field("File", path, Parts.row(8, Parts.growing(path), choose))
                                .bind(model.path())
                                .problem(model.pathProblem()),
                        new Field("Password", password.input(), password)
                                .problem(model.entering().problem()),
                        Parts.row(12, open, Parts.spring(), Parts.link("Back", model::back)));
    }

    @Override
    public Parent node() {
        return card.node();
    }

    @Override
    public void focus() {
        choose.requestFocus();
    }

    @Override
    public void leave() {}
}
