package dev.touchstone.ui.activity;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Segments;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of all payments. Confined to the JavaFX application thread.
public final class ActivityView implements Screen {
    private static final double ROW = 56;
    private static final int LEAST_ROWS = 4;

    private final ActivityViewModel model;
    private final ListView<ActivityRow> list = Parts.styled(new ListView<>(), "activity-list");
    private final TextField search = new TextField();
    private final ScrollPane node = new ScrollPane();

    public ActivityView(Surroundings around, ActivityViewModel model) {
        this.model = model;
        search.setPromptText("Search labels, amounts, ids");
        search.setAccessibleText("Search payments");
        search.textProperty()
                .subscribe(text -> model.filter().set(model.filter().get().with(text)));
        list.setItems(model.rows());
        list.setFixedCellSize(ROW * around.host().settings().get().textPercent() / 100);
        list.setCellFactory(_ -> new ActivityCell(around, model));
        list.setPlaceholder(placeholder());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) openSelected();
        });
        var message = Parts.message(model.message(), "small", "muted");
        var body = Parts.styled(Parts.column(16, head(), filters(), message, list, spam()), "page-body");
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setMinHeight(LEAST_ROWS * list.getFixedCellSize());
        var holder = Parts.styled(new StackPane(body), "page");
        node.setContent(holder);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setFocusTraversable(false);
    }

    private Node head() {
        var mark = new ProofMark(MarkSize.MEDIUM, TruthMark.CHECKING);
        var words = Parts.muted("");
        model.truth().subscribe(truth -> {
            mark.show(truth.mark());
            words.setText(truth.words());
        });
        var export = Parts.secondary("Export as CSV", model::export);
        export.setGraphic(Parts.icon(Feather.DOWNLOAD));
        var title = Parts.row(12, Parts.growing(Parts.title("Activity")), export);
        return Parts.column(6, title, Parts.row(8, mark, words), ethereum());
    }

    private Node ethereum() {
        var mark = new ProofMark(MarkSize.MEDIUM, TruthMark.CHECKING);
        var words = Parts.muted("");
        var row = Parts.row(8, mark, words);
        model.ethereumTruth().subscribe(truth -> {
            truth.ifPresent(line -> {
                mark.show(line.mark());
                words.setText(line.words());
            });
            Parts.present(row, truth.isPresent());
        });
        return row;
    }

    private Node filters() {
        var ways = new Segments<>(
                List.of(ActivityFilter.Way.values()),
                ActivityFilter.Way::words,
                ActivityFilter.Way.ANY,
                way -> model.filter().set(model.filter().get().with(way)));
        var states = new Segments<>(
                List.of(ActivityFilter.State.values()),
                ActivityFilter.State::words,
                ActivityFilter.State.ANY,
                state -> model.filter().set(model.filter().get().with(state)));
        var assets = new Segments<>(
                List.of(ActivityFilter.Asset.values()),
                ActivityFilter.Asset::words,
                ActivityFilter.Asset.ANY,
                asset -> model.filter().set(model.filter().get().with(asset)));
        var ages = new Segments<>(
                List.of(ActivityFilter.Age.values()),
                ActivityFilter.Age::words,
                ActivityFilter.Age.ANY,
                age -> model.filter().set(model.filter().get().with(age)));
        Parts.present(assets, model.hasEthereum());
        return Parts.column(12, search, new FlowPane(16, 10, assets, ways, states, ages));
    }

    /// What is likely spam stands apart, and says how much of it there is.
    private Node spam() {
        var link = Parts.link("", model::turnSpam);
        var row = Parts.row(0, link);
        model.spam().subscribe(words -> {
            link.setText(words);
            Parts.present(row, !words.isEmpty());
        });
        return row;
    }

    private Node placeholder() {
        var words = Parts.muted("");
        words.textProperty().bind(model.empty());
        return words;
    }

    private void openSelected() {
        var selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) model.open(selected);
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void focus() {
        search.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
