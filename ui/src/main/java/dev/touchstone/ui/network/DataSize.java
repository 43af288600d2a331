package dev.touchstone.ui.network;

import dev.touchstone.ui.format.AmountFormat;

/// Writes how many bytes something took: `61 kB`, `4.8 MB`. Pure.
final class DataSize {
    private DataSize() {}

    static String of(long bytes) {
        if (bytes < 1_000_000) return Math.max(1, bytes / 1000) + " kB";
        long tenths = bytes / 100_000;
        return tenths < 100 ? tenths / 10 + "." + tenths % 10 + " MB" : AmountFormat.count(tenths / 10) + " MB";
    }
}
