package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HttpSources;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.PeerClock;
import dev.touchstone.spv.testsupport.Tampering;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A payment among blocks that are replaced, where ethereumjs makes the blocks and is told by a beacon chain of
/// lodestar's rules, over the Engine API, which of them count.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EthereumjsReorgTest {
    private static final EthereumAddress BOB =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    private static final Wei SOME = Wei.PER_GWEI.times(1_000_000);
    private static final int EPOCH = 8;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private EthereumPeer peer;
    private PeerClock clock;
    private EthereumNode node;
    private PayingWallet wallet;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        peer = EthereumPeer.start("--slots=44", "--lag=100", "--seconds-per-slot=2");
        clock = new PeerClock(peer);
        node = node(folder.resolve("node"));
        awaitsTheHead();
        wallet = PayingWallet.in(folder.resolve("wallets"), clock, node, 1);
    }

    private EthereumNode node(Path folder) throws IOException {
        var checkpoint = new Checkpoint(peer.checkpoint(), new Checkpoint.Origin.Pasted(), clock.instant());
        var schedule = peer.chain().schedule();
        var settings = new EthereumSettings(
                new EthereumChain("practice", peer.chain().chainId(), schedule),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(URI.create(peer.beaconUrl()), true)),
                List.of(new Endpoint(URI.create(peer.rpcUrl()), true)));
        var sources = new HttpSources(http, clock, Patience.STANDARD);
        var ports = new EthereumPorts(clock, new Random(7), new BlstBls(), sources);
        return ((EthereumNode.Start.Started) EthereumNode.start(settings, ports)).node();
    }

    @AfterEach
    void stop() {
        if (wallet != null) wallet.close();
        if (node != null) node.close();
        if (peer != null) peer.close();
        http.close();
    }

    /// Makes blocks, and waits until the node knows the newest that is signed for, the last but one.
    private void makes(int blocks) {
        peer.advance(blocks, 100);
        clock.set();
        awaitsTheHead();
    }

    private void awaitsTheHead() {
        long signed = peer.headSlot() - 1;
        var isThere = Waiting.on(
                node.snapshot(),
                now -> now.head().filter(head -> head.slot().value() >= signed).isPresent());
        assertThat(isThere)
                .as(() -> "slot " + signed + " in " + node.snapshot().get())
                .isTrue();
    }

    private static ChainPoint point(EthereumPaymentState.InBlock state) {
        return Tampering.proven(state.proof()).asOf();
    }

    private BigInteger bobHas() {
        var account = "0x" + BOB.value().hex();
        return EthereumJson.integer(peer.call("eth_getBalance", account, "latest"));
    }

    @Test
    void aPaymentWhoseBlockIsReplacedWaitsAgainUntilAnotherBlockHasItAndThatIsFinal() {
        var signed = wallet.signs(wallet.drafts(new EthereumOrder.PayEther(wallet.account(), BOB, SOME)));
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        makes(2);
        var first = wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        assertThat(bobHas()).isEqualTo(SOME.value());

        peer.reorganize(2);
        makes(2);
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        assertThat(bobHas()).isZero();

        makes(2);
        var again = wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        assertThat(point(again)).isNotEqualTo(point(first));
        assertThat(bobHas()).isEqualTo(SOME.value());

        makes(4 * EPOCH);
        wallet.awaits(signed.hash(), EthereumPaymentState.Settled.class);
        assertThat(bobHas()).isEqualTo(SOME.value());
    }
}
