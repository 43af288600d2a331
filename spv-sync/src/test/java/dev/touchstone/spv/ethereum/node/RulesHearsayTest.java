package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose word on unknown rules counts.
class RulesHearsayTest {
    private final RulesHearsay hearsay = new RulesHearsay();

    @Test
    void theOnlyOneWhoAnswersIsBelieved() {
        hearsay.said("a", Slot.of(9));
        assertThat(hearsay.since(List.of("a"))).contains(Slot.of(9));
    }

    @Test
    void oneOfTwoIsNot() {
        hearsay.said("a", Slot.of(9));
        assertThat(hearsay.since(List.of("a", "b"))).isEmpty();
    }

    @Test
    void whoDoesNotAnswerAnyMoreHasNoVote() {
        hearsay.said("a", Slot.of(9));
        hearsay.said("b", Slot.of(8));
        assertThat(hearsay.since(List.of("b", "c", "d"))).isEmpty();
        assertThat(hearsay.since(List.of())).isEmpty();
    }

    @Test
    void mostAreBelievedFromTheFirstSlotThatOneOfThemNames() {
        hearsay.said("a", Slot.of(9));
        hearsay.said("b", Slot.of(8));
        hearsay.said("b", Slot.of(3));
        assertThat(hearsay.since(List.of("a", "b", "c"))).contains(Slot.of(8));
        hearsay.drop("a");
        assertThat(hearsay.since(List.of("b", "c"))).isEmpty();
    }

    @Test
    void aNewerHeadByKnownRulesContradicts() {
        hearsay.said("a", Slot.of(9));
        hearsay.followed(Slot.of(9));
        assertThat(hearsay.since(List.of("a"))).contains(Slot.of(9));
        hearsay.followed(Slot.of(10));
        assertThat(hearsay.since(List.of("a"))).isEmpty();
    }

    @Test
    void whatWasSignedNeedsNobody() {
        hearsay.signed(Slot.of(7));
        assertThat(hearsay.since(List.of("a", "b"))).contains(Slot.of(7));
        hearsay.followed(Slot.of(8));
        assertThat(hearsay.since(List.of("a", "b"))).isEmpty();
        hearsay.signed(Slot.of(9));
        hearsay.clear();
        assertThat(hearsay.since(List.of("a", "b"))).isEmpty();
    }
}
