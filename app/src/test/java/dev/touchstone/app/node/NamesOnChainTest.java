package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameFault;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.source.HttpGateways;
import dev.touchstone.spv.practice.ethereum.NameGateway;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.NamedPayee;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Names as the Send page looks them up, on a practice network over real HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class NamesOnChainTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final EthereumAddress ALICE =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    private static final ByteString SCRIPT =
            ByteString.fromHex("0014751e76e8199196d454941c45d1b3a323f1433bd6").orElseThrow();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private PracticeEthereum chain;
    private NameGateway gateway;
    private EthereumNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        chain = PracticeEthereum.start(PracticeEthereumSettings.minimal().withContracts(true), CLOCK);
        gateway = NameGateway.start(0, CLOCK);
        gateway.set(name("carol.off.eth"), ALICE);
        chain.advance(1);
        chain.giveName("alice", ALICE, SCRIPT);
        chain.giveName("odd", ALICE, ByteString.of((byte) 0x6a));
        chain.giveName("late", ALICE, SCRIPT);
        chain.setNameGateway(gateway.template());
        chain.advance(1);
        var label = name("late.eth").labelhash().orElseThrow();
        var ended = Wei.of(1_600_000_000L).word();
        chain.setStorage(chain.contracts().names().registrar(), StorageKey.of(1).entry(label), ended);
        chain.advance(2);
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Checkpoint.Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        var started = (EthereumNode.Start.Started) EthereumNode.start(settings, EthereumPorts.over(http, chain.time()));
        node = started.node();
        long newest = chain.snapshot().get().head().value() - 1;
        try (var changes = Awaiting.changesOf(node.snapshot())) {
            assertThat(changes.until(
                            () -> node.snapshot()
                                    .get()
                                    .head()
                                    .filter(head -> head.slot().value() >= newest)
                                    .isPresent(),
                            Duration.ofMinutes(1)))
                    .isTrue();
        }
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
        gateway.close();
        chain.close();
        http.close();
    }

    private static EnsName name(String text) {
        return ((Normalization.Normalized) EnsName.normalize(text)).name();
    }

    private NameLook looks(String typed, CoinType coin, String... agreed) {
        var gateways = new HttpGateways(http, Duration.ofSeconds(5));
        return new NamesOnChain(chain.chain(), node, gateways, chain.time(), Runnable::run)
                .look(typed, coin, Set.of(agreed))
                .join();
    }

    @Test
    void aProvenNameIsPaidAtItsAddress() {
        var found = (NameLook.Found) looks("Alice.eth", CoinType.BITCOIN);
        assertThat(found.finding()).isInstanceOf(Proven.class);
        assertThat(found.end()).isPresent();
        assertThat(NamedPayee.of(found, Network.BITCOIN_REGTEST)
                        .orElseThrow()
                        .address()
                        .text())
                .isEqualTo("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
        assertThat(((NameLook.Found) looks("alice.eth", CoinType.ETHER)).value())
                .isEqualTo(ALICE.value());
    }

    @Test
    void aNameWhoseRecordIsNoAddressPaysNobody() {
        var found = (NameLook.Found) looks("odd.eth", CoinType.BITCOIN);
        assertThat(NamedPayee.of(found, Network.BITCOIN_REGTEST)).isEmpty();
    }

    @Test
    void anExpiredNameStandsForNothing() {
        assertThat(looks("late.eth", CoinType.BITCOIN)).isInstanceOf(NameLook.Expired.class);
        assertThat(looks("sub.late.eth", CoinType.BITCOIN)).isInstanceOf(NameLook.Expired.class);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(looks("nobody.eth", CoinType.BITCOIN))
                .isInstanceOfSatisfying(
                        NameLook.Without.class, it -> assertThat(it.why()).isEqualTo(new NameAnswer.NoResolver()));
        assertThat(looks("a..eth", CoinType.BITCOIN)).isEqualTo(new NameLook.NotAName(new NameFault.EmptyLabel()));
    }

    @Test
    void outsideTheChainOnlyAgreedHostsAreAsked() {
        var elsewhere = new NameLook.Elsewhere(name("carol.off.eth"), List.of("127.0.0.1"));
        assertThat(looks("carol.off.eth", CoinType.ETHER)).isEqualTo(elsewhere);
        assertThat(looks("carol.off.eth", CoinType.ETHER, "other.example.com")).isEqualTo(elsewhere);
        var found = (NameLook.Found) looks("carol.off.eth", CoinType.ETHER, "127.0.0.1");
        assertThat(found.finding()).isInstanceOf(Claimed.class);
        assertThat(found.value()).isEqualTo(ALICE.value());
    }
}
