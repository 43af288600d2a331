package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.door.policy.DoorPolicy;
import dev.touchstone.app.door.policy.DoorPolicy.Asset;
import dev.touchstone.app.door.policy.DoorPolicy.Limit;
import dev.touchstone.app.door.policy.UnattendedRequests;
import dev.touchstone.app.door.policy.Witness;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program may have signed by written rules on a practice chain, by what each transaction really does there;
/// everything else is asked.
class UnattendedPaymentsTest {
    private static final AppOrigin BOT = new AppOrigin.Program("bot");
    private static final EthereumAddress SHOP = EtherPaymentWorld.BOB;
    private static final BigInteger UNITS = BigInteger.valueOf(1_000);
    private static final BigInteger ETHER = Wei.PER_ETHER.value();

    private final List<AppRequest> asked = new ArrayList<>();
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    private EtherPaymentWorld world;
    private Path spent;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory);
        world.chain.giveToken(me(), UNITS);
        world.chain.giveNft(me());
        world.advance(1);
        spent = directory.resolve("door-spent.tsv");
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private EthereumAddress me() {
        return world.account();
    }

    private TokenContract token() {
        return new TokenContract("practice", world.chain.contracts().token());
    }

    private static Limit limit(BigInteger perRequest, BigInteger perDay) {
        return new Limit(perRequest, perDay);
    }

    /// Two ether in a request, three in a day: the fee counts with the most that it can be.
    private Map<Asset, Limit> ofEther() {
        return Map.of(new Asset.Ether(), limit(ETHER.multiply(BigInteger.TWO), ETHER.multiply(BigInteger.valueOf(3))));
    }

    private Map<Asset, Limit> ofTokensToo() {
        return Map.of(
                new Asset.Ether(),
                limit(ETHER, ETHER),
                new Asset.Token(token().address()),
                limit(BigInteger.TEN, BigInteger.valueOf(15)));
    }

    private AppDecision asks(Map<Asset, Limit> limits, EthereumOrder order) throws Exception {
        var acts = Set.of(AppAct.SEND);
        var rules = new DoorPolicy.Rules(List.of(me()), acts, limits, Set.of(SHOP), Set.of());
        return asks(new DoorPolicy(Map.of(BOT, rules)), BOT, order);
    }

    private AppDecision asks(DoorPolicy policy, AppOrigin app, EthereumOrder order) throws Exception {
        Witness nobody = (request, _) -> {
            asked.add(request);
            return Witness.Word.NOBODY;
        };
        try (var requests = new UnattendedRequests(
                world.wallet(),
                policy,
                spent,
                nobody,
                EtherPaymentWorld::password,
                () -> world.chain.time().instant().plus(later.get()))) {
            var request = EthereumRequest.of(order, EtherPaymentWorld.NORMAL);
            return requests.ask(new AppRequest.SendTransaction(app, request)).get();
        }
    }

    private void isSigned(AppDecision decision) {
        assertThat(decision).isInstanceOf(AppDecision.ByPolicy.class);
        assertThat(((AppDecision.ByPolicy) decision).decision()).isInstanceOf(AppDecision.Sent.class);
        assertThat(asked).isEmpty();
    }

    private void isAsked(AppDecision decision) {
        assertThat(decision).isEqualTo(new AppDecision.Nobody());
        assertThat(asked).hasSize(1);
        assertThat(world.wallet().snapshot().get().ethereumPayments())
                .as("nothing was signed")
                .isEmpty();
        asked.clear();
    }

    @Test
    void withinItsLimitsAPaymentIsSignedWithoutAsking() throws Exception {
        isSigned(asks(ofEther(), world.payment(Wei.PER_ETHER)));
    }

    @Test
    void aboveTheLimitOfARequestItIsAsked() throws Exception {
        isAsked(asks(ofEther(), world.payment(Wei.PER_ETHER.times(2))));
    }

    @Test
    void whatWasSpentTodayCountsAlsoAfterAStart() throws Exception {
        isSigned(asks(ofEther(), world.payment(Wei.of(ETHER.longValue() / 2 * 3))));
        assertThat(asks(ofEther(), world.payment(Wei.of(ETHER.longValue() / 2 * 3))))
                .isEqualTo(new AppDecision.Nobody());
        asked.clear();
        later.set(Duration.ofHours(25));
        isSigned(asks(ofEther(), world.payment(Wei.of(ETHER.longValue() / 2 * 3))));
    }

    @Test
    void anAssetWithoutALimitMayNotLeave() throws Exception {
        isAsked(asks(ofEther(), new EthereumOrder.PayToken(me(), token(), SHOP, BigInteger.ONE)));
    }

    @Test
    void tokensLeaveUpToTheirOwnLimit() throws Exception {
        isAsked(asks(ofTokensToo(), new EthereumOrder.PayToken(me(), token(), SHOP, BigInteger.valueOf(11))));
        isSigned(asks(ofTokensToo(), new EthereumOrder.PayToken(me(), token(), SHOP, BigInteger.TEN)));
    }

    @Test
    void anApprovalIsSignedForANamedSpenderUpToTheLimitOnly() throws Exception {
        var stranger = EthereumAddress.of(new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
        isAsked(asks(ofTokensToo(), new EthereumOrder.Allow(me(), token(), stranger, BigInteger.ONE)));
        isAsked(asks(ofTokensToo(), new EthereumOrder.Allow(me(), token(), SHOP, BigInteger.valueOf(11))));
        isAsked(asks(ofEther(), new EthereumOrder.Allow(me(), token(), SHOP, BigInteger.ONE)));
        isSigned(asks(ofTokensToo(), new EthereumOrder.Allow(me(), token(), SHOP, BigInteger.TEN)));
    }

    /// Who takes what it may and is let take more again and again has taken all of it.
    @Test
    void whatOthersMayTakeCountsAsSpentToday() throws Exception {
        isSigned(asks(ofTokensToo(), new EthereumOrder.Allow(me(), token(), SHOP, BigInteger.valueOf(6))));
        assertThat(asks(ofTokensToo(), new EthereumOrder.Allow(me(), token(), SHOP, BigInteger.TEN)))
                .isEqualTo(new AppDecision.Nobody());
    }

    @Test
    void anEffectThatNobodyCanNameIsAsked() throws Exception {
        var writesWord = ByteString.fromHex("600160005500").orElseThrow();
        var order = new EthereumOrder.Call(me(), new Destination.NewContract(), Wei.ZERO, writesWord);
        assertThat(world.drafts(order).effects().warnings())
                .hasAtLeastOneElementOfType(EffectWarning.EffectUnknown.class);
        isAsked(asks(ofEther(), order));
    }

    @Test
    void aCallThatFailsIsAsked() throws Exception {
        var fails = ByteString.fromHex("deadbeef").orElseThrow();
        var order = new EthereumOrder.Call(me(), new Destination.To(token().address()), Wei.ZERO, fails);
        isAsked(asks(ofEther(), order));
    }

    @Test
    void rulesOfOneAppAreNotThoseOfAnother() throws Exception {
        var rules = new DoorPolicy.Rules(List.of(me()), Set.of(AppAct.SEND), ofEther(), Set.of(), Set.of());
        var policy = new DoorPolicy(Map.of(BOT, rules));
        isAsked(asks(policy, new AppOrigin.Program("other"), world.payment(Wei.of(1))));
        isAsked(asks(policy, new AppOrigin.Website("https://bot"), world.payment(Wei.of(1))));
    }

    @Test
    void anAccountThatTheRulesDoNotNameIsAsked() throws Exception {
        var rules = new DoorPolicy.Rules(List.of(SHOP), Set.of(AppAct.SEND), ofEther(), Set.of(), Set.of());
        isAsked(asks(new DoorPolicy(Map.of(BOT, rules)), BOT, world.payment(Wei.of(1))));
    }
}
