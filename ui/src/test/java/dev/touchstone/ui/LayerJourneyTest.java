package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import org.junit.jupiter.api.Test;

/// What a person sees of chains beside Ethereum: nothing until one is switched on, then what is settled with its
/// proof and its age, and beside it whose word is newer.
class LayerJourneyTest {
    private static final Route PAGE = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));
    private static final String TOTAL = "3.633700000000000001 ether";

    private final SampleSession session = SampleSession.both();
    private final SampleLayers layers = session.ether().layers;

    @Test
    void nothingIsShownAndNobodyIsAskedUntilAChainIsSwitchedOn() {
        try (var person = Person.with(session)) {
            person.go(PAGE).reads("On other chains", "Show a chain beside Ethereum");
            person.doesNotRead("Settled on Ethereum up to");
            person.press("Show a chain beside Ethereum")
                    .reads(
                            "Amounts are proven once Ethereum has settled them, which takes days.",
                            "It learns your internet address and which accounts you ask about.",
                            "Its checkpoints on Ethereum hold transactions and receipts, but no balances."
                                    + " Amounts are that server’s word.");
            assertThat(layers.asked).isEmpty();
            person.press("Show Practice Rollup").reads("Write the address of a server of Practice Rollup first.");
            assertThat(layers.asked).isEmpty();
            person.type("A server of Practice Rollup", "not a server").press("Show Practice Rollup");
            person.reads("‘not a server’ is no address of a server. Write https://host/ or host:port.");
            person.type("A server of Practice Rollup", "layer.example:8545").press("Show Practice Rollup");
            assertThat(layers.asked).endsWith("on practice-rollup layer.example:8545");
            person.reads("Settled on Ethereum up to block 130,851,200, as of 5 days ago.");
            person.press("Stop showing it").doesNotRead("Settled on Ethereum up to");
            assertThat(layers.asked).endsWith("off practice-rollup");
        }
    }

    @Test
    void whatIsSettledIsProvenWithItsAgeAndWhatIsNewerIsSomebodysWord() {
        layers.showRollup();
        try (var person = Person.with(session)) {
            person.go(PAGE)
                    .reads(
                            "Practice Rollup",
                            "Proven. Settled as of 5 days ago.",
                            "Claimed by layer.example as of 4 s ago. Nothing here proves it.");
            person.reads("It is no part of the amounts above.");
            person.go(new Route.Network()).reads("Chains beside it", "as of 5 days ago.");
        }
    }

    @Test
    void theTotalNeverHoldsWhatIsOnAnotherChain() {
        try (var person = Person.with(session)) {
            person.go(PAGE).reads(TOTAL);
            person.does(_ -> layers.showRollup()).reads(TOTAL).doesNotRead("4.133700000000000001 ether");
        }
    }

    @Test
    void theInspectorLeadsFromTheAccountOverTheGameToTheSignedBlock() {
        layers.showRollup();
        try (var person = Person.with(session)) {
            person.does(w ->
                    w.navigator.inspect(new Route.Inspection.LayerAccount("practice-rollup", SampleEthereum.FIRST)));
            person.reads(
                    "Account 1 on Practice Rollup",
                    "The contract claims this block of Practice Rollup, and the claim was decided to hold.",
                    "was found in the table of all accounts of Practice Rollup (",
                    "The contract’s entry was found in the table of all accounts: ",
                    "The number is the address of another contract",
                    "Newer payments are not in it.");
        }
    }

    @Test
    void aLieIsShownAndItsAmountIsNot() {
        layers.failRollup();
        try (var person = Person.with(session)) {
            person.go(PAGE)
                    .reads(
                            "Proof failed. Open to see why.",
                            "layer.example was caught in a wrong answer. Its word is not shown.",
                            "Show what is wrong",
                            TOTAL)
                    .doesNotRead("0.6 ether");
            person.does(w -> w.navigator.inspect(
                            new Route.Inspection.LayerAccount("practice-rollup", SampleEthereum.FIRST)))
                    .reads("The proof belongs to another state of the chain");
            person.go(new Route.Network()).reads("layer.example, 3 min ago");
        }
    }

    @Test
    void aChainOfWhichNothingSettlesShowsOnlySomebodysWord() {
        layers.showSideChain();
        try (var person = Person.with(session)) {
            person.go(PAGE)
                    .reads("Nothing of Practice Side Chain can be proven for this.", "Claimed by layer.example")
                    .doesNotRead("Proven. Settled");
        }
    }
}
