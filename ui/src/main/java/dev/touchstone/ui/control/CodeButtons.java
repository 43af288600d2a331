package dev.touchstone.ui.control;

import dev.touchstone.ui.shell.Desktop;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A field, and two buttons beside it that fill it from a QR code: one in a picture file, one in the picture on
/// the clipboard, for example of a part of the screen. No camera is used.
public final class CodeButtons extends VBox {
    private final Consumer<String> found;
    private final Label message = Parts.text("", "field-hint");

    /// @param found hears the text of a code
    public CodeButtons(Desktop desktop, Node field, Consumer<String> found) {
        super(6);
        this.found = found;
        var file = Parts.iconButton(
                Feather.IMAGE,
                "Read a QR code from a picture",
                () -> desktop.askWhatToOpen("Open a picture of a code")
                        .ifPresent(
                                picture -> take(desktop.readCode(picture), "No QR code can be read in this picture.")));
        var clipboard = Parts.iconButton(
                Feather.CLIPBOARD,
                "Read a QR code from the clipboard",
                () -> take(
                        desktop.readCodeOnClipboard(),
                        "The clipboard holds no picture of a QR code. Copy a part of the screen first."));
        Parts.present(message, false);
        getChildren().addAll(Parts.row(6, Parts.growing(field), file, clipboard), message);
    }

    private void take(Optional<String> code, String otherwise) {
        message.setText(code.isPresent() ? "" : otherwise);
        Parts.present(message, code.isEmpty());
        code.ifPresent(found);
    }
}
