package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.EntryCard;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// The pages on which a new wallet is made. Confined to the JavaFX application thread.
public final class CreateView implements Screen {
    private final CreateViewModel model;
    private final EntryCard card = new EntryCard();
    private final PhrasePage phrasePage;
    private Node first = new HBox();

    public CreateView(CreateViewModel model) {
        this.model = model;
        this.phrasePage = new PhrasePage(model.check());
        model.step().subscribe(this::show);
    }

    private void show(CreateViewModel.Step step) {
        phrasePage.hide();
        card.card()
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
        var name = new TextField();
        var password = new PasswordBox(model.password());
        var repeated = new PasswordBox(model.repeated());
        var passwordField = new Field("Password", password.input(), password).problem(model.passwordProblem());
        model.password().subscribe(_ -> passwordField.hint(model.passwordHint()));
        repeated.onEnter(this::confirmPassword);
        first = password.input();
        return List.of(
                Parts.text("Step 1 of 3", "small", "muted"),
                Parts.title("Create a wallet"),
                Parts.muted("The password opens this wallet on this computer. You will need it for each payment."),
                new Field("Name of the wallet", name).bind(model.name()).problem(model.nameProblem()),
                passwordField,
                new Field("The same password again", repeated.input(), repeated).problem(model.repeatedProblem()),
                buttons(Parts.primary("Continue to the phrase", this::confirmPassword)));
    }

    private void confirmPassword() {
        if (model.confirmPassword()) return;
        card.card().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private List<Node> phrase() {
        var next = Parts.primary("Check my copy", model::confirmWritten);
        first = phrasePage.toggle();
        return List.of(
                Parts.text("Step 2 of 3", "small", "muted"),
                Parts.title("Write down your recovery phrase"),
                phrasePage.node(),
                buttons(next));
    }

    private List<Node> check() {
        var page = new CheckPage(model.check(), "Open my wallet", () -> model.finish(true));
        var skip = Parts.link("Skip for now", () -> model.finish(false));
        page.finish().disableProperty().bind(model.entering().busy());
        skip.disableProperty().bind(model.entering().busy());
        var problem = Parts.message(model.entering().problem(), "field-error");
        first = page.first();
        return List.of(
                Parts.text("Step 3 of 3", "small", "muted"),
                Parts.title("Check your copy"),
                Parts.muted("Type these three words from your paper. This shows that you can read it later."),
                page.node(),
                problem,
                buttons(page.finish(), skip));
    }

    private HBox buttons(Node... main) {
        var row = Parts.row(12, main);
        row.getChildren().addAll(Parts.spring(), Parts.link("Back", model::back));
        return Parts.styled(row, "entry-buttons");
    }

    @Override
    public Parent node() {
        return card.node();
    }

    @Override
    public void focus() {
        first.requestFocus();
    }

    @Override
    public void leave() {
        phrasePage.hide();
    }
}
