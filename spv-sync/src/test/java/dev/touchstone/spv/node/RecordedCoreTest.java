package dev.touchstone.spv.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.bitcoin.node.ScanRequest.Start;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.RecordedNode;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The engine against what Bitcoin Core 28.1 sent.
class RecordedCoreTest {
    @TempDir
    Path directory;

    private static BlockHash hash(JsonNode node) {
        return new BlockHash(Hash256.fromDisplay(node.asString()).orElseThrow());
    }

    @Test
    void findsExactlyTheCoinsOfTheRecordedWallet() throws Exception {
        var expected = Vectors.json("bitcoin/recorded/core28-regtest/expected.json");
        try (var core = new RecordedNode("core28-regtest/session.bin.gz")) {
            core.activate(hash(expected.get("tip")));
            try (var node = TestNode.start(directory, core.address())) {
                var watcher = new Watcher();
                node.watch(ScanRequest.fresh(UserDescriptors.scripts(), new Start.AtHeight(Height.GENESIS)), watcher);
                var coverage = watcher.awaitCoverage(Height.of(5003));

                var unspent = watcher.unspent(coverage);
                assertThat(unspent.total()).isEqualTo(Satoshis.of(20_058_805_770L));
                assertThat(unspent.outputs()).hasSize(440);
                assertThat(coverage.value().transactions()).hasSize(400);
                var coins = new HashSet<String>();
                unspent.outputs()
                        .forEach(u -> coins.add(u.outPoint() + " " + u.output().script() + " "
                                + u.output().value().value() + " " + u.block().height()));
                var listed = new HashSet<String>();
                expected.get("unspent")
                        .forEach(u -> listed.add(
                                u.get("txid").asString() + ":" + u.get("vout").asInt() + " "
                                        + u.get("scriptPubKey").asString() + " "
                                        + u.get("satoshi").asLong() + " "
                                        + u.get("height").asInt()));
                assertThat(coins).isEqualTo(listed);
            }
        }
    }

    @Test
    void followsTheRecordedReorganisation() throws Exception {
        var tip = hash(
                Vectors.json("bitcoin/recorded/core28-regtest/expected.json").get("tip"));
        var branches = Vectors.json("bitcoin/recorded/core28-reorg/branches.json");
        try (var core = new RecordedNode("core28-regtest/session.bin.gz", "core28-reorg/session.bin")) {
            core.activate(tip);
            try (var node = TestNode.start(directory, core.address())) {
                var watcher = new Watcher();
                node.watch(ScanRequest.fresh(UserDescriptors.scripts(), new Start.AtHeight(Height.GENESIS)), watcher);
                watcher.awaitCoverage(Height.of(5003));
                for (var block : branches.get("stale")) {
                    core.activate(hash(block.get("hash")));
                    watcher.awaitCoverage(Height.of(block.get("height").asInt()));
                }
                var stale = (Proven<Coverage>) watcher.coverage();
                core.activate(hash(branches.get("winning")
                        .get(branches.get("winning").size() - 1)
                        .get("hash")));
                var winning = watcher.awaitCoverage(Height.of(branches.get("winning")
                        .get(branches.get("winning").size() - 1)
                        .get("height")
                        .asInt()));

                assertThat(watcher.reorganisations()).hasSize(1);
                var event = watcher.reorganisations().getFirst();
                assertThat(event.fork().height()).isEqualTo(Height.of(5003));
                assertThat(event.removed()).hasSize(12);
                assertThat(winning.value().transactions().keySet())
                        .isNotEqualTo(stale.value().transactions().keySet());
                assertThat(watcher.unspent(winning).total()).isNotNull();
            }
        }
    }
}
