package dev.touchstone.ui;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// The bridge to the JavaFX application thread, and the one place that calls `startup` and `runLater`. Thread-safe.
public final class Fx {
    private static final Duration TICK = Duration.seconds(5);

    private Fx() {}

    /// Runs tasks on the JavaFX application thread, in the order given, after what is going on there now.
    public static Executor executor() {
        return Platform::runLater;
    }

    /// Starts JavaFX and runs `first` on its application thread. Once for each run of the program.
    public static void start(Runnable first) {
        Platform.startup(first);
    }

    /// The time, as ages on screen are reckoned from: renewed every few seconds while the program runs. To be
    /// called on the JavaFX application thread.
    public static ReadOnlyObjectProperty<Instant> clock(InstantSource source) {
        var now = new ReadOnlyObjectWrapper<>(source.instant());
        var ticking = new Timeline(new KeyFrame(TICK, _ -> now.set(source.instant())));
        ticking.setCycleCount(Animation.INDEFINITE);
        ticking.play();
        return now.getReadOnlyProperty();
    }
}
