package dev.touchstone.ui.shell;

/// What came of switching a chain on. Immutable.
public sealed interface LayerOutcome {
    record SwitchedOn() implements LayerOutcome {}

    record NotAnAddress(String typed) implements LayerOutcome {}

    record NotSaved(String reason) implements LayerOutcome {}
}
