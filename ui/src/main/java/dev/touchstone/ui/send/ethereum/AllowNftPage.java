package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Segments;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.send.FirstPage;
import dev.touchstone.ui.send.ethereum.AllowNftViewModel.Reach;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The page on which somebody is allowed to give away a collectible, or a whole collection. Confined to the JavaFX
/// application thread.
final class AllowNftPage implements FirstPage {
    private static final int ADDRESS = 42;

    private final AllowNftViewModel model;
    private final Label title = Parts.title("");
    private final Label meaning = Parts.muted("");
    private final Note warning = new Note(Note.Kind.WARNING, "");
    private final Field spender;
    private final FeeWishPart fee;
    private final WorkSummary summary;
    private final StateNotes notes;
    private final Page page;

    AllowNftPage(AllowNftViewModel model) {
        this.model = model;
        var desk = model.desk();
        spender = new Field("Who may take it", new TextField())
                .bind(model.spender())
                .prompt("Ethereum address of an app’s contract");
        fee = new FeeWishPart(desk.around(), desk.fee());
        summary = new WorkSummary(desk, "Review this approval", model::review);
        notes = new StateNotes(desk);
        var form = Parts.column(24);
        if (model.isSingle()) form.getChildren().add(reach());
        if (model.owners().size() > 1) form.getChildren().add(owner());
        form.getChildren().addAll(spender, fee.node());
        form.setMinWidth(420);
        page = new Page(title, meaning, warning, notes.node(), new TwoColumns(form, summary.node(), 40));
        model.composed().subscribe(this::show);
        model.reach().subscribe(this::show);
        desk.preparation().prepared().subscribe(this::show);
        desk.submitted().subscribe(this::show);
        show();
    }

    private VBox reach() {
        var segments = new Segments<>(
                List.of(Reach.values()),
                reach -> reach == Reach.THIS_ONE ? "This NFT only" : "The whole collection",
                model.reach().get(),
                model.reach()::set);
        return Parts.column(6, Parts.text("What may be taken", "medium"), segments);
    }

    private VBox owner() {
        var part = Parts.column(6, Parts.text("From", "medium"));
        model.owner()
                .get()
                .ifPresent(chosen -> part.getChildren()
                        .add(new Choices<>(
                                model.owners(),
                                model.desk()::name,
                                chosen,
                                owner -> model.owner().set(Optional.of(owner)))));
        return part;
    }

    private void show() {
        boolean tried = model.desk().submitted().get();
        title.setText(model.title());
        meaning.setText(model.meaning());
        warning.say(model.warning());
        Parts.present(warning, !model.warning().isEmpty());
        boolean saysProblem = tried || model.spender().get().length() >= ADDRESS;
        spender.say(saysProblem ? model.composed().get().spenderProblem() : "");
        if (tried) fee.sayAll(model.desk().fee().typed());
        else fee.say(model.desk().fee().typed());
        fee.show(model.desk().preparation().prepared().get());
        notes.show();
        summary.show(model.isWorking(), model.problem());
    }

    @Override
    public Node first() {
        return spender.input();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}
