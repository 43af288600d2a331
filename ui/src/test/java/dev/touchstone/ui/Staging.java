package dev.touchstone.ui;

/// Brings a window to where a shot wants it.
final class Staging {
    private Staging() {}

    static TestWindow open(FakeHost host, Gallery.Shot shot, double width, double height) {
        var window = OnFxThread.call(() -> new TestWindow(host, width, height));
        OnFxThread.settle();
        if (!shot.later().isZero()) OnFxThread.run(() -> window.now.set(TestWindow.NOW.plus(shot.later())));
        for (var step : shot.steps()) {
            OnFxThread.run(() -> step.accept(window));
            OnFxThread.settle();
        }
        OnFxThread.run(window::show);
        OnFxThread.settle();
        return window;
    }
}
