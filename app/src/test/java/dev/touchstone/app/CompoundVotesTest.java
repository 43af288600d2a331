package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Votes by signature in contracts of Compound's family: Uniswap's own token and its GovernorAlpha, as its package has
/// them.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(240)
class CompoundVotesTest {
    private static final Path BUILD = Path.of("src/test/peers/uniswap/node_modules/@uniswap/governance/build");
    private static final String UNI = Voter.FIRST_MADE;
    private static final String ALPHA = Voter.SECOND_MADE;
    private static final String ALL = "1000000000" + "0".repeat(18);
    private static final BigInteger LATER = BigInteger.valueOf(4_000_000_000L);

    private Voter voter;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        if (!Files.isDirectory(BUILD)) missing();
        voter = Voter.start(folder);
        var account = AbiValue.of(address(Voter.ACCOUNT));
        voter.makes(code("Uni", account, account, AbiValue.word(LATER)));
        voter.makes(code("GovernorAlpha", AbiValue.of(address(PracticeNetworks.NOBODY)), AbiValue.of(address(UNI))));
    }

    private static void missing() {
        var advice = "`npm ci --ignore-scripts` in app/src/test/peers/uniswap";
        if ("required".equals(System.getProperty("touchstone.peers"))) fail(advice);
        else abort("skipped: " + advice);
    }

    private static String code(String contract, AbiValue... arguments) throws IOException {
        var built = Terminal.json(Files.readString(BUILD.resolve(contract + ".json")));
        return "0x" + built.path("bytecode").asString()
                + AbiValue.encode(List.of(arguments)).hex();
    }

    private static EthereumAddress address(String text) {
        return new EthereumAddress(ByteString.fromHex(text.substring(2)).orElseThrow());
    }

    @AfterAll
    void stop() throws IOException {
        if (voter != null) voter.close();
    }

    @Test
    void votesAreGivenAndCastBySignaturesThatAnotherAccountBrings() {
        var shown = voter.delegates(UNI, Voter.ACCOUNT, "--dry-run").exits(0).json();
        assertThat(shown.path("domain").size()).as("no version").isEqualTo(3);
        voter.delegates(UNI, Voter.ACCOUNT, "--yes", "--relay-from", "1").exits(0);
        voter.networks().order("slots 3");
        voter.sends(ALPHA, "0x" + proposal().hex());
        var refused = voter.casts(ALPHA, "1", "abstain", "--yes").exits(1);
        assertThat(refused.errorCode()).isEqualTo("NotOffered");
        assertThat(voter.casts(ALPHA, "1", "for", "--reason", "all", "--yes")
                        .exits(1)
                        .errorCode())
                .isEqualTo("NotOffered");
        var said = voter.casts(ALPHA, "1", "for", "--yes").exits(0).json();
        assertThat(said.path("meaning").asString()).isEqualTo("Vote");
        assertThat(said.path("taken").asBoolean()).isTrue();
        voter.sends(ALPHA, said.path("data").asString());
        var votes = voter.networks()
                .asks(voter.terminal(), "eth", "call", ALPHA, "0x" + receipt().hex())
                .exits(0)
                .json();
        assertThat(votes.path("result").asString())
                .isEqualTo("0x" + "%064x%064x%064x".formatted(1, 1, new BigInteger(ALL)));
    }

    private static ByteString proposal() {
        return AbiCall.of("propose(address[],uint256[],string[],bytes[],string)")
                .with(new AbiValue.Items(List.of(AbiValue.of(address(PracticeNetworks.NOBODY)))))
                .with(new AbiValue.Items(List.of(AbiValue.word(BigInteger.ZERO))))
                .with(new AbiValue.Items(List.of(AbiValue.text(""))))
                .with(new AbiValue.Items(List.of(new AbiValue.Bytes(ByteString.EMPTY))))
                .text("nothing")
                .data();
    }

    /// Whether and how the account voted, and with how many votes.
    private static ByteString receipt() {
        return AbiCall.of("getReceipt(uint256,address)")
                .number(BigInteger.ONE)
                .address(address(Voter.ACCOUNT))
                .data();
    }
}
