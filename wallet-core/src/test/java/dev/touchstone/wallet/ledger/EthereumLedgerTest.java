package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.key.ImportedKeys;
import dev.touchstone.wallet.testsupport.EthereumWorld;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EthereumLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");
    private static final EthereumAddress A = address(1);
    private static final EthereumAddress B = address(2);
    private static final EthereumAccount.Derived DERIVED = new EthereumAccount.Derived(0, A);
    private static final EthereumAccount.Imported IMPORTED =
            new EthereumAccount.Imported(B, ByteString.of(new byte[ImportedKeys.SEALED]));
    private static final EthereumAccount.WatchOnly WATCHED = new EthereumAccount.WatchOnly(B);

    private static final Finding<AccountState> NOTHING = Pending.because(new Pending.Reason.NotChecked());

    private final FakeChain chain = new FakeChain();

    private static EthereumAddress address(int n) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[19] = (byte) n;
        return EthereumAddress.of(bytes);
    }

    private void add(EthereumAccount account) {
        chain.ledger.apply(new WalletEvent.EthereumAccountAdded(account, NOW));
    }

    private void hide(EthereumAddress address) {
        chain.ledger.apply(new WalletEvent.EthereumAccountHidden(address, NOW));
    }

    private EthereumHoldings look() {
        return chain.look().ethereum();
    }

    private static LastProven state(int height, Instant time, long nonce, long balance) {
        return new LastProven(new ChainPoint(Height.of(height), Hash256.ZERO), time, nonce, Wei.of(balance));
    }

    private static WalletEvent.EtherProven proven(EthereumAddress address, LastProven state) {
        return new WalletEvent.EtherProven("practice", address, state, NOW);
    }

    private boolean isNews(LastProven state) {
        return chain.ledger.ethereum().isNews(proven(A, state));
    }

    @Test
    void isEmptyInAWalletFromBeforeIt() {
        assertThat(look().enabled()).isFalse();
        assertThat(look().chain()).isEqualTo("practice");
        assertThat(look().accounts()).isEmpty();
        assertThat(look().first()).isEmpty();
        assertThat(look().lastTotal()).isEmpty();
        assertThat(look().total().isProven()).isFalse();
        assertThat(chain.ledger.ethereum().nextIndex()).isZero();
    }

    @Test
    void keepsAccountsInTheOrderInWhichTheyCame() {
        chain.ledger.apply(new WalletEvent.EthereumKeyKept("xpub", 1, NOW));
        add(WATCHED);
        add(DERIVED);
        assertThat(look().enabled()).isTrue();
        assertThat(look().addresses()).containsExactly(B, A);
        assertThat(look().first()).contains(DERIVED);
        assertThat(chain.ledger.ethereum().nextIndex()).isEqualTo(1);
        assertThat(look().account(A).orElseThrow().state())
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.NotChecked()));
    }

    @Test
    void letsAnAccountBecomeMoreAndNeverLess() {
        add(WATCHED);
        add(IMPORTED);
        add(WATCHED);
        assertThat(look().accounts()).extracting(EthereumHolding::account).containsExactly(IMPORTED);
        var derived = new EthereumAccount.Derived(4, B);
        add(derived);
        add(IMPORTED);
        assertThat(look().accounts()).extracting(EthereumHolding::account).containsExactly(derived);
        assertThat(chain.ledger.ethereum().nextIndex()).isEqualTo(5);
    }

    @Test
    void hidesWhatThePhraseDoesNotMakeAndShowsItAgain() {
        add(DERIVED);
        add(IMPORTED);
        hide(A);
        hide(B);
        assertThat(look().addresses()).containsExactly(A);
        assertThat(chain.ledger.ethereum().account(B)).isEmpty();
        add(WATCHED);
        assertThat(look().accounts()).extracting(EthereumHolding::account).containsExactly(DERIVED, IMPORTED);
    }

    @Test
    void showsTheLabelOfAnAccount() {
        add(DERIVED);
        chain.ledger.apply(new WalletEvent.LabelSet(new LabelTarget.OnEthereumAddress(A), "Savings"));
        assertThat(look().account(A).orElseThrow().label()).isEqualTo("Savings");
    }

    @Test
    void remembersWhatWasLastProvenOnEachChain() {
        add(DERIVED);
        add(IMPORTED);
        chain.ledger.apply(proven(A, state(5, NOW, 1, 700)));
        assertThat(look().lastTotal()).isEmpty();
        chain.ledger.apply(proven(B, state(9, NOW.plusSeconds(60), 0, 11)));
        chain.ledger.apply(new WalletEvent.EtherProven("hoodi", B, state(9, NOW, 0, 1_000_000), NOW));
        assertThat(look().account(A).orElseThrow().last()).contains(state(5, NOW, 1, 700));
        assertThat(look().lastTotal()).contains(new EthereumHoldings.LastTotal(Wei.of(711), NOW));
        chain.ledger.ethereum().lost("hoodi", new Pending.Reason.Offline());
        assertThat(look().chain()).isEqualTo("hoodi");
        assertThat(look().account(A).orElseThrow().last()).isEmpty();
        assertThat(look().account(B).orElseThrow().last().orElseThrow().balance())
                .isEqualTo(Wei.of(1_000_000));
    }

    @Test
    void addsNothingUpThatNoAmountCanBe() {
        add(DERIVED);
        add(IMPORTED);
        var all = new LastProven(new ChainPoint(Height.of(1), Hash256.ZERO), NOW, 0, Wei.MAX);
        chain.ledger.apply(proven(A, all));
        chain.ledger.apply(proven(B, all));
        assertThat(look().lastTotal()).isEmpty();
    }

    @Test
    void writesDownWhatChangedAndOtherwiseOnceAnHour() {
        assertThat(isNews(state(5, NOW, 0, 1))).isFalse();
        add(DERIVED);
        assertThat(isNews(state(5, NOW, 0, 1))).isTrue();
        chain.ledger.apply(proven(A, state(5, NOW, 0, 1)));
        assertThat(isNews(state(6, NOW.plusSeconds(12), 0, 1))).isFalse();
        assertThat(isNews(state(6, NOW.plusSeconds(12), 0, 2))).isTrue();
        assertThat(isNews(state(6, NOW.plusSeconds(12), 1, 1))).isTrue();
        assertThat(isNews(state(304, NOW.plusSeconds(3599), 0, 1))).isFalse();
        assertThat(isNews(state(305, NOW.plusSeconds(3600), 0, 1))).isTrue();
        assertThat(isNews(state(4, NOW.minusSeconds(12), 0, 2))).isFalse();
    }

    private static Map<EthereumAddress, Finding<AccountState>> found(long block, long ofA, long ofB) {
        return EthereumWorld.at(block, NOW.plusSeconds(12 * block))
                .holding(A, Wei.of(ofA))
                .holding(B, Wei.of(ofB))
                .find(A, B);
    }

    private void isPending(Pending.Reason reason, long soFar) {
        assertThat(look().total())
                .isInstanceOfSatisfying(
                        Pending.class, pending -> assertThat(pending.reason()).isEqualTo(reason));
        assertThat(look().total().shown().map(EtherTotal::total)).contains(Wei.of(soFar));
    }

    @Test
    void addsUpWhatIsProvenInTheSameBlock() {
        add(DERIVED);
        add(IMPORTED);
        chain.ledger.ethereum().found("practice", found(5, 700, 11));
        assertThat(look().missing()).isEmpty();
        assertThat(look().total())
                .isInstanceOfSatisfying(
                        Proven.class,
                        proven -> assertThat(proven.value()).isEqualTo(new EtherTotal(Wei.of(711), List.of(A, B))));
        var later = found(6, 500, 0);
        chain.ledger.ethereum().found("practice", Map.of(A, later.getOrDefault(A, NOTHING)));
        isPending(new Pending.Reason.NotChecked(), 511);
        chain.ledger.ethereum().found("practice", later);
        assertThat(look().total().isProven()).isTrue();
        add(imported(3));
        isPending(new Pending.Reason.NotChecked(), 500);
    }

    @Test
    void keepsWhatWasProvenWhenNothingNewerCanBe() {
        add(DERIVED);
        add(IMPORTED);
        chain.ledger.ethereum().found("practice", found(5, 700, 11));
        chain.ledger.ethereum().lost("practice", new Pending.Reason.Offline());
        assertThat(look().total().isProven()).isTrue();
        assertThat(look().missing()).contains(new Pending.Reason.Offline());
        add(imported(3));
        isPending(new Pending.Reason.Offline(), 711);
    }

    @Test
    void provesNoSumThatNoAmountCanBe() {
        add(DERIVED);
        add(IMPORTED);
        var world = EthereumWorld.at(1, NOW).holding(A, Wei.MAX).holding(B, Wei.of(1));
        chain.ledger.ethereum().found("practice", world.find(A, B));
        assertThat(look().account(A).orElseThrow().state().isProven()).isTrue();
        assertThat(look().total().isProven()).isFalse();
        assertThat(look().total().shown()).isEmpty();
    }

    @Test
    void remembersBlockAndTimeOfAProof() {
        var found = EthereumWorld.at(77, NOW).holding(A, Wei.of(5)).find(A).getOrDefault(A, NOTHING);
        assertThat(found).isInstanceOf(Proven.class);
        var proven = (Proven<AccountState>) found;
        var last = LastProven.of(proven).orElseThrow();
        assertThat(last).isEqualTo(new LastProven(proven.asOf(), NOW, 0, Wei.of(5)));
        assertThat(last.block().height()).isEqualTo(Height.of(77));
    }

    @Test
    void isAsFirmAsTheWeakestAccount() {
        add(DERIVED);
        add(IMPORTED);
        assertThat(look().missing()).contains(new Pending.Reason.NotChecked());
        chain.ledger.ethereum().lost("practice", new Pending.Reason.Offline());
        assertThat(look().total())
                .isInstanceOfSatisfying(
                        Pending.class, pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.Offline()));
        Finding<AccountState> refuted = new Refuted<>(new Refutation.PremiseMissing("a node"));
        chain.ledger.ethereum().found("practice", Map.of(B, refuted));
        assertThat(look().account(B).orElseThrow().state()).isEqualTo(refuted);
        assertThat(look().account(A).orElseThrow().state())
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.NotChecked()));
        assertThat(look().total()).isEqualTo(new Refuted<>(new Refutation.PremiseMissing("a node")));
        chain.ledger.ethereum().lost("hoodi", new Pending.Reason.Offline());
        assertThat(look().total()).isInstanceOf(Pending.class);
    }

    private static EthereumAccount.Imported imported(int last) {
        return new EthereumAccount.Imported(address(last), ByteString.of(new byte[ImportedKeys.SEALED]));
    }

    @Test
    void showsTheOthersAmountWhereOneAccountIsNotProven() {
        add(DERIVED);
        add(IMPORTED);
        Finding<AccountState> refuted = new Refuted<>(new Refutation.PremiseMissing("a node"));
        var ofA = found(5, 700, 11).getOrDefault(A, NOTHING);
        chain.ledger.ethereum().found("practice", Map.of(A, ofA, B, refuted));
        isPending(new Pending.Reason.NobodyProves(), 700);
        chain.ledger.ethereum().lost("practice", new Pending.Reason.Offline());
        isPending(new Pending.Reason.NobodyProves(), 700);
        var ofB = found(4, 700, 11).getOrDefault(B, NOTHING);
        chain.ledger.ethereum().found("practice", Map.of(A, ofA, B, ofB));
        chain.ledger.ethereum().lost("practice", new Pending.Reason.Offline());
        isPending(new Pending.Reason.Offline(), 711);
    }

    @Test
    void keepsWhatIsOnlyWatchedApart() {
        add(DERIVED);
        assertThat(look().watched()).isEmpty();
        add(WATCHED);
        assertThat(look().counted()).containsExactly(A);
        chain.ledger.ethereum().found("practice", found(5, 700, 11));
        assertThat(look().total().shown()).contains(new EtherTotal(Wei.of(700), List.of(A)));
        assertThat(look().total().isProven()).isTrue();
        var watched = look().watched().orElseThrow();
        assertThat(watched.shown()).contains(new EtherTotal(Wei.of(11), List.of(B)));
        assertThat(watched.isProven()).isTrue();
        chain.ledger.apply(proven(A, state(5, NOW, 0, 700)));
        chain.ledger.apply(proven(B, state(6, NOW.plusSeconds(12), 0, 11)));
        assertThat(look().lastTotal()).contains(new EthereumHoldings.LastTotal(Wei.of(700), NOW));
        assertThat(look().lastWatched()).contains(new EthereumHoldings.LastTotal(Wei.of(11), NOW.plusSeconds(12)));
    }

    @Test
    void countsWhatIsWatchedWhereNothingElseIsThere() {
        add(WATCHED);
        chain.ledger.ethereum().found("practice", found(5, 700, 11));
        assertThat(look().isWatchOnly()).isTrue();
        assertThat(look().counted()).containsExactly(B);
        assertThat(look().total().shown()).contains(new EtherTotal(Wei.of(11), List.of(B)));
        assertThat(look().watched()).isEmpty();
        assertThat(look().lastWatched()).isEmpty();
    }
}
