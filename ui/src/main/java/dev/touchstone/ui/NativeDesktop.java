package dev.touchstone.ui;

import dev.touchstone.ui.format.QrReader;
import dev.touchstone.ui.shell.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The desktop around the window, as JavaFX reaches it. Confined to the JavaFX application thread.
final class NativeDesktop implements Desktop {
    private final Stage stage;

    NativeDesktop(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Optional<String> clipboard() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    @Override
    public Optional<String> readCode(Path picture) {
        try (var in = Files.newInputStream(picture)) {
            var image = new Image(in, QrReader.MOST_SIDE, QrReader.MOST_SIDE, true, false);
            return image.isError() ? Optional.empty() : code(image);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> readCodeOnClipboard() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getImage()).flatMap(NativeDesktop::code);
    }

    private static Optional<String> code(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        if (width > QrReader.MOST_SIDE || height > QrReader.MOST_SIDE) return Optional.empty();
        var argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return QrReader.read(width, height, argb);
    }

    @Override
    public Optional<Path> askWhereToSave(String title, String suggestedName) {
        var chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> askWhatToOpen(String title) {
        return Optional.ofNullable(chooser(title).showOpenDialog(stage)).map(File::toPath);
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }
}
