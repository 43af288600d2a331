package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.NextBlock;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.TokenEvents;
import dev.touchstone.spv.ethereum.simulation.Told;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.payment.ethereum.EffectWarning.Means;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What transactions change for a wallet, and what it is warned of.
class TransactionEffectsTest {
    private static final EthereumAddress OURS = address(1);
    private static final EthereumAddress OTHER = address(2);
    private static final EthereumAddress TOKEN = address(3);
    private static final EthereumAddress SPENDER = address(4);
    private static final BigInteger MAX = Wei.MAX.value();

    private static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    private static BigInteger units(long number) {
        return BigInteger.valueOf(number);
    }

    private static UnsignedTransaction transaction(EthereumAddress from, long nonce) {
        return new UnsignedTransaction(
                from,
                TransactionType.LEGACY,
                nonce,
                new Fees.GasPrice(Wei.of(1)),
                100_000,
                new Destination.To(TOKEN),
                Wei.ZERO,
                ByteString.EMPTY,
                List.of(),
                List.of());
    }

    private static SimulatedTransaction tried(Ending ending, Set<BlockFact> reads, Effect... effects) {
        return new SimulatedTransaction(
                ending,
                50_000,
                Wei.of(50_000),
                OptionalLong.of(60_000),
                reads,
                List.of(),
                List.of(),
                Arrays.asList(effects));
    }

    private static SimulatedTransaction tried(Effect... effects) {
        return tried(new Ending.Succeeds(ByteString.EMPTY, Optional.empty()), Set.of(), effects);
    }

    private static TransactionEffects effects(EthereumAddress from, SimulatedTransaction... transactions) {
        var asked = new ArrayList<UnsignedTransaction>();
        for (int i = 0; i < transactions.length; i++) asked.add(transaction(from, i));
        var block = new NextBlock(BlockNumber.of(9), 0, Wei.of(1), Wei.ZERO, 30_000_000);
        var simulated =
                new Simulated(new SimulationInput(asked, 0, List.of(), List.of()), block, List.of(transactions));
        return TransactionEffects.of("practice", simulated, new ChainPoint(Height.of(8), Hash256.ZERO), Set.of(OURS));
    }

    private static TransactionEffects effects(Effect... effects) {
        return effects(OURS, tried(effects));
    }

    private static Effect.Holding holding(EthereumAddress account, long before, long after, long logged) {
        return new Effect.Holding(
                new TokenAsset.Units(TOKEN),
                account,
                new Told.Answered<>(units(before), units(after)),
                units(Math.max(0, logged)),
                units(Math.max(0, -logged)));
    }

    private static Effect.Allowance allowance(EthereumAddress through, BigInteger before, BigInteger after) {
        return new Effect.Allowance(
                TOKEN, OURS, SPENDER, through, new Told.Answered<>(before, after), after, Optional.empty());
    }

    private static List<String> codes(TransactionEffects effects) {
        return effects.warnings().stream().map(EffectWarning::code).toList();
    }

    @Test
    void onlyWhatIsOursIsTold() {
        var ether = new Effect.Ether(OURS, Wei.of(9), Wei.of(4), Wei.ZERO, Wei.of(3), Wei.of(2));
        var others = new Effect.Ether(OTHER, Wei.ZERO, Wei.of(3), Wei.of(3), Wei.ZERO, Wei.ZERO);
        var effects = effects(holding(OTHER, 0, 5, 5), holding(OURS, 10, 5, -5), others, ether);
        assertThat(effects.changes())
                .extracting(AssetChange::asset)
                .containsExactly(
                        new AssetId.Ether("practice"), new AssetId.Token(new TokenContract("practice", TOKEN)));
        assertThat(effects.changes().getFirst().amounts()).isEqualTo(new AssetChange.Amounts.Known(units(9), units(4)));
        assertThat(effects.fee()).isEqualTo(Wei.of(2));
        assertThat(effects.losses()).hasSize(2);
        assertThat(effects.gains()).isEmpty();
        assertThat(effects.warnings()).isEmpty();
    }

    @Test
    void severalTransactionsMakeOneChange() {
        var effects = effects(OURS, tried(holding(OURS, 10, 7, -3)), tried(holding(OURS, 7, 9, 2)));
        assertThat(effects.changes())
                .containsExactly(new AssetChange(
                        OURS,
                        new AssetId.Token(new TokenContract("practice", TOKEN)),
                        new AssetChange.Amounts.Known(units(10), units(9)),
                        Agreement.AGREES));
    }

