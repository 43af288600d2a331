package dev.touchstone.wallet.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.testsupport.TokenWorld;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the kernel proves of tokens and collectibles, as the ledger shows and remembers it.
final class TokenLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");
    private static final EthereumAddress ALICE = SmallState.ALICE;
    private static final long HEAD = 20;
    private static final BigInteger ALICES_UNITS = SmallContracts.aliceHas(SmallState.FIRST + HEAD);

    private final TokenWorld world = new TokenWorld();
    private final EthereumLedger accounts = new EthereumLedger();
    private final TokenLedger tokens = new TokenLedger();
    private final TokenContract token = new TokenContract(world.chain(), SmallContracts.TOKEN);
    private final NftRef seven = new NftRef(world.chain(), SmallContracts.NFT, BigInteger.valueOf(7));

    private TokenLedgerTest() {
        accounts.found(world.chain(), Map.of());
        accounts.apply(new WalletEvent.EthereumAccountAdded(new EthereumAccount.WatchOnly(ALICE), NOW));
    }

    private TokenHoldings look(TokenLedger ledger) {
        return ledger.look(accounts.look(Network.BITCOIN_REGTEST, _ -> ""));
    }

    private TokenHoldings look() {
        return look(tokens);
    }

    private void addToken() {
        tokens.apply(new WalletEvent.TokenAdded(token, NOW));
    }

    private void addSeven() {
        tokens.apply(new WalletEvent.CollectibleAdded(seven, NOW));
    }

    private Map<TokenQuestion<?>, Finding<?>> answer(long slot) {
        var answers = world.answers(slot, look().questions());
        tokens.found(world.chain(), answers);
        return answers;
    }

    private TokenHolding token() {
        return look().token(token).orElseThrow();
    }

    private TokenShare alices() {
        return token().shares().getFirst();
    }

    @Test
    void showsWhatTheContractSaysAndWhatEachAccountHas() {
        addToken();
        assertThat(token().decimals()).isEqualTo(new TokenDecimals.NotYetKnown());
        assertThat(look().isPending()).isTrue();
        answer(HEAD);
        assertThat(token().decimals()).isEqualTo(new TokenDecimals.Known(18));
        assertThat(alices().account().address()).isEqualTo(ALICE);
        assertThat(alices().units().finding())
                .isInstanceOfSatisfying(
                        Proven.class, proven -> assertThat(proven.value()).isEqualTo(ALICES_UNITS));
        assertThat(token().owners()).hasSize(1);
        assertThat(look().missing()).isEmpty();
        assertThat(look().isPending()).isFalse();
    }

    @Test
    void aTokenWithoutANameIsToldByItsAddress() {
        addToken();
        answer(HEAD);
        assertThat(token().symbol().isRefused()).isTrue();
        assertThat(token().callsItself()).isEmpty();
        assertThat(look().isMistakable(token())).isTrue();
        assertThat(token().isNoToken()).isFalse();
    }

    @Test
    void asksOnlyOnceWhatContractsSayOnceAndForAll() {
        addToken();
        var at = SmallContracts.TOKEN;
        TokenQuestion<?> balance = new Erc20.BalanceOf(at, ALICE);
        assertThat(look().questions())
                .containsExactlyInAnyOrder(new Erc20.Symbol(at), new Erc20.Name(at), new Erc20.Decimals(at), balance);
        answer(HEAD);
        assertThat(look().questions()).isEqualTo(List.of(balance));
    }

    @Test
    void whatWasProvenStaysAsOfItsBlockWhenNothingNewerIs() {
        addToken();
        answer(HEAD);
        var before = alices().units().finding();
        Finding<BigInteger> pending = Pending.because(new Pending.Reason.NobodyProves());
        tokens.found(world.chain(), Map.of(alices().units().question(), pending));
        assertThat(alices().units().finding()).isSameAs(before);
        assertThat(look().missing()).contains(new Pending.Reason.NobodyProves());
        tokens.lost(world.chain(), new Pending.Reason.Offline());
        assertThat(alices().units().finding()).isSameAs(before);
        assertThat(look().missing()).contains(new Pending.Reason.Offline());
    }

    @Test
    void aLieTakesThePlaceOfWhatWasProven() {
        addToken();
        answer(HEAD);
        Finding<BigInteger> lie = new Refuted<>(new Refutation.TrieNodeHashMismatch(3));
        tokens.found(world.chain(), Map.of(alices().units().question(), lie));
        assertThat(alices().units().finding()).isEqualTo(lie);
        assertThat(alices().units().known()).isEmpty();
        assertThat(look().missing()).contains(new Pending.Reason.NobodyProves());
    }

    @Test
    void anotherChainsFindingsAreForgotten() {
        addToken();
        answer(HEAD);
        tokens.found("elsewhere", Map.of());
        assertThat(alices().units().finding()).isInstanceOf(Pending.class);
        tokens.apply(new WalletEvent.TokenHidden(token, NOW));
        assertThat(look().tokens()).isEmpty();
        assertThat(look().questions()).isEmpty();
    }

    /// What an account of this wallet owns is its own by the kernel's rule.
    @Test
    void aCollectibleIsOursWhereTheContractNamesOneOfOurAccounts() {
        addSeven();
        assertThat(standing(seven)).isInstanceOf(Standing.KindNotKnown.class);
        answer(HEAD);
        answer(HEAD);
        assertThat(whose(seven)).isInstanceOfSatisfying(Whose.Ours.class, ours -> {
            assertThat(ours.account().address()).isEqualTo(ALICE);
            assertThat(ours.ownership())
                    .isInstanceOfSatisfying(
                            Proven.class,
                            proven -> assertThat(proven.value())
                                    .hasToString("Ownership[contract=" + SmallContracts.NFT + ", id=7, owner=" + ALICE
                                            + "]"));
        });
        assertThat(look().questions())
                .as("where it is described is refused so far, and may be said later")
                .containsExactlyInAnyOrder(
                        new Erc721.OwnerOf(SmallContracts.NFT, BigInteger.valueOf(7)),
                        new Erc721.TokenUri(SmallContracts.NFT, BigInteger.valueOf(7)),
                        new Erc721.BalanceOf(SmallContracts.NFT, ALICE));
    }

    @Test
    void aCollectibleOfSomebodyElseOrNobodyIsNotOurs() {
        var eight = new NftRef(world.chain(), SmallContracts.NFT, BigInteger.valueOf(8));
        addSeven();
        tokens.apply(new WalletEvent.CollectibleAdded(eight, NOW));
        accounts.apply(new WalletEvent.EthereumAccountHidden(ALICE, NOW));
        answer(HEAD);
        answer(HEAD);
        assertThat(whose(seven)).isEqualTo(new Whose.Another(ALICE));
        assertThat(whose(eight)).isEqualTo(new Whose.Nobody());
    }

    private Standing standing(NftRef ref) {
        return look().collectible(ref).orElseThrow().standing();
    }

    private Whose whose(NftRef ref) {
        if (standing(ref) instanceof Standing.Single(var _, var whose)) return whose;
        throw new AssertionError(standing(ref));
    }

    private WalletEvent.AnswerProven last(Map<TokenQuestion<?>, Finding<?>> answers, TokenQuestion<?> question) {
        var proven = (Proven<?>) requireNonNull(answers.get(question));
        return new WalletEvent.AnswerProven(world.chain(), LastAnswer.of(proven).orElseThrow(), NOW);
    }

    @Test
    void whatWasProvenLastIsRememberedThroughTheJournal() {
        addToken();
        addSeven();
        var answers = new HashMap<>(answer(HEAD));
        answers.putAll(answer(HEAD));
        var reopened = new TokenLedger();
        reopened.apply(new WalletEvent.TokenAdded(token, NOW));
        reopened.apply(new WalletEvent.CollectibleAdded(seven, NOW));
        for (var answer : answers.values()) {
            if (!(answer instanceof Proven<?> proven)) continue;
            var event = new WalletEvent.AnswerProven(
                    world.chain(), LastAnswer.of(proven).orElseThrow(), NOW);
            var read = EventCodec.read(EventCodec.write(event)).toOptional().orElseThrow();
            assertThat(read).isEqualTo(event);
            reopened.apply((WalletEvent.AnswerProven) read);
        }
        var units =
                look(reopened).token(token).orElseThrow().shares().getFirst().units();
        assertThat(units.isRemembered()).isTrue();
        assertThat(units.known()).contains(ALICES_UNITS);
        assertThat(look(reopened).token(token).orElseThrow().decimals()).isEqualTo(new TokenDecimals.Known(18));
    }

    @Test
    void whatAContractDoesNotSayIsRememberedThroughTheJournalUntilItSaysIt() {
        TokenQuestion<?> decimals = new Erc20.Decimals(SmallContracts.TOKEN);
        var refusal = new WalletEvent.AnswerRefused(world.chain(), decimals, NOW);
        assertThat(tokens.isNews(refusal)).isTrue();
        var reopened = new TokenLedger();
        reopened.apply(new WalletEvent.TokenAdded(token, NOW));
        reopened.apply((WalletEvent.OfTokens)
                EventCodec.read(EventCodec.write(refusal)).toOptional().orElseThrow());
        assertThat(reopened.isNews(refusal)).as("the same").isFalse();
        assertThat(look(reopened).token(token).orElseThrow().decimals()).isEqualTo(new TokenDecimals.Silent());
        assertThat(look(reopened).questions()).as("it is asked all the same").contains(decimals);
        var said = last(world.answers(HEAD, List.of(decimals)), decimals);
        assertThat(reopened.isNews(said)).isTrue();
        reopened.apply(said);
        assertThat(look(reopened).token(token).orElseThrow().decimals()).isEqualTo(new TokenDecimals.Known(18));
        assertThat(reopened.isNews(refusal)).as("after an answer").isTrue();
    }

    @Test
    void aRefusalTakesThePlaceOfWhatWasAnsweredBefore() {
        addToken();
        TokenQuestion<?> balance = new Erc20.BalanceOf(SmallContracts.TOKEN, ALICE);
        var answer = last(world.answers(HEAD, List.of(balance)), balance);
        tokens.apply(answer);
        assertThat(alices().units().isRemembered()).isTrue();
        tokens.apply(new WalletEvent.AnswerRefused(world.chain(), balance, NOW));
        assertThat(alices().units().isRemembered()).isFalse();
        assertThat(alices().units().isRefused()).isTrue();
        assertThat(tokens.isNews(answer)).as("the same answer again").isTrue();
    }

    @Test
    void whatTheyHadTogetherIsShownOnlyWhereEachWasProvenOnce() {
        addToken();
        assertThat(token().lastTotal()).isEmpty();
        for (var answer : answer(HEAD).values()) {
            if (answer instanceof Proven<?> proven)
                tokens.apply(new WalletEvent.AnswerProven(
                        world.chain(), LastAnswer.of(proven).orElseThrow(), NOW));
        }
        tokens.found("other", Map.of());
        assertThat(token().total().isProven()).isFalse();
        var each = token().shares().stream()
                .map(share -> share.units().known().orElseThrow())
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(token().lastTotal())
                .hasValueSatisfying(last -> assertThat(last.units()).isEqualTo(each));
    }

    @Test
    void writesOnlyWhatIsNews() {
        addToken();
        TokenQuestion<?> decimals = new Erc20.Decimals(SmallContracts.TOKEN);
        TokenQuestion<?> balance = new Erc20.BalanceOf(SmallContracts.TOKEN, ALICE);
        var questions = List.of(decimals, balance);
        var older = world.answers(HEAD, questions);
        var newer = world.answers(HEAD + 1, questions);
        assertThat(tokens.isNews(last(newer, decimals))).isTrue();
        tokens.apply(last(newer, decimals));
        tokens.apply(last(newer, balance));
        assertThat(tokens.isNews(last(older, balance)))
                .as("from an older block")
                .isFalse();
        assertThat(tokens.isNews(last(newer, decimals))).as("the same").isFalse();
        assertThat(tokens.isNews(last(world.answers(HEAD + 2, questions), balance)))
                .isTrue();
    }
}
