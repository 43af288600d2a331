package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a user reads of a server that lies about what happened: a remainder, and who was caught; never that it
/// adds up.
class EthHistoryLiesTest {
    private static final Wei GIFT = Wei.PER_ETHER.times(2);
    private static final int AHEAD = 12;

    @TempDir
    private Path folder;

    private final AtomicReference<PracticeEthereumAnswers> told = new AtomicReference<>(PracticeEthereumAnswers.HONEST);
    private PracticeEthereum network;
    private Terminal terminal;
    private String account = "";

    @BeforeEach
    void start() throws IOException {
        var settings = PracticeEthereumSettings.minimal().withContracts(true);
        var slot = settings.slotTime();
        InstantSource behind = () -> Instant.now().minus(slot.multipliedBy(AHEAD));
        network = PracticeEthereum.start(settings, behind, new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                return told.get().call(call, honest);
            }
        });
        Terminal.write(folder.resolve("practice.json"), ServedEthereum.description(network.chain()));
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        account = terminal.gets("receive", "--asset", "eth").path("address").asString();
        paid();
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
    }

    private void paid() {
        network.pay(LyingNode.address(account), GIFT);
        network.advance(3);
    }

    private JsonNode searches() {
        var words = new ArrayList<>(List.of("eth", "history"));
        words.addAll(List.of("--beacon", network.beaconUrl().toString()));
        words.addAll(List.of("--rpc", network.rpcUrl().toString()));
        words.addAll(List.of("--chain", folder.resolve("practice.json").toString()));
        words.addAll(List.of("--checkpoint", "0x" + network.checkpointRoot().hex()));
        return terminal.gets(words.toArray(String[]::new));
    }

    private static PracticeEthereumAnswers changing(String method, Consumer<ArrayNode> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                var result = honest.path("result");
                var list = result.isArray() ? result : result.path("transactions");
                boolean isIt = call.method().startsWith(method) && list instanceof ArrayNode all && !all.isEmpty();
                if (isIt) change.accept((ArrayNode) list);
                return honest;
            }
        };
    }

    /// It first adds up; then a payment comes, and the server lies about it.
    private void isNotExplainedWhile(PracticeEthereumAnswers lie, String refutation) {
        var before = searches().path("sums").path(0);
        assertThat(before.path("addsUp").asBoolean()).isTrue();
        told.set(lie);
        paid();
        var history = searches();
        var sum = history.path("sums").path(0);
        assertThat(history.path("entries")).hasSize(1);
        assertThat(sum.path("addsUp").asBoolean()).isFalse();
        assertThat(sum.path("nothingElse").asBoolean()).isFalse();
        assertThat(sum.path("remainder").asString()).isEqualTo(GIFT.value().toString());
        assertThat(sum.path("words").asString()).startsWith("Not explained yet: +2.");
        assertThat(history.path("ethereum").path("caught").toString()).contains(refutation);
        told.set(PracticeEthereumAnswers.HONEST);
        var after = searches();
        assertThat(after.path("entries")).hasSize(2);
        assertThat(after.path("sums").path(0).path("addsUp").asBoolean()).isTrue();
    }

    @Test
    void aHiddenTransactionLeavesARemainder() {
        isNotExplainedWhile(changing("eth_getBlockBy", all -> all.remove(all.size() - 1)), "ListRootMismatch");
    }

    @Test
    void anotherTransactionInItsPlaceLeavesARemainder() {
        isNotExplainedWhile(
                changing("eth_getBlockBy", all -> {
                    if (all.path(all.size() - 1) instanceof ObjectNode tx) {
                        tx.put("value", "0x1").put("hash", "0x" + "11".repeat(32));
                    }
                }),
                "ListRootMismatch");
    }

    @Test
    void wrongReceiptsLeaveARemainder() {
        isNotExplainedWhile(
                changing("eth_getBlockReceipts", all -> {
                    if (all.path(0) instanceof ObjectNode receipt) receipt.put("status", "0x0");
                }),
                "ListRootMismatch");
    }
}
