package dev.touchstone.spv.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.bitcoin.node.NodeSettings;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.bitcoin.node.ScanRequest.Start;
import dev.touchstone.spv.bitcoin.p2p.Dialer;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.RecordedNode;
import dev.touchstone.spv.testsupport.Vectors;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One node is named by the user and tells of another, which is found and asked too.
class DiscoveryTest {
    @TempDir
    Path directory;

    @Test
    void findsAnotherNodeThroughTheFirst() throws Exception {
        var tip = new BlockHash(Hash256.fromDisplay(Vectors.json("bitcoin/recorded/core28-regtest/expected.json")
                        .get("tip")
                        .asString())
                .orElseThrow());
        try (var first = new RecordedNode("core28-regtest/session.bin.gz");
                var second = new RecordedNode("core28-regtest/session.bin.gz")) {
            first.activate(tip);
            second.activate(tip);
            var faraway = PeerAddress.of(InetAddress.getByAddress(new byte[] {(byte) 193, 0, 14, 5}), 18444);
            first.tellOf(faraway);
            Dialer dialer = (address, deadline) ->
                    Dialer.direct().dial(address.equals(faraway) ? second.address() : address, deadline);
            var ports = new NodePorts(dialer, _ -> List.of(), InstantSource.system(), new Random(3));
            var settings = new NodeSettings(Network.BITCOIN_REGTEST, directory, List.of(first.address()), true, true);
            var started = (BitcoinNode.Start.Started) BitcoinNode.start(settings, ports);
            try (var node = started.node()) {
                var watcher = new Watcher();
                node.watch(ScanRequest.fresh(UserDescriptors.scripts(), new Start.AtHeight(Height.of(4990))), watcher);
                watcher.await(
                        "both to agree",
                        () -> watcher.coverage() instanceof Proven<Coverage> p
                                && p.value().peersAgreeing() == 2);
            }
        }
    }
}
