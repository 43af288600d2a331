package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameSystem;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.source.HttpGateways;
import dev.touchstone.spv.practice.ethereum.NameGateway;
import dev.touchstone.spv.practice.ethereum.NameGatewayAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The practice network with a few names and a gateway, and a node that follows it over HTTP. Used on the
/// thread of the test.
final class NamedChain implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    static final NameSystem SYSTEM = NameSystems.of(1337).orElseThrow();
    static final EthereumAddress ALICE = address(0xa1);
    static final EthereumAddress BOB = address(0xb0);
    static final EthereumAddress EVE = address(0xee);
    static final ByteString SCRIPT =
            ByteString.fromHex("0014751e76e8199196d454941c45d1b3a323f1433bd6").orElseThrow();
    static final NameRecord ETHER = new NameRecord.Address(CoinType.ETHER);

    final AtomicInteger asked = new AtomicInteger();
    final PracticeEthereum chain;
    final NameGateway gateway;
    final TestNode test;
    private final HttpClient http;
    private volatile NameGatewayAnswers lies = NameGatewayAnswers.HONEST;

    private NamedChain(PracticeEthereum chain, Path folder) throws IOException {
        this.chain = chain;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.gateway = NameGateway.start(0, CLOCK, (request, honest) -> {
            asked.incrementAndGet();
            return lies.answer(request, honest);
        });
        gateway.set(name("carol.off.eth"), EVE);
        chain.advance(1);
        chain.giveName("alice", ALICE, SCRIPT);
        chain.giveName("bob", BOB, ByteString.EMPTY);
        chain.setNameGateway(gateway.template());
        chain.advance(2);
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        this.test = TestNode.of(EthereumNode.start(settings, EthereumPorts.over(http, chain.time())));
    }

    static NamedChain start(Path folder) throws Exception {
        return start(folder, PracticeEthereumAnswers.HONEST);
    }

    /// The same, with an execution node that says what `answers` makes of the truth.
    static NamedChain start(Path folder, PracticeEthereumAnswers answers) throws Exception {
        var settings = PracticeEthereumSettings.minimal().withContracts(true);
        var named = new NamedChain(PracticeEthereum.start(settings, CLOCK, answers), folder);
        named.awaitNewest();
        return named;
    }

    static EthereumAddress address(int first) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[0] = (byte) first;
        return EthereumAddress.of(bytes);
    }

    static EnsName name(String text) {
        return ((Normalization.Normalized) EnsName.normalize(text)).name();
    }

    /// The gateway says this from now on.
    void lie(NameGatewayAnswers answers) {
        lies = answers;
    }

    /// Lets a block pass, and the node see it.
    void pass() throws InterruptedException {
        chain.advance(2);
        awaitNewest();
    }

    private void awaitNewest() throws InterruptedException {
        long newest = chain.snapshot().get().head().value() - 1;
        test.awaits(
                "head " + newest,
                now -> now.head().filter(h -> h.slot().value() >= newest).isPresent());
    }

    Names names() {
        return new Names(chain.chain(), test.node(), HeadKind.SIGNED, CLOCK);
    }

    /// Asks whom the contract names, where that was agreed to.
    GatewayRound round(Predicate<String> agreed, Duration patience) {
        return new GatewayRound(new HttpGateways(http, patience), agreed);
    }

    Proven<CallResult> call(EthereumAddress to, ByteString data) {
        return (Proven<CallResult>) test.node().call(CallInput.of(to, data), HeadKind.SIGNED);
    }

    static Resolution asks(String name, NameRecord record) {
        return Resolution.of(SYSTEM, name(name), record).orElseThrow();
    }

    static <T> T proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return ((Proven<T>) finding).value();
    }

    @Override
    public void close() throws IOException {
        test.close();
        gateway.close();
        chain.close();
        http.close();
    }
}
