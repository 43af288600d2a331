package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Proposals at the terminal: how they stand is proven, and one can vote in them.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class VotesTest {
    private static final String PHRASE = "test test test test test test test test test test test junk";
    private static final String ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    /// Where the account's first two transactions make contracts.
    private static final String OPEN_ZEPPELIN = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

    private static final String BRAVO = "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512";

    private PracticeNetworks networks;
    private Terminal terminal;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        terminal = Terminal.in(folder);
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, PHRASE + "\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
        networks = PracticeNetworks.still("pay " + ACCOUNT + " 2", "slots 3");
        makes(new GovernorCode()
                .answers("state(uint256)", 1)
                .answers("proposalDeadline(uint256)", 1_800_000_000)
                .answers("proposalSnapshot(uint256)", 5)
                .answers("CLOCK_MODE()")
                .answers("quorum(uint256)", 40)
                .answersVotes("proposalVotes(uint256)")
                .counts("castVote(uint256,uint8)")
                .counts("delegate(address)"));
        makes(new GovernorCode()
                .answers("state(uint256)", 7)
                .answers("proposals(uint256)", 12, 0, 0, 100, 200, 30, 20, 10, 0, 1)
                .answers("quorumVotes()", 25));
    }

    private void makes(GovernorCode code) {
        votes("eth", "send", "--create", "--data", code.creation(), "--yes").exits(0);
        networks.order("slots 3");
    }

    @BeforeEach
    void catchUp() {
        networks.order("slots 3");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said votes(String... words) {
        return terminal.asks(networks.about(new ArrayList<>(List.of(words))));
    }

    private Terminal.Said shows(String governor) {
        return networks.asks(terminal, "vote", "show", "--governor", governor, "--proposal", "12");
    }

    private JsonNode show(String governor) {
        return shows(governor).exits(0).json();
    }

    @Test
    void howAProposalStandsIsProvenAndAVoteCounts() {
        var before = show(OPEN_ZEPPELIN);
        assertThat(before.path("standing").asString()).isEqualTo("Proven");
        assertThat(before.path("form").asString()).isEqualTo("OpenZeppelin Governor");
        assertThat(before.path("state").asString()).isEqualTo("active");
        assertThat(before.path("deadline").asString()).isEqualTo("1800000000");
        assertThat(before.path("deadlineIn").asString()).isEqualTo("blocks");
        assertThat(before.path("quorum").asString()).isEqualTo("40");
        int votes = before.path("for").asInt();
        var cast = new String[] {"vote", "cast", "--governor", OPEN_ZEPPELIN, "--proposal", "12", "--support", "for"};
        var tried = new ArrayList<>(List.of(cast));
        tried.add("--dry-run");
        var draft = votes(tried.toArray(String[]::new)).exits(0).json();
        assertThat(draft.path("state").asString()).isEqualTo("Draft");
        assertThat(draft.path("standing").asString()).isEqualTo("Proven");
        var agreed = new ArrayList<>(List.of(cast));
        agreed.add("--yes");
        votes(agreed.toArray(String[]::new)).exits(0);
        networks.order("slots 3");
        assertThat(show(OPEN_ZEPPELIN).path("for").asInt()).isEqualTo(votes + 1);
    }

    @Test
    void aGovernorOfCompoundIsReadByItsOwnForm() {
        var said = show(BRAVO);
        assertThat(said.path("form").asString()).isEqualTo("Compound GovernorBravo");
        assertThat(said.path("state").asString()).isEqualTo("executed");
        assertThat(said.path("deadline").asString()).isEqualTo("200");
        assertThat(said.path("quorum").asString()).isEqualTo("25");
        assertThat(said.path("for").asString()).isEqualTo("30");
        assertThat(said.path("against").asString()).isEqualTo("20");
        assertThat(said.path("abstain").asString()).isEqualTo("10");
    }

    @Test
    void whatIsNoGovernorIsSaidToBeNone() {
        assertThat(shows(PracticeNetworks.TOKEN).exits(1).errorCode()).isEqualTo("NoSuchProposal");
    }

    @Test
    void votesAreGivenToSomebody() {
        var said = votes("vote", "delegate", "--token", OPEN_ZEPPELIN, "--to", ACCOUNT, "--dry-run")
                .exits(0)
                .json();
        assertThat(said.path("data").asString()).startsWith("0x5c19a95c");
        assertThat(votes("vote", "cast", "--governor", BRAVO, "--proposal", "1", "--support", "maybe", "--yes")
                        .exits(2)
                        .errorCode())
                .isEqualTo("Usage");
    }
}
