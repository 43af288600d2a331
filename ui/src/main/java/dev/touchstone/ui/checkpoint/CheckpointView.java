package dev.touchstone.ui.checkpoint;

import dev.touchstone.ui.checkpoint.CheckpointViewModel.CheckpointPage;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of the checkpoint. Confined to the JavaFX application thread.
public final class CheckpointView implements Screen {
    private final CheckpointViewModel model;
    private final Note parked = new Note(Note.Kind.WARNING, "");
    private final Label present = Parts.text("", "medium");
    private final Label age = Parts.muted("");
    private final AddressView root = new AddressView("");
    private final Label limit = Parts.muted("");
    private final TextField pasted = new TextField();
    private final ComparisonTable comparison;
    private final VBox compare;
    private final VBox noServers;
    private final VBox stuck = Parts.styled(Parts.card(), "stuck");
    private String stuckFor = "";
    private final Page page;

    public CheckpointView(CheckpointViewModel model) {
        this.model = model;
        comparison = new ComparisonTable(model);
        pasted.getStyleClass().add("mono");
        pasted.setOnAction(_ -> model.usePasted());
        var ask = Parts.secondary("Compare operators", model::compare);
        ask.disableProperty().bind(model.busy());
        compare = Parts.column(16, ask, comparison.node());
        noServers = Parts.column(
                8,
                Parts.muted("Nobody may be asked yet. Choose whom to ask first."),
                Parts.secondary("Choose servers", model::chooseServers));
        page = new Page(
                        Parts.title("Checkpoint"),
                        parked,
                        meaning(),
                        Parts.message(model.problem(), "field-error"),
                        paste(),
                        Parts.column(
                                10,
                                Parts.heading("See what several operators say"),
                                Parts.muted(
                                        "Each is asked which block is final. Their answers are claims. Where operators who do not know each other name the same block, a false one is unlikely."),
                                compare,
                                noServers),
                        stuck)
                .narrow();
        model.page().subscribe(this::show);
        model.comparison().subscribe(found -> found.ifPresent(comparison::show));
    }

    private Node meaning() {
        var start = Parts.row(12, Parts.icon(Feather.ANCHOR, "anchor"), Parts.growing(Parts.column(2, present, age)));
        return Parts.card(
                start,
                root,
                Parts.text(
                        "This block is where belief begins. Everything that is shown of Ethereum is proven from here on."),
                Parts.muted(
                        "A false one could show you a false chain. It could not spend your money. Take it from people you know, or from two sources that do not know each other."));
    }

    private Node paste() {
        var use = Parts.primary("Begin from this block", model::usePasted);
        use.disableProperty().bind(model.busy());
        return Parts.column(
                12,
                Parts.heading("Give another one"),
                limit,
                new Field("Root of a block", pasted)
                        .prompt("0x and 64 digits")
                        .bind(model.root())
                        .problem(model.rootProblem()),
                use);
    }

    private void show(CheckpointPage shown) {
        parked.say(shown.parked());
        Parts.present(parked, !shown.parked().isEmpty());
        present.setText(shown.present().words());
        age.setText(shown.present().age());
        Parts.present(age, !shown.present().age().isEmpty());
        root.show(shown.present().root());
        Parts.present(root, !shown.present().root().isEmpty());
        limit.setText(shown.limit());
        Parts.present(compare, shown.canCompare());
        Parts.present(noServers, !shown.canCompare());
        showStuck(shown.stuck());
    }

    private void showStuck(String since) {
        Parts.present(stuck, !since.isEmpty());
        if (since.equals(stuckFor)) return;
        stuckFor = since;
        var understood = new CheckBox("I know that nothing of Ethereum is proven then");
        understood.selectedProperty().bindBidirectional(model.understood());
        understood.setWrapText(true);
        var go = Parts.secondary("Go on without proof", model::goOnWithoutProof);
        go.disableProperty().bind(model.understood().not());
        stuck.getChildren()
                .setAll(
                        Parts.heading("Go on without two thirds"),
                        new Note(
                                Note.Kind.WARNING,
                                "Nothing became final for " + since
                                        + ". You could go on to the next committee on your own word. Then amounts of ether are not proven until you give a newer checkpoint. Waiting is the better choice."),
                        understood,
                        go);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        pasted.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
