package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whom a person lets the program ask about Ethereum, and what everything begins with.
class ServerJourneyTest {
    private static final String ROOT = "0x" + "5e".repeat(32);

    private final SampleSession session = SampleSession.both();
    private final SampleEthereum ether = session.ether();

    private Person undecided() {
        ether.servers.set(new ServerChoice.NotMade());
        ether.stage(new Stage.NotSetUp());
        return Person.with(session);
    }

    @Test
    void asksWhomToAskBeforeAnybodyIsAskedAndTakesNoForAnAnswer() {
        try (var person = undecided()) {
            assertThat(person.page()).isEqualTo(new Route.EthereumServers());
            person.reads(
                    "These servers see your IP address and which accounts you ask about; they cannot change a number you see without being caught.",
                    "Example Foundation",
                    "execution.example.net",
                    "Practice Ethereum   ·   Not set up: nobody is asked.");
            person.press("Bitcoin only for now");
            assertThat(person.page()).isEqualTo(new Route.Home());
            person.reads("Set up Ethereum").doesNotRead("Practice Ethereum").doesNotRead("Receive ether");
            assertThat(ether.asked).containsExactly("bitcoin only");
        }
    }

    @Test
    void asksOnlyThoseThatWereAgreedTo() {
        try (var person = undecided()) {
            person.does(w -> w.toggle("Light Clients United")).press("Use these servers");
            assertThat(ether.asked).containsExactly("ask 3 servers, 0 own");
            person.go(new Route.Preferences()).reads("Asked are 3 public servers and 0 nodes of your own.");
            person.press("Choose whom to ask").does(w -> w.toggle("Nodes for Everyone"));
            person.does(w -> w.toggle("Example Foundation")).press("Use these servers");
            person.reads("Choose at least one server for “Blocks and their signatures”.");
            assertThat(ether.asked).hasSize(1);
        }
    }

    @Test
    void asksOnlyOwnNodesOnceBothAreOfUse() {
        try (var person = undecided()) {
            person.does(w -> w.choose("Only my own nodes")).press("Use only my nodes");
            person.reads("Write the address of your beacon node.", "Write the address of your execution node.");
            person.type("Your beacon node", "down.example:5052").type("Your execution node", "192.168.1.5:8545");
            ether.trouble = new SourceFault.Unsupported("light client");
            person.press("Use only my nodes").reads("cannot help: it cannot give proofs of this kind.");
            person.type("Your beacon node", "192.168.1.5:5052").press("Use only my nodes");
            assertThat(ether.asked).endsWith("ask 0 servers, 2 own");
            assertThat(person.page()).isEqualTo(new Route.Home());
        }
    }

    @Test
    void addsANodeAndGoesOfflineOnBothChains() {
        try (var person = Person.with(session)) {
            person.go(new Route.Network())
                    .type("Your own beacon node", "down.example")
                    .press("Add this beacon node");
            person.reads("down.example cannot help: no connection. The others are not affected.");
            person.type("Your own execution node", "not a host").press("Add this execution node");
            person.reads("“not a host” is no address of a server.");
            person.type("Your own execution node", "10.0.0.2:8545").press("Add this execution node");
            person.reads("10.0.0.2 is asked from now on.").press("Go offline");
            assertThat(ether.chain.get().stage()).isEqualTo(new Stage.Offline(true));
            person.press("Go online");
            assertThat(ether.chain.get().stage()).isEqualTo(new Stage.Synced());
        }
    }

    @Test
    void tellsOfTheChainItsSignersItsServersAndItsLies() {
        ether.catchLie();
        ether.advise("a fork begins soon.");
        try (var person = Person.with(session)) {
            person.go(new Route.Network())
                    .reads("Practice Ethereum, block 216,885, 14 s ago", "block 216,819, 13 min ago");
            person.reads(
                    "498 of 512 committee members", "342 needed", "27 signatures, 340 proofs since the program began");
            person.reads("beacon.example.org", "Lighthouse/v8.0.1", "Execution node, yours", "188 of 188");
            person.reads("light.example.com: It asks for a pause of 1 min. It is asked again then.");
            person.reads("Checkpoint of 31 October 2026, built into this version. It is 2 days old.");
            person.reads("A server says: a fork begins soon. That is a claim.");
            person.reads("The proof belongs to another state of the chain", "execution.example.net, 12 min ago");
        }
    }

