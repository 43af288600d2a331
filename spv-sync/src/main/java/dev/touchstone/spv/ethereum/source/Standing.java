package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How one source has served so far. Immutable. Whether it answers and whether it is honest are two things: silence
/// is forgiven after a rest, a lie is not.
///
/// @param software what it calls itself; empty until it said so
/// @param failuresInRow since the last true answer
/// @param restsUntil it is not asked before
/// @param lie the first one that it was caught in
record Standing(
        String software,
        long answers,
        long failures,
        int failuresInRow,
        Optional<Duration> latency,
        Instant restsUntil,
        Optional<SourceFault> trouble,
        Optional<Refutation> lie) {
    static final Standing FRESH =
            new Standing("", 0, 0, 0, Optional.empty(), Instant.MIN, Optional.empty(), Optional.empty());

    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 10;

    Standing named(String name) {
        return new Standing(name, answers, failures, failuresInRow, latency, restsUntil, trouble, lie);
    }

    /// After a true answer, which does not undo a lie.
    Standing praised(Duration took) {
        var left = lie.<SourceFault>map(SourceFault.Lied::new);
        return new Standing(software, answers + 1, failures, 0, Optional.of(took), Instant.MIN, left, lie);
    }

    /// After an answer that was of no use, for this reason.
    ///
    /// @param longest the longest rest
    Standing blamed(SourceFault fault, Instant now, Duration longest) {
        return switch (fault) {
            case SourceFault.GivenUp() -> this;
            case SourceFault.NotThere _, SourceFault.Unsupported _, SourceFault.UnknownRules _ ->
                failed(fault, restsUntil, lie);
            case SourceFault.Lied(var refutation) -> failed(fault, restsUntil, lie.or(() -> Optional.of(refutation)));
            case SourceFault.WrongNetwork _ -> failed(fault, Instant.MAX, lie);
            case SourceFault.RateLimited(var pause) -> failed(fault, now.plus(longer(pause, rest(longest))), lie);
            case SourceFault.Unreachable _,
                    SourceFault.TimedOut _,
                    SourceFault.Refused _,
                    SourceFault.TooLarge _,
                    SourceFault.Unreadable _ -> failed(fault, now.plus(rest(longest)), lie);
        };
    }

    /// Twice as long for each failure in a row.
    private Duration rest(Duration longest) {
        var rest = FIRST_REST.multipliedBy(1L << Math.min(failuresInRow, MOST_DOUBLINGS));
        return rest.compareTo(longest) < 0 ? rest : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Standing failed(SourceFault fault, Instant rests, Optional<Refutation> caught) {
        return new Standing(
                software, answers, failures + 1, failuresInRow + 1, latency, rests, Optional.of(fault), caught);
    }
}
