package dev.touchstone.ui.text;

import java.util.List;

/// The keys that work everywhere, as the settings page lists them; on macOS Cmd stands for Ctrl.
public final class KeyTexts {
    public static final List<Key> ALL = List.of(
            new Key("Ctrl+1 … Ctrl+5", "Go to a place on the left"),
            new Key("Ctrl+N", "Send bitcoin"),
            new Key("Ctrl+R", "Receive bitcoin"),
            new Key("Ctrl+F", "Search payments"),
            new Key("Ctrl+I", "Show why it is true"),
            new Key("Ctrl+L", "Lock this wallet"),
            new Key("Ctrl+Shift+H", "Hide or show amounts"),
            new Key("Ctrl+Plus, Ctrl+Minus, Ctrl+0", "Larger, smaller, usual text"),
            new Key("F6", "Go between places, page, proof and status line"),
            new Key("Alt+Left", "Back"),
            new Key("Esc", "Close the proof"));

    private KeyTexts() {}

    /// What a key does.
    public record Key(String keys, String meaning) {}
}
