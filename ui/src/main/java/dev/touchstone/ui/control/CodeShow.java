package dev.touchstone.ui.control;

import dev.touchstone.ui.format.QrCode;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Codes that follow each other, for a device to read one after the other. Who wants less motion goes from one
/// to the next by hand. Confined to the JavaFX application thread.
public final class CodeShow extends VBox {
    private static final Duration EACH = Duration.millis(300);

    private final IntFunction<String> part;
    private final int count;
    private final String spoken;
    private final QrView code;
    private final Label place = Parts.text("", "small", "muted");
    private final Timeline motion;
    private int number;

    /// @param side of the code
    /// @param part the text of the code with this number, from 1 on without end
    /// @param count how many there are before they begin to be mixed
    public CodeShow(double side, IntFunction<String> part, int count, String spoken) {
        super(8);
        this.part = part;
        this.count = count;
        this.spoken = spoken;
        this.code = new QrView(side);
        this.motion = new Timeline(new KeyFrame(EACH, _ -> next()));
        motion.setCycleCount(Animation.INDEFINITE);
        getChildren().addAll(code, place);
        setMinWidth(USE_PREF_SIZE);
        boolean isStill = Platform.getPreferences().isReducedMotion();
        if (count > 1 && isStill) getChildren().add(Parts.secondary("Show the next code", this::next));
        if (count > 1 && !isStill)
            sceneProperty().subscribe(scene -> {
                if (scene == null) motion.stop();
                else motion.play();
            });
        next();
    }

    private void next() {
        number = count == 1 ? 1 : number + 1;
        code.show(QrCode.of(part.apply(number).toUpperCase(Locale.ROOT)), spoken);
        place.setText(count == 1 ? "One code" : "Code " + ((number - 1) % count + 1) + " of " + count);
    }
}
