package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.shell.Surroundings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Opening a wallet file from anywhere. Confined to the JavaFX application thread; knows no scene.
public final class OpenFileViewModel {
    private final Surroundings around;
    private final Entering entering;
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper pathProblem = new ReadOnlyStringWrapper("");

    public OpenFileViewModel(Surroundings around) {
        this.around = around;
        this.entering = new Entering(around);
        path.subscribe(() -> pathProblem.set(""));
        password.subscribe(entering::forget);
    }

    public StringProperty path() {
        return path;
    }

    public StringProperty password() {
        return password;
    }

    public ReadOnlyStringProperty pathProblem() {
        return pathProblem.getReadOnlyProperty();
    }

    public Entering entering() {
        return entering;
    }

    public void choose() {
        around.desktop().askWhatToOpen("Open a wallet file").ifPresent(file -> path.set(file.toString()));
    }

    public void open() {
        file().ifPresentOrElse(
                        file -> entering.attempt(
                                () -> around.host().open(file, password.get().toCharArray())),
                        () -> pathProblem.set("Choose the wallet file first."));
    }

    private Optional<Path> file() {
        if (path.get().isBlank()) return Optional.empty();
        try {
            return Optional.of(Path.of(path.get().strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    public void back() {
        around.navigator().back();
    }
}
