package dev.touchstone.ui;

import dev.touchstone.ui.testsupport.TextMeasure;
import dev.touchstone.ui.theme.Theme;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Runs what a test does to screens on the JavaFX application thread, which it starts once.
final class OnFxThread {
    private OnFxThread() {}

    /// JavaFX itself, from the first task on.
    private static final class Toolkit {
        private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();

        static {
            try {
                Platform.startup(Toolkit::begin);
            } catch (IllegalStateException e) {
                Platform.runLater(Toolkit::begin);
            }
        }

        private Toolkit() {}

        private static void begin() {
            Platform.setImplicitExit(false);
            Theme.install();
            STARTED.complete(null);
        }
    }

    static <T> T call(Callable<T> task) {
        TextMeasure.assumeThatThereIsOne();
        var result = new CompletableFuture<T>();
        var _ = Toolkit.STARTED.thenRun(() -> Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }));
        try {
            return result.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("on the JavaFX thread: " + e.getMessage(), e);
        }
    }

    static void run(Runnable task) {
        call(() -> {
            task.run();
            return null;
        });
    }

    /// Lets everything run that was put off until later.
    static void settle() {
        for (int i = 0; i < 3; i++) run(() -> {});
    }
}
