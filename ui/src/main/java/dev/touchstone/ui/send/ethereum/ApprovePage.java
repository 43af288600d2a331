package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Segments;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.send.FirstPage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/// The page on which somebody is allowed to take a token, up to a limit. Confined to the JavaFX application
/// thread.
final class ApprovePage implements FirstPage {
    private static final int ADDRESS = 42;

    private final ApproveViewModel model;
    private final Field spender;
    private final Field limit;
    private final Note warning = new Note(Note.Kind.WARNING, "");
    private final FeeWishPart fee;
    private final WorkSummary summary;
    private final StateNotes notes;
    private final Page page;

    ApprovePage(ApproveViewModel model) {
        this.model = model;
        var desk = model.desk();
        spender = new Field("Who may take it", new TextField())
                .bind(model.spender())
                .prompt("Ethereum address of an app’s contract");
        var text = new TextField();
        limit = new Field(
                        "The most it may take",
                        text,
                        Parts.row(10, Parts.growing(text), Parts.line(model.unit(), "muted")))
                .bind(model.limit())
                .hint(model.hint())
                .prompt("100");
        fee = new FeeWishPart(desk.around(), desk.fee());
        summary = new WorkSummary(desk, "Review this approval", model::review);
        notes = new StateNotes(desk);
        var reach = new Segments<>(
                List.of(false, true),
                limitless -> limitless ? "Without a limit" : "Up to a limit",
                model.limitless().get(),
                model.limitless()::set);
        var before = new Note(Note.Kind.PLAIN, model.before());
        Parts.present(before, !model.before().isEmpty());
        var form = Parts.column(
                24, spender, Parts.column(6, Parts.text("How much", "medium"), reach), limit, warning, fee.node());
        form.setMinWidth(420);
        page = new Page(
                Parts.title("Approve " + model.unit()),
                Parts.muted(model.meaning()),
                before,
                notes.node(),
                new TwoColumns(form, summary.node(), 40));
        model.composed().subscribe(this::show);
        desk.preparation().prepared().subscribe(this::show);
        desk.submitted().subscribe(this::show);
    }

    private void show() {
        var composed = model.composed().get();
        boolean tried = model.desk().submitted().get();
        boolean saySpender = tried || model.spender().get().length() >= ADDRESS;
        boolean limitless = model.limitless().get();
        Parts.present(limit, !limitless);
        warning.say(model.warning());
        Parts.present(warning, limitless);
        spender.say(saySpender ? composed.spenderProblem() : "");
        limit.say(tried || !model.limit().get().isBlank() ? composed.limitProblem() : "");
        if (tried) fee.sayAll(model.desk().fee().typed());
        else fee.say(model.desk().fee().typed());
        fee.show(model.desk().preparation().prepared().get());
        notes.show();
        summary.show(model.isWorking(), model.problem());
    }

    @Override
    public Node first() {
        return spender.input().getText().isEmpty() ? spender.input() : limit.input();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}
