package dev.touchstone.ui.send;

import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.send.StageLine.Progress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The stages of a payment's way, and when each was reached while somebody looked on. Confined to the JavaFX
/// application thread; knows no scene.
public final class Way<S extends Enum<S>> {
    private final List<S> stages;
    private final Map<S, Instant> reached;
    private Optional<S> last = Optional.empty();

    /// @param stages in order
    public Way(Class<S> stages) {
        this.stages = List.of(stages.getEnumConstants());
        this.reached = new EnumMap<>(stages);
    }

    /// When a stage was reached is known by other means.
    public void reached(S stage, Instant at) {
        reached.putIfAbsent(stage, at);
    }

    /// How far it is now. What was passed since the last look was reached now.
    public void look(S now, Instant at) {
        int before = last.map(stages::indexOf).orElse(stages.indexOf(now));
        for (var stage : stages.subList(Math.min(before, stages.indexOf(now)) + 1, stages.indexOf(now) + 1))
            reached.putIfAbsent(stage, at);
        last = Optional.of(now);
    }

    /// Each stage as a line.
    ///
    /// @param isGoing whether it gets on without anything being done
    /// @param passed how a stage stands that is reached
    public List<StageLine> lines(
            S now, boolean isGoing, Function<S, Progress> passed, Function<S, String> words, AgeFormat ages) {
        int here = stages.indexOf(now);
        return IntStream.range(0, stages.size())
                .mapToObj(i -> {
                    var stage = stages.get(i);
                    var ahead = i == here + 1 && isGoing ? Progress.NOW : Progress.AHEAD;
                    var at = i <= here && reached.containsKey(stage) ? ages.clock(reached.get(stage)) : "";
                    return new StageLine(i <= here ? passed.apply(stage) : ahead, words.apply(stage), at);
                })
                .toList();
    }
}
