package dev.touchstone.ui.lock;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.ui.control.EntryCard;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Screen;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The page of a locked wallet. Confined to the JavaFX application thread.
public final class LockView implements Screen {
    private final LockViewModel model;
    private final EntryCard card = new EntryCard();
    private final PasswordBox password;
    private final Label capsLock = Parts.small("Caps Lock is on.");

    public LockView(LockViewModel model) {
        this.model = model;
        password = new PasswordBox(model.password());
        password.onEnter(model::unlock);
        password.addEventFilter(KeyEvent.KEY_PRESSED, _ -> lookAtCapsLock());
        var unlock = Parts.primary("Unlock this wallet", model::unlock);
        unlock.disableProperty().bind(model.entering().busy());
        card.card()
                .getChildren()
                .addAll(
                        title(),
                        new Field("Password", password.input(), password)
                                .problem(model.entering().problem()),
                        capsLock,
                        Parts.row(12, unlock, Parts.spring(), Parts.link("Another wallet", model::leaveWallet)),
                        Parts.rule(),
                        chains());
        lookAtCapsLock();
    }

    private Node title() {
        var title = Parts.row(12, Parts.title(model.name()));
        if (!model.label().isEmpty()) title.getChildren().add(Parts.line(model.label(), "chip", "practice"));
        return title;
    }

    private Node chains() {
        var lines = Parts.column(6);
        model.chains()
                .subscribe(all -> lines.getChildren()
                        .setAll(all.stream().map(LockView::chain).toList()));
        return lines;
    }

    private static Node chain(LockViewModel.ChainLine line) {
        return Parts.row(8, new ProofMark(MarkSize.SMALL, line.mark()), Parts.growing(Parts.small(line.words())));
    }

    private void lookAtCapsLock() {
        Parts.present(capsLock, Platform.isKeyLocked(KeyCode.CAPS).equals(Optional.of(true)));
    }

    @Override
    public Parent node() {
        return card.node();
    }

    @Override
    public void focus() {
        password.input().requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
