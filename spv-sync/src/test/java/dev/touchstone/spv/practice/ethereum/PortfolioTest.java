package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.LogSearch;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.ethereum.portfolio.TokenFacts;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.tokenlist.BuiltInLists;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What accounts have, what came to them and what others may take, on the practice chain over real HTTP.
class PortfolioTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final EthereumAddress EVE = new Signing("eve", 1337).address();
    private static final BigInteger TEN = BigInteger.TEN;
    private static final BigInteger ALL = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    @TempDir
    private Path folder;

    private static PracticeEthereum start() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withContracts(true)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER.times(10)));
        return PracticeEthereum.start(settings, CLOCK);
    }

    private EthereumNode follow(PracticeEthereum chain) throws IOException {
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Checkpoint.Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        var started = EthereumNode.start(settings, EthereumPorts.over(HttpClient.newHttpClient(), chain.time()));
        return ((EthereumNode.Start.Started) started).node();
    }

    private static void awaitsNewest(EthereumNode node, PracticeEthereum chain) throws Exception {
        long newest = chain.snapshot().get().head().value() - 1;
        var reached = new CountDownLatch(1);
        try (var _ = node.snapshot().observe(Runnable::run, now -> {
            if (now.head().filter(head -> head.slot().value() >= newest).isPresent()) reached.countDown();
        })) {
            assertThat(reached.await(40, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void calls(PracticeEthereum chain, long nonce, EthereumAddress to, AbiCall call) {
        var draft = Draft.payment(nonce, to, Wei.ZERO).withData(call.data()).withGas(1_000_000);
        assertThat(chain.submit(ALICE.sign(draft).bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
    }

    private static <T> T proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return ((Proven<T>) finding).value();
    }

    private static LogSearch all(EthereumNode node, EthereumAddress account, TokenLogs.Kind kind) {
        var head = (Proven<ExecutionHeader>) node.head(HeadKind.SIGNED);
        long newest = head.value().number().value();
        return new LogSearch(List.of(account), kind, BlockNumber.of(Math.max(0, newest - 60)), BlockNumber.of(newest));
    }

    @Test
    void whatAccountsHaveTogetherWhatCameAndWhatOthersMayTake() throws Exception {
        try (var chain = start();
                var node = follow(chain)) {
            chain.advance(1);
            var contracts = chain.contracts();
            chain.giveToken(ALICE.address(), TEN);
            chain.giveToken(BOB, BigInteger.TWO);
            chain.giveDollar(ALICE.address(), TEN);
            chain.giveNft(ALICE.address());
            chain.giveItem(ALICE.address(), BigInteger.TWO, BigInteger.valueOf(7));
            chain.advance(2);
            var approve = AbiCall.of("approve(address,uint256)");
            calls(chain, 0, contracts.token(), approve.address(EVE).number(ALL));
            calls(chain, 1, contracts.dollar(), approve.address(BOB).number(BigInteger.valueOf(4)));
            calls(
                    chain,
                    2,
                    contracts.pieces(),
                    AbiCall.of("setApprovalForAll(address,bool)").address(EVE).number(BigInteger.ONE));
            calls(chain, 3, contracts.token(), AbiCall.of("delegate(address)").address(BOB));
            chain.advance(3);
            awaitsNewest(node, chain);
            holds(node, contracts);
            isFound(node, contracts);
            mayBeTaken(node, contracts);
            votes(node, contracts);
        }
    }

    private static void holds(EthereumNode node, PracticeContracts contracts) {
        var found = Portfolio.ofListed(
                BuiltInLists.ofThisRelease(), 1337, List.of(ALICE.address(), BOB), node, HeadKind.SIGNED);
        assertThat(found.asked()).isEqualTo(2);
        assertThat(found.unknown()).isEmpty();
        assertThat(found.held())
                .extracting(Portfolio.Held::contract)
                .containsExactly(contracts.token(), contracts.dollar());
        assertThat(proven(found.held().getFirst().total()).units()).isEqualTo(BigInteger.valueOf(12));
        assertThat(proven(found.held().getFirst().symbol())).isEqualTo("PRAC");
        assertThat(Portfolio.ofListed(BuiltInLists.ofThisRelease(), 1337, List.of(EVE), node, HeadKind.SIGNED)
                        .held())
                .isEmpty();
    }

    private static void isFound(EthereumNode node, PracticeContracts contracts) {
        var logs = node.logs(all(node, ALICE.address(), TokenLogs.Kind.MOVED), LogSearch.Progress.NONE);
        assertThat(logs.isWhole()).isTrue();
        var found = Discovery.of(logs, node, HeadKind.SIGNED);
        assertThat(found.tokens().held())
                .extracting(Portfolio.Held::contract)
                .containsExactlyInAnyOrder(contracts.token(), contracts.dollar());
        assertThat(found.owned()).singleElement().satisfies(piece -> {
            assertThat(piece.contract()).isEqualTo(contracts.pieces());
            assertThat(piece.id()).isEqualTo(BigInteger.ONE);
        });
        assertThat(found.stocked()).singleElement().satisfies(stock -> {
            assertThat(stock.id()).isEqualTo(BigInteger.TWO);
            assertThat(proven(stock.units())).isEqualTo(BigInteger.valueOf(7));
        });
    }

    private static void mayBeTaken(EthereumNode node, PracticeContracts contracts) {
        var logs = node.logs(all(node, ALICE.address(), TokenLogs.Kind.ALLOWED), LogSearch.Progress.NONE);
        assertThat(logs.logs()).hasSize(3);
        var found = Allowances.of(new Allowances.Wanted().logs(logs), node, HeadKind.SIGNED);
        assertThat(found.given()).hasSize(2);
        assertThat(found.given())
                .filteredOn(Allowances.Given::isUnlimited)
                .singleElement()
                .satisfies(given -> {
                    assertThat(given.question().contract()).isEqualTo(contracts.token());
                    assertThat(given.question().spender()).isEqualTo(EVE);
                });
        assertThat(found.wholes())
                .singleElement()
                .satisfies(whole -> assertThat(proven(whole.approved())).isTrue());
        var named = new Allowances.Wanted()
                .tokens(List.of(contracts.dollar()), List.of(ALICE.address()), List.of(BOB, EVE));
        var dollars = Allowances.of(named, node, HeadKind.SIGNED);
        assertThat(dollars.asked()).isEqualTo(2);
        assertThat(dollars.given())
                .singleElement()
                .satisfies(given -> assertThat(proven(given.units())).isEqualTo(BigInteger.valueOf(4)));
    }

    private static void votes(EthereumNode node, PracticeContracts contracts) {
        var facts =
                TokenFacts.of(contracts.token(), List.of(ALICE.address(), BOB), List.of(EVE), node, HeadKind.SIGNED);
        assertThat(facts.hasVotes()).isTrue();
        assertThat(proven(facts.votes().getFirst().votes())).isEqualTo(BigInteger.ZERO);
        assertThat(proven(facts.votes().getFirst().delegate())).isEqualTo(BOB);
        assertThat(proven(facts.votes().getLast().votes())).isEqualTo(TEN);
        assertThat(facts.proxy().unproven()).isEmpty();
        assertThat(facts.proxy().implementation()).isEmpty();
        assertThat(TokenFacts.of(contracts.dollar(), List.of(BOB), List.of(), node, HeadKind.SIGNED)
                        .hasVotes())
                .isFalse();
    }
}
