package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What happened to a wallet's accounts of Ethereum, and whether it adds up, at a terminal over real HTTP.
class EthHistoryTest {
    private static final String TOKEN = "0xCE8A813463742FAE8b451c6479770CBb97fe6078";

    @TempDir
    private Path folder;

    private PracticeBitcoinNode bitcoin;
    private ServedEthereum ether;
    private Terminal terminal;
    private String account = "";

    @BeforeEach
    void start() throws IOException {
        bitcoin = PracticeBitcoinNode.start(0, InstantSource.system());
        ether = ServedEthereum.start(
                PracticeEthereumSettings.Ports.FREE, Duration.ofSeconds(4), InstantSource.system());
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        account = terminal.gets("receive", "--asset", "eth").path("address").asString();
    }

    @AfterEach
    void stop() throws IOException {
        ether.close();
        bitcoin.close();
    }

    private void orders(String... lines) {
        for (var line : lines) {
            assertThat(PracticeCommand.order(bitcoin, ether, line).exit().code())
                    .as(line)
                    .isZero();
        }
    }

    private JsonNode searches(String... more) {
        var words = new ArrayList<>(List.of("eth", "history"));
        words.addAll(List.of("--beacon", ether.beaconUrl(), "--rpc", ether.rpcUrl()));
        words.addAll(List.of("--chain", ether.description().toString()));
        words.addAll(List.of("--checkpoint", "0x" + ether.checkpoint().hex()));
        words.addAll(List.of(more));
        return terminal.gets(words.toArray(String[]::new));
    }

    private static JsonNode sum(JsonNode history, String asset) {
        for (var sum : history.path("sums")) if (sum.path("asset").asString().equals(asset)) return sum;
        throw new AssertionError("no sum of " + asset);
    }

    @Test
    void whatCameIsFoundAndAddsUpSinceTheAccountBegan() {
        orders("pay " + account + " 1.5", "slots 3", "pay " + account + " 0.25", "slots 3");
        var history = searches();
        assertThat(history.path("entries")).hasSize(2);
        var newest = history.path("entries").path(0);
        assertThat(newest.path("standing").asString()).isEqualTo("Proven");
        assertThat(newest.path("what").asString()).isEqualTo("Received");
        assertThat(newest.path("parts").path(0).path("amount").asString()).isEqualTo("0.250000000000000000");
        assertThat(newest.path("counterpart").asString()).startsWith("0x");
        var sum = sum(history, "ETH");
        assertThat(sum.path("addsUp").asBoolean()).isTrue();
        assertThat(sum.path("nothingElse").asBoolean()).isTrue();
        assertThat(sum.path("fromTheStart").asBoolean()).isTrue();
        assertThat(sum.path("words").asString())
                .isEqualTo("2 proven movements add up to this balance. Nothing else ever came or went.");
    }

    @Test
    void tokensAddUpTooAndWhatNobodyAskedForIsFolded() {
        terminal.gets("wallet", "token", "add", TOKEN);
        orders("token " + account + " 2.5", "slots 3");
        orders("pay " + account + " 1", "slots 2");
        searches();
        orders("token " + account + " 4", "dollar " + account + " 1", "slots 3");
        var history = searches();
        var sum = sum(history, "PRAC");
        assertThat(sum.path("addsUp").asBoolean()).as(history.toString()).isTrue();
        var entries = history.path("entries");
        assertThat(entries.valueStream()
                        .map(it -> it.path("likelySpam").asString())
                        .toList())
                .contains("unknown_token");
        var page = terminal.reads("eth", "history").exits(0).out();
        assertThat(page).contains("likely spam", "PRAC");
        assertThat(searches("--token", TOKEN).path("entries").valueStream().toList())
                .allSatisfy(it -> assertThat(it.path("parts").toString()).contains("PRAC"));
    }

