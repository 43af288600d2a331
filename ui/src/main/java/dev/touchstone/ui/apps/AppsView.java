package dev.touchstone.ui.apps;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.AppSide.DoorState;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.wallet.dapp.AppSession;
import dev.touchstone.wallet.dapp.ConnectedApps;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of apps: what waits, who is connected, the door, and what was asked. Confined to the JavaFX
/// application thread.
public final class AppsView implements Screen {
    private final AppsViewModel model;
    private final CheckBox open = new CheckBox("Let apps on this computer ask me");
    private final VBox waiting = Parts.column(12);
    private final VBox connected = Parts.column(12);
    private final VBox programs = Parts.column(8);
    private final VBox token = Parts.column(8);
    private final VBox log = Parts.column(10);
    private final Page page;

    public AppsView(AppsViewModel model) {
        this.model = model;
        page = new Page(
                        Parts.title("Apps"),
                        waiting,
                        connected,
                        Parts.column(10, Parts.heading("Door"), door()),
                        Parts.message(model.problem(), "field-error"),
                        new Fold("Programs that are no web page", programs()),
                        Parts.column(10, Parts.heading("What apps asked for"), log))
                .narrow();
        model.waiting().subscribe(this::show);
        model.apps().subscribe(this::show);
        model.door().subscribe(this::show);
        model.token().subscribe(this::show);
    }

    private void show(List<Waiting> now) {
        Parts.present(waiting, !now.isEmpty());
        waiting.getChildren()
                .setAll(now.stream()
                        .map(one -> new Note(
                                Note.Kind.WARNING,
                                AppTexts.waits(one.request()),
                                Parts.secondary("Look at it", () -> model.answer(one))))
                        .toList());
    }

    private void show(ConnectedApps apps) {
        connected.getChildren().setAll(apps.sessions().stream().map(this::app).toList());
        if (apps.sessions().isEmpty()) {
            connected.getChildren().add(Parts.muted("No app is connected. One that wants to be asks you here first."));
        } else if (apps.sessions().size() > 1) {
            connected.getChildren().add(Parts.link("Disconnect all apps", model::disconnectAll));
        }
        log.getChildren()
                .setAll(model.log().stream()
                        .map(entry -> Parts.column(
                                2,
                                Parts.row(
                                        12,
                                        Parts.growing(Parts.text(entry.app().text(), "medium")),
                                        Parts.small(model.when(entry))),
                                Parts.small(AppTexts.explain(entry.act()) + ": " + entry.about()),
                                Parts.small(AppTexts.explain(entry.end()) + ".")))
                        .toList());
        if (apps.log().isEmpty()) log.getChildren().add(Parts.muted("Nothing yet."));
    }

    private VBox app(AppSession app) {
        return Parts.card(
                Parts.row(
                        12,
                        Parts.growing(Parts.strong(app.app().text())),
                        Parts.secondary("Disconnect", () -> model.disconnect(app.app()))),
                Parts.text(model.permissions(app)),
                Parts.small(model.lastUsed(app)));
    }

    private VBox door() {
        var words = Parts.text("");
        model.door().subscribe(state -> words.setText(AppsViewModel.doorWords(state)));
        open.setOnAction(_ -> {
            model.turn(open.isSelected());
            open.setSelected(model.door().get().isOpen());
        });
        var port = new TextField();
        port.setPrefColumnCount(6);
        port.setMaxWidth(140);
        return Parts.card(
                open,
                words,
                new Field("Port", port).bind(model.port()).hint("Apps look for a wallet at 1248."),
                Parts.small(
                        "A website needs the script at this address once in your browser; the page there says how."));
    }

    private void show(DoorState state) {
        open.setSelected(state.isOpen());
        programs.getChildren()
                .setAll(state.programs().stream()
                        .map(name -> Parts.row(
                                12,
                                Parts.growing(Parts.text(name, "medium")),
                                Parts.secondary("Forget its token", () -> model.forget(name))))
                        .toList());
        if (state.programs().isEmpty()) programs.getChildren().add(Parts.muted("No program has a token."));
    }

    private VBox programs() {
        var name = new TextField();
        return Parts.column(
                12,
                Parts.muted("A program shows a token to be let in. Then it asks you like any app."),
                programs,
                new Field("Name of a program", name).bind(model.program()).hint("Letters, digits, and - _ ."),
                Parts.secondary("Make a token", model::makeToken),
                token);
    }

    private void show(Optional<AppSide.TokenOutcome.Made> made) {
        Parts.present(token, made.isPresent());
        token.getChildren().clear();
        made.ifPresent(it -> token.getChildren()
                .addAll(
                        Parts.text("The token of " + it.program() + " is shown this once:"),
                        Parts.row(
                                8,
                                Parts.growing(Parts.text(it.token(), "mono")),
                                Parts.iconButton(Feather.COPY, "Copy the token", model::copyToken))));
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        open.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
