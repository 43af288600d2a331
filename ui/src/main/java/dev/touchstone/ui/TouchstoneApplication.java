package dev.touchstone.ui;

import dev.touchstone.icons.Icons;
import dev.touchstone.ui.control.AppIcon;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.Navigator;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.shell.WindowSize;
import dev.touchstone.ui.theme.Theme;
import dev.touchstone.ui.window.Shell;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The window of Touchstone. Confined to the JavaFX application thread, except for [#open], with which `app` begins.
public final class TouchstoneApplication {
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
        var last = host.settings().get().window();
        var scene = new Scene(shell.root(), last.width(), last.height());
        Theme.dress(scene);
        Theme.apply(scene, host.settings().get());
        stage.setTitle("Touchstone");
        Icons.appSizes().forEach(size -> stage.getIcons().add(AppIcon.image(size)));
        stage.setMinWidth(WindowSize.LEAST_WIDTH);
        stage.setMinHeight(WindowSize.LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setMaximized(last.maximized());
        stage.setOnHiding(_ -> host.change(host.settings().get().withWindow(sizeOf(stage, last))));
        stage.setOnHidden(_ -> {
            shell.close();
            onClosed.run();
        });
        scene.addPostLayoutPulseListener(new FirstFrame(scene, onFirstFrame));
        stage.show();
    }

    /// The size to come back to; a window that fills the screen keeps the one it had before.
    private static WindowSize sizeOf(Stage stage, WindowSize before) {
        var scene = stage.getScene();
        return stage.isMaximized()
                ? new WindowSize(before.width(), before.height(), true)
                : new WindowSize((int) scene.getWidth(), (int) scene.getHeight(), false);
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
