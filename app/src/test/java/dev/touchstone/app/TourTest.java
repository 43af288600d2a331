package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TourTest {
    @Test
    void theTourEndsWellAndTellsEachStep() {
        var said = Terminal.run("tour", "--json").exits(0).json();
        assertThat(said.path("steps")).hasSize(15);
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        var last = said.path("steps").path(14);
        assertThat(last.path("step").asString()).isEqualTo("refute");
        assertThat(last.path("answer").path("standing").asString()).isEqualTo("Failed");
    }
}
