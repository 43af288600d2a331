package dev.touchstone.ui.ether;

import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.CodeButtons;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Route.AccountWay;
import dev.touchstone.ui.shell.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The page on which an account of Ethereum is added. Confined to the JavaFX application thread.
public final class AddAccountView implements Screen {
    private static final String NOT_IN_PHRASE =
            "Your recovery phrase will not bring this account back. Keep its key where it is now.";

    private final AddAccountViewModel model;
    private final Choices<AccountWay> ways;
    private final VBox form = Parts.column(18);
    private final Button add;
    private final Page page;

    public AddAccountView(AddAccountViewModel model) {
        this.model = model;
        ways = new Choices<>(
                List.of(AccountWay.values()), AddAccountView::name, model.way().get(), model.way()::set);
        add = Parts.primary("", this::add);
        add.disableProperty().bind(model.busy());
        page = new Page(
                        Parts.title("Add an Ethereum account"),
                        ways,
                        form,
                        Parts.message(model.problem(), "field-error"),
                        Parts.row(16, add, Parts.link("Back", model::back)))
                .narrow();
        model.way().subscribe(this::show);
    }

    private static String name(AccountWay way) {
        return switch (way) {
            case FROM_PHRASE -> "From my phrase";
            case PRIVATE_KEY -> "Private key";
            case KEYSTORE -> "Keystore file";
            case WATCH_ONLY -> "Watch only";
        };
    }

    private void show(AccountWay way) {
        add.setText(
                switch (way) {
                    case FROM_PHRASE -> "Make " + model.nextName();
                    case PRIVATE_KEY -> "Import this key";
                    case KEYSTORE -> "Import this file";
                    case WATCH_ONLY -> "Watch this address";
                });
        var parts = new ArrayList<>(
                switch (way) {
                    case FROM_PHRASE -> fromPhrase();
                    case PRIVATE_KEY -> privateKey();
                    case KEYSTORE -> keystore();
                    case WATCH_ONLY -> watchOnly();
                });
        parts.add(new Field("Name of the account", named())
                .bind(model.label())
                .hint("If you like. Kept in this wallet only."));
        if (model.asksForPassword()) parts.add(password());
        form.getChildren().setAll(parts);
    }

    private TextField named() {
        var field = new TextField();
        field.setOnAction(_ -> add());
        return field;
    }

    private List<Node> fromPhrase() {
        return List.of(
                Parts.text("Your recovery phrase makes it, and brings it back. There is nothing more to write down."),
                Parts.muted("One phrase is enough for Bitcoin and Ethereum."));
    }

    private List<Node> privateKey() {
        var key = new PasswordBox(model.key(), "the key");
        return List.of(
                new Note(Note.Kind.WARNING, NOT_IN_PHRASE),
                new Field("Private key", key.input(), key)
                        .hint("64 digits, with or without 0x. It is sealed into the wallet file.")
                        .problem(model.keyProblem()));
    }

    private List<Node> keystore() {
        var path = new TextField();
        var file = Parts.row(10, Parts.growing(path), Parts.secondary("Choose a file", model::chooseFile));
        var password = new PasswordBox(model.filePassword());
        return List.of(
                new Note(Note.Kind.WARNING, NOT_IN_PHRASE),
                new Field("Keystore file", path, file).bind(model.file()).problem(model.fileProblem()),
                new Field("Password of the file", password.input(), password)
                        .hint("Trying it can take a few seconds."));
    }

    private List<Node> watchOnly() {
        var text = address();
        var field = new Field(
                        "Ethereum address",
                        text,
                        new CodeButtons(model.desktop(), text, model.watching().address()::set))
                .bind(model.watching().address());
        field.problem(model.watching().problem());
        model.watching().address().subscribe(_ -> field.hint(model.watching().hint()));
        model.watching().known().subscribe(_ -> field.hint(model.watching().hint()));
        return List.of(
                Parts.text("This wallet shows what the account has. It cannot sign for it."),
                Parts.text("A device that signs by QR code shows its key as a code: read that here, and it signs."),
                Parts.muted("The servers that you ask see that you look at this account."),
                field);
    }

    private TextField address() {
        var field = Parts.styled(new TextField(), "mono");
        field.setOnAction(_ -> add());
        return field;
    }

    private Node password() {
        var password = new PasswordBox(model.password());
        password.onEnter(this::add);
        return new Field("Password of this wallet", password.input(), password).problem(model.passwordProblem());
    }

    private void add() {
        model.add();
        page.body().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        ways.focus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
