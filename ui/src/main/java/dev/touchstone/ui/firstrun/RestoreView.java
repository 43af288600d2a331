package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.EntryCard;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Screen;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// The pages on which a wallet is brought back from its phrase. Confined to the JavaFX application thread.
public final class RestoreView implements Screen {
    private final RestoreViewModel model;
    private final EntryCard card = new EntryCard();
    private Node first = new HBox();

    public RestoreView(RestoreViewModel model) {
        this.model = model;
        model.step().subscribe(this::show);
    }

    private void show(RestoreViewModel.Step step) {
        card.card()
                .getChildren()
                .setAll(
                        switch (step) {
                            case WORDS -> words();
                            case BIRTHDAY -> birthday();
                            case PASSWORD -> password();
                        });
        focus();
    }

    private List<Node> words() {
        var grid = new WordGrid(model);
        first = grid.first();
        return List.of(
                Parts.text("Step 1 of 3", "small", "muted"),
                Parts.title("Restore a wallet"),
                Parts.muted(
                        "Type the words of your recovery phrase in order. You can paste all of them into one field."),
                grid.node(),
                grid.summary(),
                buttons(Parts.primary("Continue with this phrase", model::next)));
    }

    private List<Node> birthday() {
        var months = new ComboBox<>(FXCollections.observableArrayList(Month.values()));
        months.setConverter(named());
        months.setValue(model.month().get().getMonth());
        months.setAccessibleText("Month of the first payment");
        var years = new ComboBox<>(FXCollections.observableArrayList(model.years()));
        years.setValue(model.month().get().getYear());
        years.setAccessibleText("Year of the first payment");
        var unknown = new CheckBox("I don’t know");
        unknown.selectedProperty().bindBidirectional(model.monthUnknown());
        var cost = Parts.muted(model.cost());
        Runnable changed = () -> {
            model.month().set(YearMonth.of(years.getValue(), months.getValue()));
            cost.setText(model.cost());
        };
        months.valueProperty().subscribe(changed);
        years.valueProperty().subscribe(changed);
        unknown.selectedProperty().subscribe(changed);
        months.disableProperty().bind(unknown.selectedProperty());
        years.disableProperty().bind(unknown.selectedProperty());
        first = months;
        return List.of(
                Parts.text("Step 2 of 3", "small", "muted"),
                Parts.title("When was it first used?"),
                Parts.muted(
                        "Blocks before that need not be looked through. A month too early costs time; a month too late hides payments."),
                Parts.row(12, months, years, unknown),
                Parts.styled(Parts.row(12, Parts.growing(cost)), "note"),
                buttons(Parts.primary("Continue to the password", model::next)));
    }

    private static StringConverter<Month> named() {
        return new StringConverter<>() {
            @Override
            public String toString(Month month) {
                return month == null ? "" : month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            }

            @Override
            public Month fromString(String text) {
                return Month.valueOf(text.toUpperCase(Locale.ENGLISH));
            }
        };
    }

    private List<Node> password() {
        var password = new PasswordBox(model.password());
        var repeated = new PasswordBox(model.repeated());
        repeated.onEnter(model::next);
        var problem = Parts.message(model.entering().problem(), "field-error");
        var finish = Parts.primary("Restore my wallet", model::next);
        finish.disableProperty().bind(model.entering().busy());
        first = password.input();
        return List.of(
                Parts.text("Step 3 of 3", "small", "muted"),
                Parts.title("Choose a password"),
                Parts.muted("It opens this wallet on this computer. It may differ from any you used before."),
                new Field("Name of the wallet", new TextField()).bind(model.name()),
                new Field("Password", password.input(), password)
                        .hint("At least 8 characters. It protects this computer’s copy, not your phrase.")
                        .problem(model.passwordProblem()),
                new Field("The same password again", repeated.input(), repeated).problem(model.repeatedProblem()),
                problem,
                buttons(finish));
    }

    private HBox buttons(Button main) {
        return Parts.styled(Parts.row(12, main, Parts.spring(), Parts.link("Back", model::back)), "entry-buttons");
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
    public void leave() {}
}
