package dev.touchstone.ui.backup;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.firstrun.CheckPage;
import dev.touchstone.ui.firstrun.PhrasePage;
import dev.touchstone.ui.shell.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;

/// The pages on which the phrase of an open wallet is written down. Confined to the JavaFX application thread.
public final class BackupView implements Screen {
    private final BackupViewModel model;
    private final PhrasePage phrase;
    private final Page page = new Page().narrow();
    private Node first = new HBox();

    public BackupView(BackupViewModel model) {
        this.model = model;
        this.phrase = new PhrasePage(model.check());
        model.step().subscribe(this::show);
    }

    private void show(BackupViewModel.Step step) {
        phrase.hide();
        page.body()
                .getChildren()
                .setAll(
                        switch (step) {
                            case PASSWORD -> password();
                            case PHRASE -> phrase();
                            case CHECK -> check();
                        });
        focus();
    }

    private List<Node> password() {
        var password = new PasswordBox(model.password());
        password.onEnter(model::reveal);
        var show = Parts.primary("Unlock the phrase", model::reveal);
        show.disableProperty().bind(model.busy());
        first = password.input();
        return List.of(
                Parts.title("Your recovery phrase"),
                Parts.muted("Take paper and a pen, and see that nobody is looking."),
                new Field("Password", password.input(), password).problem(model.problem()),
                buttons(show));
    }

    private List<Node> phrase() {
        first = phrase.toggle();
        return List.of(
                Parts.title("Write down your recovery phrase"),
                phrase.node(),
                buttons(Parts.primary("Check my copy", model::confirmWritten)));
    }

    private List<Node> check() {
        var check = new CheckPage(model.check(), "Finish the check", model::finish);
        first = check.first();
        var problem = Parts.message(model.problem(), "field-error");
        return List.of(
                Parts.title("Check your copy"),
                Parts.muted("Type these three words from your paper. This shows that you can read it later."),
                check.node(),
                problem,
                buttons(check.finish()));
    }

    private HBox buttons(Node main) {
        return Parts.row(16, main, Parts.link("Back", model::back));
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
        phrase.hide();
        model.close();
    }
}
