package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.testsupport.NodeScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Apps written with the usual libraries, at the door of a wallet on a practice network.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DoorFlowsTest {
    private static final String PAYEE = "0x00000000000000000000000000000000000d0012";

    private static boolean agrees(JsonNode question) {
        var words = question.toString();
        return !words.contains("rejected.example")
                && !words.contains("reject me")
                && !question.path("value").asString("").equals("666");
    }

    private static String token(ServedEthereum ether) {
        var contract = Terminal.json(ether.contracts().written()).path("token");
        return contract.asString();
    }

    @Test
    void ethersAndViemConnectReadSendSignAndAreRejected(@TempDir Path folder) throws IOException {
        var terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        var address = terminal.gets("wallet", "account", "list")
                .path("accounts")
                .path(0)
                .path("address")
                .asString();
        try (var bitcoin = PracticeBitcoinNode.start(0, InstantSource.system());
                var ether = ServedEthereum.start(
                        PracticeEthereumSettings.Ports.FREE, Duration.ofSeconds(1), InstantSource.system())) {
            for (var line : List.of("pay " + address + " 1", "token " + address + " 2.5", "slots 3")) {
                assertThat(PracticeCommand.order(bitcoin, ether, line).exit().code())
                        .as(line)
                        .isZero();
            }
            var words = new ArrayList<>(List.of("door", "--port", "0", "--new-token", "bot", "--ask", "--json"));
            words.addAll(List.of(
                    "--wallet", "w", "--password-file", terminal.passwordFile().toString()));
            words.addAll(List.of("--data-dir", terminal.dataDirectory().toString(), "--network", "regtest"));
            words.addAll(List.of("--beacon", ether.beaconUrl(), "--rpc", ether.rpcUrl()));
            words.addAll(List.of("--chain", ether.description().toString()));
            words.addAll(List.of("--checkpoint", "0x" + ether.checkpoint().hex()));
            try (var door = new OpenDoor(words, DoorFlowsTest::agrees)) {
                var ready = door.ready();
                var flows = new NodeScript.Program("door", "flows.mjs", "viem", Duration.ofMinutes(4));
                try (var script = NodeScript.start(
                        flows,
                        "--url",
                        ready.path("url").asString(),
                        "--token",
                        ready.path("token").asString(),
                        "--payee",
                        PAYEE,
                        "--contract",
                        token(ether))) {
                    var seen = script.introduction();
                    assertThat(seen.path("ethers").path("account").asString()).isEqualToIgnoringCase(address);
                    assertThat(seen.path("viem").path("payment").asString()).startsWith("0x");
                }
                assertThat(door.asked()).hasSizeGreaterThan(8);
                assertThat(door.errors()).doesNotContain("Exception");
            }
        }
    }
}
