package dev.touchstone.ui.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.send.StageLine.Progress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a page says of a payment's stages, and of when each was reached.
class WayTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final AgeFormat AGES = new AgeFormat(ZoneOffset.UTC);

    private final Way<Stage> way = new Way<>(Stage.class);

    private enum Stage {
        SIGNED,
        TAKEN,
        IN_BLOCK
    }

    private List<StageLine> lines(Stage now, boolean isGoing) {
        return way.lines(now, isGoing, _ -> Progress.DONE, Enum::name, AGES);
    }

    @Test
    void whatIsPassedWhileSomebodyLooksOnWasReachedThen() {
        way.reached(Stage.SIGNED, NOON);
        way.look(Stage.SIGNED, NOON.plusSeconds(60));
        way.look(Stage.IN_BLOCK, NOON.plusSeconds(120));
        way.look(Stage.IN_BLOCK, NOON.plusSeconds(180));
        assertThat(lines(Stage.IN_BLOCK, true)).extracting(StageLine::at).containsExactly("12:00", "12:02", "12:02");
    }

    @Test
    void ofWhatWasReachedBeforeSomebodyLookedTheTimeIsNotKnown() {
        way.reached(Stage.SIGNED, NOON);
        way.look(Stage.TAKEN, NOON.plusSeconds(60));
        way.look(Stage.TAKEN, NOON.plusSeconds(120));
        assertThat(lines(Stage.TAKEN, true)).extracting(StageLine::at).containsExactly("12:00", "", "");
    }

    @Test
    void whatWasLeftAgainIsAheadWithoutATime() {
        way.look(Stage.TAKEN, NOON);
        way.look(Stage.IN_BLOCK, NOON);
        way.look(Stage.TAKEN, NOON);
        var last = lines(Stage.TAKEN, true).getLast();
        assertThat(last).isEqualTo(new StageLine(Progress.NOW, "IN_BLOCK", ""));
    }

    @Test
    void nothingIsAwaitedOfWhatDoesNotGoOn() {
        way.look(Stage.SIGNED, NOON);
        assertThat(lines(Stage.SIGNED, false))
                .extracting(StageLine::progress)
                .containsExactly(Progress.DONE, Progress.AHEAD, Progress.AHEAD);
    }
}
