package dev.touchstone.spv.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.bitcoin.node.ScanRequest.Start;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.RecordedNode;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two peers serve the same blocks; one of them hides a payment in its filters. Whoever is asked first, the balance is
/// right in the end and the liar is named.
class TwoPeersOneLiesTest {
    private static final Satoshis TRUE_BALANCE = Satoshis.of(20_058_805_770L);

    @TempDir
    Path directory;

    private final JsonNode expected = Vectors.json("bitcoin/recorded/core28-regtest/expected.json");

    private static BlockHash hash(JsonNode node) {
        return new BlockHash(Hash256.fromDisplay(node.asString()).orElseThrow());
    }

    private RecordedNode honest() throws IOException {
        var node = new RecordedNode("core28-regtest/session.bin.gz");
        node.activate(hash(expected.get("tip")));
        return node;
    }

    /// Its filter of the block that holds the first coin stands for the coinbase alone.
    private RecordedNode liar() throws IOException {
        var node = honest();
        int height = expected.get("unspent").get(0).get("height").asInt();
        var block = node.blockAt(height);
        var transactions = Block.parse(node.block(block).toArray()).orThrow().transactions();
        var filter = CompactFilter.build(block, transactions.subList(0, 1), _ -> Optional.of(Script.EMPTY))
                .orElseThrow();
        node.lieAbout(block, filter.bytes());
        node.activate(hash(expected.get("tip")));
        return node;
    }

    private static Watcher watch(BitcoinNode node) {
        var watcher = new Watcher();
        node.watch(ScanRequest.fresh(UserDescriptors.scripts(), new Start.AtHeight(Height.GENESIS)), watcher);
        return watcher;
    }

    private static void awaitLie(BitcoinNode node, Watcher watcher) throws InterruptedException {
        watcher.await(
                "the lie to be caught",
                () -> !node.snapshot().get().caughtLies().isEmpty());
    }

    @Test
    void bothAreAskedAtOnce() throws Exception {
        try (var liar = liar();
                var honest = honest();
                var node = TestNode.start(directory, liar.address(), honest.address())) {
            var watcher = watch(node);
            awaitLie(node, watcher);
            assertThat(watcher.balance(Height.of(5003))).isEqualTo(TRUE_BALANCE);
            var lie = node.snapshot().get().caughtLies().getFirst();
            assertThat(lie.peer()).isEqualTo(liar.address().toString());
            assertThat(lie.what()).isInstanceOf(Refutation.FilterOmitsOutput.class);
        }
    }

    @Test
    void theLiarCameFirstAndWasBelieved() throws Exception {
        try (var liar = liar();
                var honest = honest();
                var node = TestNode.start(directory, liar.address())) {
            var watcher = watch(node);
            assertThat(watcher.balance(Height.of(5003))).isLessThan(TRUE_BALANCE);
            node.addPeer(honest.address());
            awaitLie(node, watcher);
            watcher.await("the liar to be left", () -> liar.connections() == 0);
            watcher.await(
                    "the whole balance",
                    () -> watcher.isProven() && watcher.unspentNow().total().equals(TRUE_BALANCE));
            assertThat(node.snapshot().get().caughtLies().getFirst().peer())
                    .isEqualTo(liar.address().toString());
        }
    }

    @Test
    void theLiarCameLastAndChangedNothing() throws Exception {
        try (var liar = liar();
                var honest = honest();
                var node = TestNode.start(directory, honest.address())) {
            var watcher = watch(node);
            assertThat(watcher.balance(Height.of(5003))).isEqualTo(TRUE_BALANCE);
            node.addPeer(liar.address());
            awaitLie(node, watcher);
            watcher.await("the liar to be left", () -> liar.connections() == 0);
            assertThat(watcher.balance(Height.of(5003))).isEqualTo(TRUE_BALANCE);
        }
    }
}
