package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.control.Parts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The words of a new phrase, hidden until asked for, and hidden again after a minute or when the window loses the
/// focus. Confined to the JavaFX application thread.
public final class PhrasePage {
    private static final Duration VISIBLE = Duration.seconds(60);
    private static final String HIDDEN = "••••••";

    private final PhraseCheck model;
    private final GridPane words = Parts.styled(new GridPane(12, 8), "phrase");
    private final Button toggle;
    private final PauseTransition timeout = new PauseTransition(VISIBLE);
    private final VBox node;

    public PhrasePage(PhraseCheck model) {
        this.model = model;
        toggle = Parts.secondary(
                "Show the words", () -> model.reveal(!model.revealed().get()));
        toggle.setGraphic(Parts.icon(Feather.EYE));
        timeout.setOnFinished(_ -> hide());
        node = Parts.column(
                16,
                why("These words are the only way to get your wallet back."),
                why("Anyone who has them can take your money. Nobody needs them from you, ever."),
                why(
                        "Write them on paper, in order, where nobody is looking. Screenshots cannot be blocked; do not take one."),
                words,
                Parts.row(12, toggle, Parts.small("Hidden again after 60 s, or when you leave this window.")));
        model.phrase().subscribe(this::draw);
        model.revealed().subscribe(this::revealed);
        node.sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .flatMap(Window::focusedProperty)
                .orElse(true)
                .subscribe(focused -> {
                    if (!focused) hide();
                });
    }

    private static Node why(String words) {
        return Parts.text(words);
    }

    private void revealed(boolean visible) {
        toggle.setText(visible ? "Hide the words" : "Show the words");
        toggle.setGraphic(Parts.icon(visible ? Feather.EYE_OFF : Feather.EYE));
        if (visible) timeout.playFromStart();
        else timeout.stop();
        draw(model.phrase().get());
    }

    /// Two columns, read downwards.
    private void draw(List<String> phrase) {
        words.getChildren().clear();
        int rows = (phrase.size() + 1) / 2;
        for (int i = 0; i < phrase.size(); i++) words.add(word(i, phrase.get(i)), i / rows, i % rows);
    }

    private Node word(int index, String word) {
        boolean visible = model.revealed().get();
        var number = new Label(String.valueOf(index + 1));
        number.getStyleClass().add("word-number");
        var text = new Label(visible ? word : HIDDEN);
        text.getStyleClass().add("word");
        var box = Parts.styled(Parts.row(8, number, text), "word-box");
        box.setAccessibleText("Word " + (index + 1) + (visible ? ": " + word : ", hidden"));
        GridPane.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(260);
        return box;
    }

    public void hide() {
        model.reveal(false);
    }

    public Button toggle() {
        return toggle;
    }

    public Node node() {
        return node;
    }
}
