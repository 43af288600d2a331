package dev.touchstone.ui.control;

import java.util.function.Consumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something for those who want to know more: a line that opens what is below it. Right opens, Left closes.
public final class Fold extends VBox {
    private final FontIcon arrow = Parts.icon(Feather.CHEVRON_RIGHT);
    private final Button head = new Button();
    private final Node content;
    private Consumer<Boolean> heard = _ -> {};

    public Fold(String words, Node content) {
        super(8);
        this.content = content;
        head.setText(words);
        head.setGraphic(arrow);
        head.setMnemonicParsing(false);
        head.getStyleClass().addAll("link", "fold");
        head.setOnAction(_ -> turn(!isOpen()));
        head.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.RIGHT) turn(true);
            if (key.getCode() == KeyCode.LEFT) turn(false);
        });
        getChildren().addAll(head, content);
        open(false);
    }

    public boolean isOpen() {
        return content.isVisible();
    }

    /// Hears when a person opens or closes it.
    public void onOpened(Consumer<Boolean> heard) {
        this.heard = heard;
    }

    private void turn(boolean open) {
        open(open);
        heard.accept(open);
    }

    public Fold open(boolean open) {
        Parts.present(content, open);
        arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        head.setAccessibleText(head.getText() + (open ? ", open" : ", closed"));
        head.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        return this;
    }

    public void rename(String words) {
        head.setText(words);
    }

    public Button head() {
        return head;
    }
}