    @Test
    void afterARestartWhatIsOnRecordIsCheckedAgain() throws IOException {
        orders("pay " + account + " 1.5", "slots 3");
        searches();
        var stored = terminal.gets("eth", "history");
        assertThat(stored.path("entries")).hasSize(1);
        assertThat(stored.path("entries").path(0).path("standing").asString()).isEqualTo("Checking");
        assertThat(sum(stored, "ETH").path("addsUp").asBoolean()).isFalse();
        var again = searches("--csv", folder.resolve("history.csv").toString());
        assertThat(again.path("entries").path(0).path("standing").asString()).isEqualTo("Proven");
        assertThat(sum(again, "ETH").path("addsUp").asBoolean()).isTrue();
        assertThat(Files.readString(folder.resolve("history.csv"))).contains(",ETH,", "1.500000000000000000", "Proven");
        assertThat(terminal.asks("eth", "history", "--account", TOKEN).exits(1).errorCode())
                .isEqualTo("NoSuchAccount");
    }

    private Terminal.Said verifies(Path file) {
        return terminal.types(
                "verify",
                file.toString(),
                "--chain",
                ether.description().toString(),
                "--checkpoint",
                "0x" + ether.checkpoint().hex(),
                "--json");
    }

    @Test
    void payoutsOfTheBeaconChainAreNamedAndAWholeHistoryTravelsAsAFile() throws IOException {
        orders("payout " + account + " 0.5", "pay " + account + " 1", "slots 3");
        var file = folder.resolve("history.proof.json");
        var history = searches("--token", "eth", "--proof", file.toString());
        assertThat(history.path("entries")
                        .valueStream()
                        .map(it -> it.path("what").asString()))
                .containsExactlyInAnyOrder("Received", "Validator payout");
        var statement = history.path("statement").asString();
        assertThat(statement).startsWith("2 movements add up: account " + account);
        var verified = verifies(file).exits(0).json();
        assertThat(verified.path("standing").asString()).isEqualTo("Proven");
        assertThat(verified.path("statement").asString()).isEqualTo(statement);
        var lie = Files.readString(file).replace("2 movements add up", "3 movements add up");
        Files.writeString(file, lie);
        assertThat(verifies(file).exits(1).json().path("refutation").asString()).isEqualTo("StatementMismatch");
    }

    @Test
    void aProofIsOfOneHistoryAndNeedsServers() {
        orders("pay " + account + " 1", "slots 3");
        var file = folder.resolve("history.proof.json").toString();
        assertThat(terminal.asks("eth", "history", "--proof", file).exits(2).errorCode())
                .isEqualTo("Usage");
        terminal.gets("wallet", "token", "add", TOKEN);
        var words = new ArrayList<>(List.of("eth", "history", "--proof", file));
        words.addAll(List.of("--beacon", ether.beaconUrl(), "--rpc", ether.rpcUrl()));
        words.addAll(List.of("--chain", ether.description().toString()));
        words.addAll(List.of("--checkpoint", "0x" + ether.checkpoint().hex()));
        assertThat(terminal.asks(words.toArray(String[]::new)).exits(2).out()).contains("Say which with --account");
        assertThat(folder.resolve("history.proof.json")).doesNotExist();
    }

    @Test
    void collectiblesAreListedWithTheirNumbersAndAddUp() throws IOException {
        var pieces = Terminal.json(ether.contracts().written()).path("pieces").asString();
        orders("pay " + account + " 1", "slots 2");
        terminal.gets("wallet", "nft", "add", pieces, "1");
        searches();
        orders("nft " + account, "slots 3");
        var csv = folder.resolve("all.csv");
        var history = searches("--csv", csv.toString());
        var entry = history.path("entries").path(0);
        assertThat(entry.path("what").asString()).as(history.toString()).isEqualTo("Received");
        assertThat(entry.path("parts").path(0).path("number").asString()).isEqualTo("1");
        assertThat(entry.path("parts").path(0).path("contract").asString()).isEqualTo(pieces);
        assertThat(history.path("sums")
                        .valueStream()
                        .filter(sum -> sum.path("contract").asString("").equals(pieces))
                        .map(sum -> sum.path("addsUp").asBoolean()))
                .containsExactly(true);
        assertThat(Files.readString(csv)).contains("," + pieces + ",1,Received,1,");
    }
}
