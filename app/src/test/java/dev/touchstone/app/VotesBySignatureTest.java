package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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

/// Votes that are only signed: OpenZeppelin's own contracts take the signatures when another account brings them.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(240)
class VotesBySignatureTest {
    private static final String FIVE = Voter.FIRST_MADE;
    private static final String FOUR = Voter.SECOND_MADE;

    private Voter voter;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        voter = Voter.start(folder);
        voter.makes(code("GovernorFive"));
        voter.makes(code("GovernorFour"));
    }

    /// The code that makes a governor over the practice token.
    private static String code(String governor) throws IOException {
        try (var in = VotesBySignatureTest.class.getResourceAsStream("governors.json")) {
            var governors = Terminal.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return "0x" + governors.path("code").path(governor).asString()
                    + AbiValue.encode(List.of(AbiValue.of(address(PracticeNetworks.TOKEN))))
                            .hex();
        }
    }

    private static EthereumAddress address(String text) {
        return new EthereumAddress(ByteString.fromHex(text.substring(2)).orElseThrow());
    }

    @BeforeEach
    void catchUp() {
        voter.networks().order("slots 3");
    }

    @AfterAll
    void stop() throws IOException {
        voter.close();
    }

    private Terminal.Said delegates(String token, String... more) {
        return voter.delegates(token, PracticeNetworks.NOBODY, more);
    }

    private Terminal.Said casts(String governor, String proposal, String... more) {
        return voter.casts(governor, proposal, "for", more);
    }

    private JsonNode votes() {
        return voter.networks()
                .asks(voter.terminal(), "token", "votes", PracticeNetworks.TOKEN, Voter.ACCOUNT)
                .exits(0)
                .json();
    }

    private static List<String> warnings(JsonNode said) {
        return said.path("warnings")
                .valueStream()
                .map(it -> it.path("code").asString())
                .toList();
    }

    @Test
    void votesGivenByASignatureCountWhenAnotherAccountBringsIt() {
        var shown = delegates(PracticeNetworks.TOKEN, "--dry-run").exits(0).json();
        assertThat(shown.path("standing").asString()).isEqualTo("Proven");
        assertThat(shown.path("meaning").asString()).isEqualTo("VotesGiven");
        assertThat(shown.path("signature").isNull()).isTrue();
        assertThat(shown.path("taken").isNull()).isTrue();
        assertThat(warnings(shown)).containsExactly("votes");
        var said = delegates(PracticeNetworks.TOKEN, "--yes", "--relay-from", Voter.RELAYER)
                .exits(0)
                .json();
        assertThat(said.path("from").asString()).isEqualTo(Voter.RELAYER);
        assertThat(said.path("data").asString()).startsWith("0xc3cda520");
        assertThat(said.path("signature").asString()).hasSize(132);
        voter.networks().order("slots 3");
        assertThat(votes().path("delegate").path("to").asString()).isEqualToIgnoringCase(PracticeNetworks.NOBODY);
        var next = delegates(PracticeNetworks.TOKEN, "--dry-run").exits(0).json();
        assertThat(next.path("nonce").asInt()).isEqualTo(shown.path("nonce").asInt() + 1);
    }

    @Test
    void whatIsHandedOutIsTriedAndCanBeSentByHand() {
        var said = delegates(PracticeNetworks.TOKEN, "--yes").exits(0).json();
        assertThat(said.path("taken").asBoolean()).isTrue();
        assertThat(said.path("to").asString()).isEqualTo(PracticeNetworks.TOKEN);
        var data = said.path("data").asString();
        voter.asks("eth", "send", "--to", PracticeNetworks.TOKEN, "--data", data, "--account", "1", "--yes")
                .exits(0);
        voter.networks().order("slots 3");
        assertThat(votes().path("delegate").path("to").asString()).isEqualToIgnoringCase(PracticeNetworks.NOBODY);
    }

    @Test
    void aSignatureOfAnotherNumberThanTheNextIsNotMade() {
        var said = delegates(PracticeNetworks.TOKEN, "--yes", "--signature-nonce", "77")
                .exits(1);
        assertThat(said.errorCode()).isEqualTo("OtherNonce");
        var next = said.json().path("error").path("nonce").asString();
        assertThat(delegates(PracticeNetworks.TOKEN, "--yes", "--signature-nonce", next)
                        .exits(0)
                        .json()
                        .path("taken")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatHasNoVotesOrNoGovernorIsRefusedByName() {
        assertThat(delegates(PracticeNetworks.DOLLAR, "--yes").exits(1).errorCode())
                .isEqualTo("NotOffered");
        assertThat(delegates(PracticeNetworks.OWNER, "--yes").exits(1).errorCode())
                .isEqualTo("NotOffered");
        assertThat(casts(PracticeNetworks.TOKEN, "1", "--yes").exits(1).errorCode())
                .isEqualTo("NotOffered");
        assertThat(casts(FIVE, "1", "--yes").exits(1).errorCode()).isEqualTo("NotOffered");
    }

    @Test
    void votesAreGivenToWhomANameStandsFor() {
        voter.networks().orders("name speaker " + Voter.RELAYER, "slots 3");
        var words = new String[] {"vote", "delegate", "--token", PracticeNetworks.TOKEN, "--to", "speaker.eth"};
        var named = new ArrayList<>(List.of(words));
        named.add("--dry-run");
        var sent = voter.asks(named).exits(0).json();
        assertThat(sent.path("name").asString()).isEqualTo("speaker.eth");
        assertThat(sent.path("data").asString())
                .isEqualTo("0x"
                        + AbiCall.of("delegate(address)")
                                .address(address(Voter.RELAYER))
                                .data()
                                .hex());
        named.add("--by-signature");
        var signed = voter.asks(named).exits(0).json();
        assertThat(signed.path("fields").path(0).path("value").asString()).isEqualTo(Voter.RELAYER);
        assertThat(signed.path("name").asString()).isEqualTo("speaker.eth");
    }

    @Test
    void aTimeThatIsOverAndOptionsWithoutASignatureAreRefused() {
        delegates(PracticeNetworks.TOKEN, "--yes", "--expiry", "1").exits(2);
        voter.asks(
                        "vote",
                        "delegate",
                        "--token",
                        PracticeNetworks.TOKEN,
                        "--to",
                        Voter.ACCOUNT,
                        "--relay-from",
                        "1",
                        "--yes")
                .exits(2);
        voter.asks(
                        "vote",
                        "delegate",
                        "--token",
                        PracticeNetworks.TOKEN,
                        "--to",
                        Voter.ACCOUNT,
                        "--expiry",
                        "9999999999",
                        "--yes")
                .exits(2);
    }

    /// Proposes to send nothing to nobody, and waits until one can vote.
    private String proposes(String governor, String description) {
        var targets = new AbiValue.Items(List.of(AbiValue.of(address(PracticeNetworks.NOBODY))));
        var values = new AbiValue.Items(List.of(AbiValue.word(BigInteger.ZERO)));
        var messages = new AbiValue.Items(List.of(new AbiValue.Bytes(ByteString.EMPTY)));
        var data = AbiCall.of("propose(address[],uint256[],bytes[],string)")
                .with(targets)
                .with(values)
                .with(messages)
                .text(description)
                .data();
        voter.sends(governor, "0x" + data.hex());
        var words = Keccak256.of(description.getBytes(StandardCharsets.UTF_8));
        var named = AbiValue.encode(List.of(targets, values, messages, new AbiValue.Word(words)));
        return new BigInteger(1, Keccak256.of(named.toArray()).toBytes()).toString();
    }

    private String inFavour(String governor, String proposal) {
        return voter.networks()
                .asks(voter.terminal(), "vote", "show", "--governor", governor, "--proposal", proposal)
                .exits(0)
                .json()
                .path("for")
                .asString();
    }

    private void makesVotesCount() {
        voter.asks("vote", "delegate", "--token", PracticeNetworks.TOKEN, "--to", Voter.ACCOUNT, "--yes")
                .exits(0);
        voter.networks().order("slots 3");
    }

    @Test
    void governorsOfBothVersionsCountTheVoteThatAnotherAccountBrings() {
        makesVotesCount();
        for (var governor : List.of(FIVE, FOUR)) {
            var proposal = proposes(governor, "plain");
            var shown = casts(governor, proposal, "--dry-run").exits(0).json();
            assertThat(shown.path("meaning").asString()).isEqualTo("Vote");
            assertThat(shown.path("nonce").isNull()).isEqualTo(governor.equals(FOUR));
            casts(governor, proposal, "--yes", "--relay-from", "1").exits(0);
            voter.networks().order("slots 3");
            assertThat(inFavour(governor, proposal)).isEqualTo("100" + "0".repeat(18));
            var again = casts(governor, proposal, "--yes").exits(1);
            assertThat(again.errorCode()).isEqualTo("SignatureNotTaken");
            assertThat(again.json().path("taken").asBoolean()).isFalse();
        }
    }

    @Test
    void aReasonIsSignedWhereTheGovernorTakesOne() {
        makesVotesCount();
        for (var governor : List.of(FIVE, FOUR)) {
            var proposal = proposes(governor, "with a reason");
            var said = casts(governor, proposal, "--reason", "for all", "--yes")
                    .exits(0)
                    .json();
            assertThat(said.path("taken").asBoolean()).isTrue();
            assertThat(said.path("domain").path(0).path("value").asString()).startsWith("Governor F");
        }
    }
}
