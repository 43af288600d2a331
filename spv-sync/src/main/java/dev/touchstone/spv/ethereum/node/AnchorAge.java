package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.time.Duration;
import java.time.Instant;

/// How old a block may be to begin from (weak subjectivity): after that its committee may have left with all that
/// it had at stake, and could sign another chain for nothing. Pure.
///
/// Source: consensus-specs `phase0/weak-subjectivity.md`; EIP-8061 about halves the time with Gloas.
public final class AnchorAge {
    private static final Duration LIMIT = Duration.ofDays(14);
    private static final Duration LIMIT_FROM_GLOAS = Duration.ofDays(7);

    private AnchorAge() {}

    /// By the rules of this moment.
    public static Duration limit(ForkSchedule schedule, Instant now) {
        boolean isGloas = schedule.slotAt(now)
                .flatMap(schedule::forkAt)
                .filter(fork -> fork.isAtLeast(ConsensusFork.GLOAS))
                .isPresent();
        return isGloas ? LIMIT_FROM_GLOAS : LIMIT;
    }

    static Duration of(Slot slot, ForkSchedule schedule, Instant now) {
        return Duration.between(schedule.timeOf(slot), now);
    }

    static boolean isOver(Slot slot, ForkSchedule schedule, Instant now) {
        return of(slot, schedule, now).compareTo(limit(schedule, now)) > 0;
    }
}