    @Test
    void takesACheckpointThatIsPastedWholeAndNoOther() {
        try (var person = Person.with(session)) {
            person.go(new Route.Network()).press("Give another checkpoint").press("Begin from this block");
            person.reads("Paste the root of a block.")
                    .type("Root of a block", "5e5e")
                    .press("Begin from this block");
            person.reads("A root begins with 0x.")
                    .type("Root of a block", "0x5e")
                    .press("Begin from this block");
            person.reads("A root has 64 digits after 0x. This one has 2.");
            person.type("Root of a block", "0x" + "zz".repeat(32)).press("Begin from this block");
            person.reads("A root has only digits and the letters a to f after 0x.");
            ether.checkpointOutcome = new CheckpointOutcome.TooOld(Duration.ofDays(20), Duration.ofDays(14));
            person.type("Root of a block", ROOT).press("Begin from this block");
            person.reads(
                    "This block is 20 days old; only one younger than 14 days can be begun from. Nothing has changed.");
            ether.checkpointOutcome = new CheckpointOutcome.Taken();
            person.press("Begin from this block");
            assertThat(person.page()).isEqualTo(new Route.Network());
            assertThat(ether.asked).containsExactly("checkpoint 5e5e5e5e Pasted[]", "checkpoint 5e5e5e5e Pasted[]");
        }
    }

    @Test
    void showsWhatOperatorsSaySideBySideAndBeginsFromTheOneThatIsChosen() {
        try (var person = Person.with(session)) {
            person.go(new Route.Checkpoint()).press("Compare operators");
            person.reads("Claimed by 3 of 5 operators: Example Foundation, Light Clients United, Nodes for Everyone.");
            person.reads("That is no contradiction", "University of Somewhere: No whole answer within 8 s.");
            person.press("Begin from this one");
            assertThat(ether.asked).last().asString().endsWith("Compared[agreeing=3, asked=5]");
        }
    }

    @Test
    void warnsWhereOperatorsContradictEachOther() {
        ether.offers = SampleOperators.offers(true);
        try (var person = Person.with(session)) {
            person.go(new Route.Checkpoint()).press("Compare operators");
            person.reads("Operators name different blocks for the same time. One of them is false.");
        }
    }

    @Test
    void asksNobodyForACheckpointBeforeServersAreChosen() {
        ether.servers.set(new ServerChoice.BitcoinOnly());
        try (var person = Person.with(session)) {
            person.go(new Route.Checkpoint()).doesNotRead("Compare operators").press("Choose servers");
            assertThat(person.page()).isEqualTo(new Route.EthereumServers());
            assertThat(ether.asked).isEmpty();
        }
    }

    @Test
    void parksWhereTheCheckpointIsTooOldAndSaysTheRemedyEverywhere() {
        ether.stage(new Stage.StaleAnchor(Duration.ofDays(16), Duration.ofDays(14)));
        try (var person = Person.with(session)) {
            person.reads(
                    "Your checkpoint is 16 days old, more than the 14 days that can be begun from. Give a newer one.");
            person.go(new Route.Network()).does(w -> w.primary().fire());
            assertThat(person.page()).isEqualTo(new Route.Checkpoint());
            person.reads("It is 16 days old.", "It has to be younger than 14 days");
        }
    }

    @Test
    void goesOnWithoutProofOnlyWhereItIsPossibleAndOnlyAfterItWasUnderstood() {
        try (var person = Person.with(session)) {
            person.go(new Route.Checkpoint()).doesNotRead("Go on without proof");
            person.does(_ -> ether.stage(new Stage.Stale(Duration.ofHours(5)))).doesNotRead("Go on without proof");
            person.does(_ -> ether.stage(new Stage.Stale(Duration.ofHours(31)))).press("Go on without proof");
            assertThat(ether.asked).isEmpty();
            person.does(w -> w.toggle("I know that nothing of Ethereum is proven then"))
                    .press("Go on without proof");
            assertThat(ether.asked).containsExactly("force");
        }
    }
}
