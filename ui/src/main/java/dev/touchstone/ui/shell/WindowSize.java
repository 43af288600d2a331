package dev.touchstone.ui.shell;

/// How large the window is, in JavaFX pixels without its frame, and whether it fills the screen. Immutable.
public record WindowSize(int width, int height, boolean maximized) {
    public static final int LEAST_WIDTH = 960;
    public static final int LEAST_HEIGHT = 640;
    public static final WindowSize FIRST = new WindowSize(1240, 820, false);

    /// A size too small to work in becomes the least one.
    public WindowSize {
        width = Math.max(width, LEAST_WIDTH);
        height = Math.max(height, LEAST_HEIGHT);
    }
}
