package dev.touchstone.spv.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.bitcoin.node.ScanRequest.Start;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.RecordedNode;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final Satoshis BALANCE = Satoshis.of(20_058_805_770L);

    @TempDir
    Path directory;

    private static List<Proven<ConfirmedTransaction>> provenAgain(
            Collection<Proven<ConfirmedTransaction>> stored, HeaderLookup lookup) {
        return stored.stream().map(tx -> provenAgain(tx, lookup)).toList();
    }

    private static Proven<ConfirmedTransaction> provenAgain(Proven<ConfirmedTransaction> tx, HeaderLookup lookup) {
        var kept = (Evidence.InBlock) tx.evidence();
        var header = (Proven<BlockHeader>)
                lookup.prove(kept.header().header(), tx.value().block().height());
        return (Proven<ConfirmedTransaction>)
                Kernel.inclusion(header, kept.strippedTransaction(), kept.branch(), kept.coinbase());
    }

    @Test
    void goesOnWhereItStoppedAndChecksStoredProofsAgain() throws Exception {
        var tip = new BlockHash(Hash256.fromDisplay(Vectors.json("bitcoin/recorded/core28-regtest/expected.json")
                        .get("tip")
                        .asString())
                .orElseThrow());
        var scripts = UserDescriptors.scripts();
        var first = new Watcher();
        try (var core = new RecordedNode("core28-regtest/session.bin.gz")) {
            core.activate(tip);
            try (var node = TestNode.start(directory, core.address())) {
                node.watch(ScanRequest.fresh(scripts, new Start.AtHeight(Height.GENESIS)), first);
                assertThat(first.balance(Height.of(5003))).isEqualTo(BALANCE);
            }
            var known = first.transactions(first.awaitCoverage(Height.of(5003)).value());
            var request = new ScanRequest(
                    scripts,
                    scripts,
                    new Start.AtHeight(Height.GENESIS),
                    first.stored(),
                    lookup -> provenAgain(known, lookup));
            try (var node = TestNode.start(directory)) {
                var offline = new Watcher();
                node.watch(request, offline);
                var coverage = offline.awaitCoverage(Height.of(5003));
                assertThat(coverage.value().transactions()).hasSize(400);
                assertThat(((Evidence.FilterScan) coverage.evidence()).partlyFromRecord())
                        .isTrue();

                node.addPeer(core.address());
                offline.await(
                        "the peer to agree",
                        () -> offline.isProven()
                                && !node.snapshot().get().peers().isEmpty());
                assertThat(node.snapshot().get().checked().filters()).isZero();
                assertThat(Optional.of(offline.awaitCoverage(Height.of(5003)))).isPresent();
            }
        }
    }
}
