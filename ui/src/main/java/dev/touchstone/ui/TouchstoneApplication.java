package dev.touchstone.ui;

import dev.touchstone.icons.Icons;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.Navigator;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.theme.Theme;
import dev.touchstone.ui.window.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The window of Touchstone. Confined to the JavaFX application thread, except for [#open], with which `app` begins.
public final class TouchstoneApplication {
    static final double LEAST_WIDTH = 960;
    static final double LEAST_HEIGHT = 640;
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 820;

    private final Supplier<Host> program;
    private final Runnable onFirstFrame;
    private final Runnable onClosed;

    private TouchstoneApplication(Supplier<Host> program, Runnable onFirstFrame, Runnable onClosed) {
        this.program = program;
        this.onFirstFrame = onFirstFrame;
        this.onClosed = onClosed;
    }

    /// Starts JavaFX and opens the window; returns at once. Once for each run of the program.
    ///
    /// @param program asked once, when the window is about to open
    /// @param onFirstFrame run when the first frame has been drawn; [#close] ends the program from there
    /// @param onClosed run when the window was closed
    public static void open(Supplier<Host> program, Runnable onFirstFrame, Runnable onClosed) {
        Fx.start(() -> new TouchstoneApplication(program, onFirstFrame, onClosed).show(new Stage()));
    }

    /// Closes the window, from any thread.
    public static void close() {
        Fx.executor().execute(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private void show(Stage stage) {
        Theme.install();
        var host = program.get();
        var amounts = new SimpleObjectProperty<>(new AmountFormat(
                host.settings().get().unit(), host.settings().get().hideAmounts()));
        var around = new Surroundings(
                host,
                Fx.executor(),
                Fx.clock(InstantSource.system()),
                amounts,
                new AgeFormat(ZoneId.systemDefault()),
                new Navigator(new Route.Welcome()),
                new NativeDesktop(stage));
        var shell = new Shell(around, amounts, new Screens(around, new SecureRandom()));
        var scene = new Scene(shell.root(), WIDTH, HEIGHT);
        Theme.dress(scene);
        Theme.apply(scene, host.settings().get());
        stage.setTitle("Touchstone");
        Icons.appSizes().forEach(size -> stage.getIcons().add(icon(size)));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            shell.close();
            onClosed.run();
        });
        scene.addPostLayoutPulseListener(new FirstFrame(scene, onFirstFrame));
        stage.show();
    }

    private static Image icon(int pixels) {
        try (var png = Icons.app(pixels)) {
            return new Image(png);
        } catch (IOException e) {
            throw new UncheckedIOException("the icon of the program", e);
        }
    }

    /// Waits for the second layout: by then the first frame is on the screen.
    private static final class FirstFrame implements Runnable {
        private final Scene scene;
        private final Runnable then;
        private int layouts;

        FirstFrame(Scene scene, Runnable then) {
            this.scene = scene;
            this.then = then;
        }

        @Override
        public void run() {
            layouts++;
            if (layouts == 1) Platform.requestNextPulse();
            if (layouts < 2) return;
            scene.removePostLayoutPulseListener(this);
            then.run();
        }
    }
}
