package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourTest {
    private JsonNode tour = MissingNode.getInstance();

    @BeforeAll
    void walk() {
        tour = Terminal.run("tour", "--json").exits(0).json();
    }

    @Test
    void theTourEndsWellAndTellsEachStep() {
        assertThat(tour.path("standing").asString()).isEqualTo("Proven");
        assertThat(tour.path("steps")).hasSize(31);
        assertThat(tour.path("steps")
                        .valueStream()
                        .filter(step -> step.path("step").asString().endsWith("refute"))
                        .map(step -> step.path("answer").path("standing").asString()))
                .containsExactly("Failed", "Failed", "Failed");
    }

    @Test
    void theTourProvesEtherFromTheCheckpointOn() {
        var account = answer("ether-account");
        assertThat(account.path("balance").asString()).isEqualTo("1500000000000000000");
        assertThat(account.path("nonce").asInt()).isZero();
        assertThat(answer("ether-receipt").path("status").asString()).isEqualTo("succeeded");
        var ether = answer("ether-sync").path("assets").path(1);
        assertThat(ether.path("standing").asString()).isEqualTo("Proven");
        assertThat(ether.path("total").asString()).isEqualTo("1500000000000000000");
        assertThat(answer("ether-verify").path("trustedBy").asString()).isEqualTo("option");
    }

    private JsonNode answer(String name) {
        return tour.path("steps")
                .valueStream()
                .filter(step -> step.path("step").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("answer");
    }
}
