package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Says that a token has to be allowed to Uniswap's router before it can be exchanged, and how far that is. Confined to
/// the JavaFX application thread.
final class ApprovalNote {
    private final ExchangeViewModel model;
    private final Note waiting;
    private final Note needed = new Note(Note.Kind.PLAIN, "");
    private final Button allow;
    private final Button takeBack;
    private final VBox asked;
    private final VBox node;

    ApprovalNote(ExchangeViewModel model) {
        this.model = model;
        waiting = new Note(
                Note.Kind.CHECKING,
                "Your approval is signed and waits for a block. The exchange goes on here once it is in one.",
                Parts.link("See how far it is", model::followAllowance));
        allow = Parts.secondary("", () -> model.review(model.approval().needed()));
        takeBack = Parts.link(
                "Take the smaller approval back first, as some tokens want",
                () -> model.review(model.approval().takenBack()));
        asked = Parts.column(10, needed, Parts.row(0, allow), takeBack);
        node = Parts.column(0, waiting, asked);
    }

    void show() {
        boolean isNeeded = model.needsAllowance();
        var approval = model.approval();
        boolean isWaiting = isNeeded && approval.waiting().isPresent();
        Parts.present(node, isNeeded);
        Parts.present(waiting, isWaiting);
        Parts.present(asked, isNeeded && !isWaiting);
        if (!isNeeded) return;
        var amount = approval.words();
        needed.say("Uniswap’s router may not take your " + amount
                + " yet. Allow exactly that first: it is a payment of its own, with a fee.");
        allow.setText("Review the approval of " + amount);
        Parts.present(takeBack, approval.hasSmaller());
    }

    VBox node() {
        return node;
    }
}
