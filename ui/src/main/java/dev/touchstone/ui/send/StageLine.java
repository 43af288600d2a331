package dev.touchstone.ui.send;

/// One stage of a payment's way as a line. Immutable.
///
/// @param at when it was reached, as far as the page saw it; empty before that
public record StageLine(Progress progress, String words, String at) {

    /// How a stage stands. Only what the kernel proved wears its mark.
    public enum Progress {
        DONE,
        PROVEN,
        NOW,
        AHEAD
    }
}
