package dev.touchstone.wallet.collectible;

import java.util.Arrays;

/// A picture that was drawn, point by point. Immutable.
public final class Raster {
    /// Points of the longest side of any.
    public static final int MOST_SIDE = 2_048;

    private final int width;
    private final int height;
    private final int[] points;

    private Raster(int width, int height, int[] points) {
        this.width = width;
        this.height = height;
        this.points = points;
    }

    /// A picture of these points.
    ///
    /// @param points rows from the top, each from the left: opacity, red, green, blue, eight bits each
    public static Raster of(int width, int height, int... points) {
        boolean isSized = width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
        if (!isSized || points.length != width * height) throw new IllegalArgumentException(width + " by " + height);
        return new Raster(width, height, points.clone());
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The points in rows, as [#of] takes them.
    public int[] points() {
        return points.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raster r && width == r.width && height == r.height && Arrays.equals(points, r.points);
    }

    @Override
    public int hashCode() {
        return 31 * width + height;
    }

    @Override
    public String toString() {
        return width + " by " + height + " points";
    }
}
