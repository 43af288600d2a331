package dev.touchstone.ui.send;

import javafx.scene.Node;
import javafx.scene.Parent;

/// The page on which a draft comes about, before it is reviewed. Confined to the JavaFX application thread.
public interface FirstPage {
    Parent node();

    /// Where a person begins.
    Node first();
}