    @Test
    void drainersPatternsAreNamedMostSeriousFirst() {
        var effects = effects(
                new Effect.Unnamed(SPENDER, 2),
                allowance(TOKEN, BigInteger.ZERO, MAX),
                new Effect.Operator(TOKEN, OURS, SPENDER, true, new Told.Answered<>(false, true)),
                new Effect.Delegation(OURS, Optional.empty(), Optional.of(SPENDER)),
                new Effect.OwnerChange(TOKEN, OURS, SPENDER, new Told.Answered<>(OURS, SPENDER)),
                new Effect.OwnStorage(OURS, 1),
                holding(OURS, 10, 0, -10));
        assertThat(codes(effects))
                .containsExactly(
                        "delegation",
                        "approval-for-all",
                        "unlimited-allowance",
                        "ownership-transfer",
                        "loses-all",
                        "own-storage",
                        "effect-unknown");
    }

    @Test
    void anAllowanceIsNamedByHowItComesAbout() {
        assertThat(effects(allowance(TOKEN, BigInteger.ZERO, units(5))).warnings())
                .containsExactly(new EffectWarning.Allowance(TOKEN, OURS, SPENDER, units(5), Means.TRANSACTION));
        assertThat(effects(OTHER, tried(allowance(TOKEN, BigInteger.ZERO, units(5))))
                        .warnings())
                .containsExactly(new EffectWarning.Allowance(TOKEN, OURS, SPENDER, units(5), Means.SIGNATURE));
        assertThat(codes(effects(OTHER, tried(allowance(TOKEN, BigInteger.ZERO, units(5))))))
                .containsExactly("permit");
        assertThat(effects(allowance(TokenEvents.PERMIT2, BigInteger.ZERO, MAX)).warnings())
                .containsExactly(new EffectWarning.UnlimitedAllowance(TOKEN, OURS, SPENDER, Means.PERMIT2));
    }

    @Test
    void whatIsTakenBackIsNoRisk() {
        assertThat(effects(
                                allowance(TOKEN, MAX, BigInteger.ZERO),
                                new Effect.Operator(TOKEN, OURS, SPENDER, false, new Told.Answered<>(true, false)),
                                new Effect.Delegation(OURS, Optional.of(SPENDER), Optional.empty()),
                                new Effect.PieceApproval(
                                        new TokenAsset.Piece(TOKEN, units(1)),
                                        OURS,
                                        EthereumAddress.ZERO,
                                        new Told.Answered<>(SPENDER, EthereumAddress.ZERO)))
                        .warnings())
                .isEmpty();
        assertThat(effects(allowance(TOKEN, MAX, units(10))).warnings()).isEmpty();
    }

    /// An answer counts more than a log: a contract that logs a small allowance and gives all is caught by it.
    @Test
    void whatTheContractAnswersCountsMoreThanItsLog() {
        var lying = new Effect.Allowance(
                TOKEN, OURS, SPENDER, TOKEN, new Told.Answered<>(BigInteger.ZERO, MAX), units(1), Optional.empty());
        assertThat(codes(effects(lying))).containsExactly("unlimited-allowance");
    }

    @Test
    void logsThatLieAreNamed() {
        assertThat(codes(effects(holding(OURS, 10, 10, 5)))).containsExactly("log-mismatch");
        assertThat(codes(effects(holding(OURS, 10, 4, 0)))).containsExactly("log-mismatch");
        assertThat(codes(effects(holding(OURS, 10, 14, 0)))).isEmpty();
        var silent =
                new Effect.Holding(new TokenAsset.Units(TOKEN), OURS, new Told.Silent<>(), BigInteger.ZERO, units(4));
        assertThat(codes(effects(silent))).containsExactly("only-logged");
    }

    @Test
    void whatFailsOrDependsOnTheBlockIsNamed() {
        var fails = tried(new Ending.Reverts(ByteString.EMPTY), Set.of(BlockFact.TIME, BlockFact.RANDOMNESS));
        var effects = effects(OURS, fails);
        assertThat(effects.warnings())
                .containsExactly(
                        new EffectWarning.DependsOnBlock(Set.of(BlockFact.RANDOMNESS)),
                        new EffectWarning.Fails(new Ending.Reverts(ByteString.EMPTY)));
    }

    @Test
    void whatHappensToOthersIsNoWarning() {
        assertThat(effects(
                                new Effect.Operator(TOKEN, OTHER, SPENDER, true, new Told.Answered<>(false, true)),
                                new Effect.Delegation(OTHER, Optional.empty(), Optional.of(SPENDER)),
                                new Effect.OwnerChange(TOKEN, OTHER, SPENDER, new Told.Silent<>()),
                                holding(OTHER, 10, 0, -10))
                        .warnings())
                .isEmpty();
    }
}
