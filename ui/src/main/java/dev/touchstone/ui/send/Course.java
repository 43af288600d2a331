package dev.touchstone.ui.send;

import java.util.List;

/// How far a payment has come, as a page says it. Immutable.
///
/// @param trouble what went wrong; empty while nothing did
/// @param reassurance what goes on by itself; empty where nothing does
public record Course(String title, List<StageLine> stages, String trouble, String reassurance) {
    public Course {
        stages = List.copyOf(stages);
    }
}
