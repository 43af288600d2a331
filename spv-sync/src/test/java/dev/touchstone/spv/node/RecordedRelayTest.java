package dev.touchstone.spv.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.bitcoin.node.ScanRequest.Start;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.testsupport.RecordedNode;
import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The engine against the transactions that Bitcoin Core 28.1 relayed: what Core announced is announced again, and what
/// is asked for and sent in answer must be, byte for byte, what was asked and sent then.
class RecordedRelayTest {
    @TempDir
    Path directory;

    private final RecordedSession session = RecordedSession.open("core28-relay/wtxid.bin");
    private final JsonNode events =
            Vectors.json("bitcoin/recorded/core28-relay/timeline.json").get("events");
    private final Watcher watcher = new Watcher();
    private RecordedNode core;
    private BitcoinNode node;

    @BeforeEach
    void followCore() throws Exception {
        core = new RecordedNode("core28-regtest/session.bin.gz");
        core.load(session.fromNode(Message.Tx.class));
        var tip = Vectors.json("bitcoin/recorded/core28-regtest/expected.json").get("tip");
        core.activate(new BlockHash(Hash256.fromDisplay(tip.asString()).orElseThrow()));
        node = TestNode.start(directory, core.address());
        node.watch(ScanRequest.fresh(WatchSet.of(payee()), new Start.AtHeight(Height.of(5_000))), watcher);
        watcher.awaitCoverage(Height.of(5_003));
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        core.close();
    }

    private Transaction transaction(int event) {
        var hex = events.get(event).get("tx").get("hex").asString();
        return Transaction.parse(HexFormat.of().parseHex(hex)).orThrow();
    }

    /// Whom the replaceable payment and both its replacements pay.
    private Script payee() {
        return transaction(0).outputs().getFirst().script();
    }

    private List<Message> between(int from, int to, boolean fromNode, String command) {
        return session.frames().subList(from, to).stream()
                .filter(frame -> frame.fromNode() == fromNode && frame.command().equals(command))
                .map(RecordedSession.Frame::message)
                .toList();
    }

    @Test
    void hearsOfAPaymentAndOfBothItsReplacements() throws Exception {
        between(19, 39, true, "inv").forEach(core::say);
        watcher.await("three payments", () -> watcher.relayed().size() == 3);
        assertThat(watcher.relayed()).containsExactly(transaction(0), transaction(1), transaction(3));
        var asked = between(19, 25, false, "getdata");
        assertThat(core.heardOfTransactions()).startsWith(asked.toArray(Message[]::new));
    }

    @Test
    void broadcastsAsCoreExpectsIt() throws Exception {
        var payment = transaction(7);
        var told = new LinkedBlockingQueue<String>();
        node.broadcast(payment, new BroadcastListener() {
            @Override
            public void offered(int announced, int fetched) {
                told.add("offered " + announced + " " + fetched);
            }

            @Override
            public void relayed(int peers) {
                told.add("relayed " + peers);
            }

            @Override
            public void rejected(String reason) {
                told.add("rejected " + reason);
            }
        });
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("offered 1 0");
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("offered 1 1");
        watcher.await("the payment to arrive", () -> core.heardOfTransactions().size() == 2);
        assertThat(core.heardOfTransactions())
                .containsExactly(
                        between(43, 44, false, "inv").getFirst(),
                        between(45, 46, false, "tx").getFirst());
    }
}
