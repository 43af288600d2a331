package dev.touchstone.spv.ethereum.source;

import java.time.Duration;
import java.util.Optional;

/// How a source has served since the program started, as it is shown. Immutable.
///
/// @param software what it calls itself; empty until it said so
/// @param own whether the user named it
/// @param answers how often it gave a true answer
/// @param failures how often it gave none, or one of no use
/// @param lastLatency how long its last true answer took
/// @param trouble why it is of no use now
public record SourceRow(
        SourceRole role,
        String name,
        String software,
        boolean own,
        long answers,
        long failures,
        Optional<Duration> lastLatency,
        Optional<SourceFault> trouble) {}
