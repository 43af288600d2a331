package dev.touchstone.icons;

/// The three sizes in which a mark is drawn, each fitted to its own pixel grid.
public enum MarkSize {
    SMALL(12),
    MEDIUM(16),
    LARGE(20);

    private final int pixels;

    MarkSize(int pixels) {
        this.pixels = pixels;
    }

    /// Width and height of the square the mark stands in; its path uses these coordinates.
    public int pixels() {
        return pixels;
    }
}
