package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.practice.ethereum.PracticeGiveResult;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.EthereumHistory;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of an open wallet is found in the background, block by block, on a practice chain over real HTTP.
class HistoryOnChainTest {
    private static final Wei HALF = Wei.of(500_000_000_000_000_000L);

    private EtherPaymentWorld world;
    private HistoryOnChain history;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory);
        history = HistoryOnChain.join(world.wallet(), world.node);
    }

    @AfterEach
    void stop() throws Exception {
        history.close();
        world.close();
    }

    private EthereumHistory.Sum sum(WalletSnapshot now) {
        return now.ethereumHistory().sum(Subject.ether(world.account())).orElseThrow();
    }

    private List<EthereumEntry> awaits(int entries, Predicate<EthereumHistory.Sum> sum) throws InterruptedException {
        return world.awaits(
                        entries + " entries",
                        now -> now.ethereumHistory().entries().size() == entries && sum.test(sum(now)))
                .ethereumHistory()
                .entries();
    }

    private static boolean isAll(EthereumHistory.Sum sum) {
        return sum.isWhole()
                && sum.reach().filter(it -> it.span().isFromTheStart()).isPresent();
    }

    @Test
    void whatCameAndWentIsFoundAndAddsUpFromTheStart() throws Exception {
        awaits(1, HistoryOnChainTest::isAll);
        var hash = world.signs(world.drafts(world.payment(HALF)));
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.advance(1);
        var entries = awaits(2, HistoryOnChainTest::isAll);
        var sent = entries.getFirst();
        assertThat(sent.transaction()).contains(hash);
        assertThat(sent.direction()).isEqualTo(Direction.OUT);
        assertThat(sent.counterpart()).contains(EtherPaymentWorld.BOB);
        assertThat(sent.fee()).isPresent();
        assertThat(sent.receipt().isProven()).isTrue();
        assertThat(world.wallet().snapshot().get().ethereumHistory().payees()).containsExactly(EtherPaymentWorld.BOB);
    }

    @Test
    void whatNoPaymentExplainsIsAnAmountOfItsBlock() throws Exception {
        awaits(1, HistoryOnChainTest::isAll);
        world.chain.setBalance(world.account(), Wei.PER_ETHER.times(12));
        world.advance(1);
        var newest = awaits(2, HistoryOnChainTest::isAll).getFirst().principal().movement();
        assertThat(newest.cause()).isInstanceOf(Movement.Besides.class);
        assertThat(newest.change()).isEqualTo(Wei.PER_ETHER.times(2).value());
    }

    @Test
    void tokensAreFollowedOnceTheUserWantsToSeeThem() throws Exception {
        var token = world.chain.contracts().token();
        awaits(1, HistoryOnChainTest::isAll);
        world.wallet().tokens().add(token).join();
        var subject = Subject.token(world.account(), token);
        world.awaits(
                "a history of the token",
                now -> now.ethereumHistory()
                        .sum(subject)
                        .filter(sum -> sum.reach().isPresent())
                        .isPresent());
        try (var _ = TokensOnChain.join(world.wallet(), world.node)) {
            world.chain.giveToken(world.account(), BigInteger.TEN);
            world.advance(1);
            var now = world.awaits(
                    "the token's history adds up",
                    it -> it.ethereumHistory().entries().size() == 2
                            && it.ethereumHistory()
                                    .sum(subject)
                                    .orElseThrow()
                                    .reconciliation()
                                    .isProven());
            var part = now.ethereumHistory().entries().getFirst().principal();
            assertThat(part.asset()).isEqualTo(new MovedAsset.Token(token));
            assertThat(part.movement().change()).isEqualTo(BigInteger.TEN);
            assertThat(now.tokens().token(new TokenContract("practice", token))).isPresent();
        }
    }

    @Test
    void collectiblesAreFollowedAndMakeWhatTheAccountHasOfTheirCollection() throws Exception {
        var pieces = world.chain.contracts().pieces();
        awaits(1, HistoryOnChainTest::isAll);
        var first = piece();
        world.advance(1);
        world.wallet().tokens().addCollectible(pieces, first).join();
        var collection = Subject.collection(world.account(), pieces);
        try (var _ = TokensOnChain.join(world.wallet(), world.node)) {
            world.awaits("a history of the collection", now -> isReached(now, collection));
            world.awaits("the arrival", now -> now.ethereumHistory().entries().size() == 2);
            var second = piece();
            world.advance(1);
            var now = world.awaits(
                    "both arrivals make two of the collection",
                    it -> it.ethereumHistory()
                            .sum(collection)
                            .filter(sum -> sum.reconciliation() instanceof Proven<Reconciliation> proven
                                    && proven.value().movements() == 2)
                            .isPresent());
            assertThat(now.ethereumHistory().entries())
                    .extracting(entry -> entry.principal().asset())
                    .contains(new MovedAsset.Single(pieces, first), new MovedAsset.Single(pieces, second));
            assertThat(now.ethereumHistory().entries())
                    .allMatch(entry -> entry.finding().isProven());
            assertThat(now.ethereumHistory().entries().getFirst().counterpart())
                    .as("it was made")
                    .isEmpty();
        }
    }

    private BigInteger piece() {
        var gift = (PracticeGiveResult.Given) world.chain.giveNft(world.account());
        world.chain.advance(1);
        return world.chain.pieceOf(gift.transaction()).orElseThrow();
    }

    private static boolean isReached(WalletSnapshot now, Subject subject) {
        return now.ethereumHistory()
                .sum(subject)
                .filter(sum -> sum.reach().isPresent())
                .isPresent();
    }

    @Test
    void soManyOfAKindAreFollowedAndAddUp() throws Exception {
        var items = world.chain.contracts().items();
        awaits(1, HistoryOnChainTest::isAll);
        world.wallet().tokens().addCollectible(items, BigInteger.TWO).join();
        var kind = Subject.kind(world.account(), items, BigInteger.TWO);
        try (var _ = TokensOnChain.join(world.wallet(), world.node)) {
            world.advance(1);
            world.awaits("a history of the kind", now -> isReached(now, kind));
            world.chain.giveItem(world.account(), BigInteger.TWO, BigInteger.TEN);
            world.advance(1);
            var now = world.awaits(
                    "ten that came make ten",
                    it -> it.ethereumHistory()
                            .sum(kind)
                            .filter(sum -> sum.reconciliation() instanceof Proven<Reconciliation> proven
                                    && proven.value().movements() == 1)
                            .isPresent());
            assertThat(now.ethereumHistory().entries().getFirst().change(new MovedAsset.Kind(items, BigInteger.TWO)))
                    .isEqualTo(BigInteger.TEN);
        }
    }

    @Test
    void aReplacedBlockIsSaidAndItsPaymentFoundAgainInItsPlace() throws Exception {
        awaits(1, HistoryOnChainTest::isAll);
        world.chain.pay(world.account(), Wei.PER_ETHER);
        world.advance(1);
        var before = awaits(2, HistoryOnChainTest::isAll).getFirst();
        world.chain.reorganise(2);
        world.advance(3);
        var after = world.awaits("the payment in another block", now -> {
                    var entry = now.ethereumHistory().entry(before.key());
                    return entry.filter(it -> !it.left()
                                    && it.finding().isProven()
                                    && !it.block().equals(before.block()))
                            .isPresent();
                })
                .ethereumHistory();
        assertThat(after.entries()).hasSize(2);
        awaits(2, HistoryOnChainTest::isAll);
    }

    @Test
    void afterARestartWhatIsKeptIsProvenAgainAndWhatWasMissedIsFound() throws Exception {
        awaits(1, HistoryOnChainTest::isAll);
        history.close();
        world.shut();
        world.chain.pay(world.account(), Wei.PER_ETHER);
        world.chain.advance(4);
        world.reopen();
        var stored = world.wallet().snapshot().get().ethereumHistory();
        assertThat(stored.entries()).hasSize(1);
        assertThat(stored.entries().getFirst().finding().isProven()).isFalse();
        assertThat(stored.unchecked()).isNotEmpty();
        history = HistoryOnChain.join(world.wallet(), world.node);
        var entries = awaits(2, HistoryOnChainTest::isAll);
        assertThat(entries).allMatch(entry -> entry.finding().isProven());
    }
}
