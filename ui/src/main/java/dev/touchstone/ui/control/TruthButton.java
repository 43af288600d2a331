package dev.touchstone.ui.control;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.text.TruthLine;
import javafx.scene.control.Button;

/// The one calm line over a page of amounts: a mark and a sentence. Pressing it opens the inspector.
public final class TruthButton extends Button {
    private final ProofMark mark = new ProofMark(MarkSize.MEDIUM, TruthMark.CHECKING);

    public TruthButton(Runnable inspect) {
        getStyleClass().add("truth-line");
        setGraphic(mark);
        setMnemonicParsing(false);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setOnAction(_ -> inspect.run());
    }

    public void show(TruthLine line) {
        mark.show(line.mark());
        setText(line.words());
        getStyleClass().removeIf(style -> style.startsWith("mark-"));
        getStyleClass().add(ProofMark.style(line.mark()));
    }
}
