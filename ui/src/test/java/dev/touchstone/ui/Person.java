package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/// Somebody who sits before the window: presses, types and reads. Used on the thread of the test; what it does happens
/// on the JavaFX thread, and is over when the method returns.
final class Person implements AutoCloseable {
    private final FakeHost host;
    private final TestWindow window;

    Person(FakeHost host) {
        this.host = host;
        this.window = OnFxThread.call(() -> new TestWindow(host, 1240, 820));
        OnFxThread.settle();
    }

    /// Somebody whose wallet is open.
    static Person with(SampleSession session) {
        return new Person(new FakeHost(new HostState.Open(session)));
    }

    /// Sits down where the window has the focus and keys reach it.
    Person atTheKeyboard() {
        return does(TestWindow::show);
    }

    TestWindow window() {
        return window;
    }

    Person press(String words) {
        return does(w -> w.button(words).fire());
    }

    Person type(String field, String text) {
        return does(w -> w.field(field).setText(text));
    }

    Person go(Route route) {
        return does(w -> w.navigator.go(route));
    }

    Person strike(KeyCode key) {
        return does(w -> w.strike(key, false, false, false));
    }

    Person strikeWithShift(KeyCode key) {
        return does(w -> w.strike(key, false, true, false));
    }

    Person strikeWithControl(KeyCode key) {
        return does(w -> w.strike(key, true, false, false));
    }

    /// Something happens, here or in the world.
    Person does(Consumer<TestWindow> action) {
        OnFxThread.run(() -> action.accept(window));
        OnFxThread.settle();
        return this;
    }

    /// Lets what follows from one thing, one after the other, come to its end.
    Person rests() {
        for (int i = 0; i < 5; i++) OnFxThread.settle();
        return this;
    }

    <T> T looks(Function<TestWindow, T> look) {
        return OnFxThread.call(() -> look.apply(window));
    }

    Person reads(String... parts) {
        var words = looks(TestWindow::words);
        for (var part : parts) assertThat(words).as("“" + part + "”").anyMatch(text -> text.contains(part));
        return this;
    }

    Person doesNotRead(String part) {
        assertThat(looks(TestWindow::words)).as("no “" + part + "”").noneMatch(text -> text.contains(part));
        return this;
    }

    Route page() {
        return looks(w -> w.navigator.route().get());
    }

    /// What has the focus, by its words.
    String focus() {
        return looks(w -> Objects.requireNonNull(w.scene.getFocusOwner(), "nothing has the focus"))
                .toString();
    }

    Node focused() {
        return looks(w -> Objects.requireNonNull(w.scene.getFocusOwner(), "nothing has the focus"));
    }

    /// What the program was asked to do.
    List<String> asked() {
        return host.asked;
    }

    @Override
    public void close() {
        OnFxThread.run(window::close);
    }
}
