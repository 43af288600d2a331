package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/// Somebody at the real window of the program, who presses buttons by their words and waits until something can
/// be read. Used on the thread of the test.
final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration GLANCE = Duration.ofMillis(50);

    /// Waits for the window.
    static Desk sitDown() {
        var desk = new Desk();
        desk.until("a window", () -> !Window.getWindows().isEmpty());
        return desk;
    }

    Desk press(String words) {
        return press("“" + words + "”", words::equals);
    }

    /// Presses the first button with words like these.
    Desk press(String what, Predicate<String> sought) {
        until("a button " + what, () -> {
            var found = shown(Button.class)
                    .filter(button -> Stream.of(button.getText(), button.getAccessibleText())
                            .filter(Objects::nonNull)
                            .anyMatch(sought))
                    .filter(button -> !button.isDisabled())
                    .findFirst();
            found.ifPresent(Button::fire);
            return found.isPresent();
        });
        return this;
    }

    Desk type(String field, String text) {
        until("a field “" + field + "”", () -> {
            var found = shown(Label.class)
                    .filter(label -> field.equals(label.getText()))
                    .map(Label::getLabelFor)
                    .filter(TextInputControl.class::isInstance)
                    .map(TextInputControl.class::cast)
                    .findFirst();
            found.ifPresent(input -> input.setText(text));
            return found.isPresent();
        });
        return this;
    }

    Desk reads(String part) {
        return reads("“" + part + "”", text -> text.contains(part));
    }

    Desk reads(String what, Predicate<String> sought) {
        until(what, () -> words().stream().anyMatch(sought));
        return this;
    }

    private static List<String> words() {
        var words = new ArrayList<String>();
        shown(Node.class).forEach(node -> {
            if (node instanceof Labeled labeled && labeled.getText() != null) words.add(labeled.getText());
            if (node.getAccessibleText() != null) words.add(node.getAccessibleText());
        });
        return words;
    }

    private static <T extends Node> Stream<T> shown(Class<T> type) {
        return List.copyOf(Window.getWindows()).stream()
                .map(window -> window.getScene().getRoot())
                .flatMap(Desk::shown)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Stream<Node> shown(Node node) {
        if (!node.isVisible()) return Stream.empty();
        var inner = node instanceof Parent parent
                ? List.copyOf(parent.getChildrenUnmodifiable()).stream().flatMap(Desk::shown)
                : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), inner);
    }

    private void until(String what, Supplier<Boolean> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!onWindow(look)) {
            assertThat(System.nanoTime())
                    .as(() -> "waited for " + what + "; there is " + onWindow(Desk::words))
                    .isLessThan(deadline);
            rest();
        }
    }

    private static void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T onWindow(Supplier<T> look) {
        var seen = new CompletableFuture<T>();
        try {
            Platform.runLater(() -> {
                try {
                    seen.complete(look.get());
                } catch (RuntimeException e) {
                    seen.completeExceptionally(e);
                }
            });
        } catch (IllegalStateException _) {
            return Objects.requireNonNull(look.get());
        }
        return seen.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
