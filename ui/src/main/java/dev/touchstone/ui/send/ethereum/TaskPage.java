package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.send.FirstPage;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page on which only a fee is chosen. Confined to the JavaFX application thread.
final class TaskPage implements FirstPage {
    private final TaskViewModel model;
    private final FeeWishPart fee;
    private final WorkSummary summary;
    private final StateNotes notes;
    private final Note refusal = new Note(Note.Kind.PLAIN, "");
    private final TwoColumns choice;
    private final Page page;

    TaskPage(TaskViewModel model) {
        this.model = model;
        var desk = model.desk();
        fee = new FeeWishPart(desk.around(), desk.fee());
        fee.node().setMinWidth(420);
        summary = new WorkSummary(desk, words(), model::review);
        notes = new StateNotes(desk);
        choice = new TwoColumns(fee.node(), summary.node(), 40);
        page = new Page(
                Parts.title(model.title()),
                meaning(),
                notes.node(),
                refusal,
                choice,
                Parts.link("Leave it as it is", desk.consent()::back));
        desk.preparation().prepared().subscribe(this::show);
        desk.submitted().subscribe(this::show);
        desk.fee().onChange(this::show);
    }

    private String words() {
        return switch (model.task()) {
            case Task.Fresh _ -> "Review this change";
            case Task.SpeedUp _ -> "Review the higher fee";
            case Task.Cancel _ -> "Review the cancelling";
        };
    }

    private VBox meaning() {
        var before = model.before();
        return before.isEmpty()
                ? Parts.column(6, Parts.muted(model.meaning()))
                : Parts.column(6, Parts.text(before, "strong"), Parts.muted(model.meaning()));
    }

    private void show() {
        boolean isRefused = model.isRefused();
        refusal.say(model.problem());
        Parts.present(refusal, isRefused);
        Parts.present(choice, !isRefused);
        if (model.desk().submitted().get()) fee.sayAll(model.desk().fee().typed());
        else fee.say(model.desk().fee().typed());
        fee.show(model.desk().preparation().prepared().get());
        notes.show();
        summary.show(model.isWorking(), model.problem());
    }

    @Override
    public Node first() {
        return fee.custom();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}
