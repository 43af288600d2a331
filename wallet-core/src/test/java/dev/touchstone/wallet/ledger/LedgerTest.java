package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Branch;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private final FakeChain chain = new FakeChain();

    private static Satoshis sat(long amount) {
        return Satoshis.of(amount);
    }

    @Test
    void splitsTheBalanceByHowFirmlyItIsOwned() {
        var old = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(old);
        for (int i = 0; i < 5; i++) chain.mine();
        var frozen = chain.pay(List.of(), chain.own(Branch.RECEIVE, 1), 200);
        chain.mine(frozen, chain.pay(List.of(), chain.own(Branch.RECEIVE, 2), 30));
        chain.ledger.apply(new WalletEvent.CoinFrozen(frozen.outPoint(0), true));
        chain.see(chain.pay(List.of(), chain.own(Branch.RECEIVE, 3), 4));
        assertThat(chain.look().balance()).isEqualTo(new Balance(sat(1000), sat(30), sat(200), sat(4), sat(0)));
        chain.sign(chain.pay(List.of(old.outPoint(0)), FakeChain.somebody(), 600, chain.own(Branch.CHANGE, 0), 390));
        var balance = chain.look().balance();
        assertThat(balance).isEqualTo(new Balance(sat(0), sat(30), sat(200), sat(394), sat(1000)));
        assertThat(balance.total()).isEqualTo(sat(230));
        assertThat(balance.confirmed()).isEqualTo(sat(1230));
    }

    @Test
    void tellsPaymentsInPaymentsOutAndMovesApart() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var move = chain.pay(List.of(in.outPoint(0)), chain.own(Branch.RECEIVE, 1), 990);
        chain.mine(move);
        var out = chain.pay(List.of(move.outPoint(0)), FakeChain.somebody(), 500, chain.own(Branch.CHANGE, 0), 480);
        chain.sign(out);
        assertThat(chain.look().entries())
                .extracting(LedgerEntry::direction)
                .containsExactly(Direction.OUT, Direction.SELF, Direction.IN);
        assertThat(chain.look().entries())
                .extracting(entry -> entry.net().value())
                .containsExactly(-510L, -10L, 1000L);
        assertThat(chain.look().entry(out.txid()).orElseThrow().fee()).contains(sat(10));
        assertThat(chain.look().entry(in.txid()).orElseThrow().fee()).isEmpty();
    }

    @Test
    void keepsATransactionWhoseBlockWasReplacedAndSaysSo() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var was = chain.look().coins().getFirst().block().orElseThrow();
        var time = chain.look().entry(in.txid()).orElseThrow().time();
        chain.remove(1);
        assertThat(chain.stateOf(in)).isEqualTo(new EntryState.LeftBestChain(was));
        var entry = chain.look().entry(in.txid()).orElseThrow();
        assertThat(entry.time()).isEqualTo(time);
        assertThat(entry.settlement()).isEqualTo(new Settlement.Unsettled());
        assertThat(entry.finding())
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.LeftBestChain(was)));
        assertThat(chain.look().balance()).isEqualTo(new Balance(sat(0), sat(0), sat(0), sat(1000), sat(0)));
        chain.mine();
        chain.mine(in);
        assertThat(chain.stateOf(in)).isInstanceOf(EntryState.InBlock.class);
        assertThat(chain.look().balance().settling()).isEqualTo(sat(1000));
    }

    @Test
    void knowsThatTheRewardOfAReplacedBlockIsGone() {
        var reward = chain.coinbase(chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(reward);
        var was = chain.look().coins().getFirst().block().orElseThrow();
        chain.remove(1);
        assertThat(chain.stateOf(reward)).isEqualTo(new EntryState.RewardLost(was));
        assertThat(chain.look().balance()).isEqualTo(new Balance(sat(0), sat(0), sat(0), sat(0), sat(0)));
        assertThat(chain.look().coins()).isEmpty();
    }

    @Test
    void explainsADoubleSpendInTheWinningBranch() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var stale = chain.pay(List.of(in.outPoint(0)), FakeChain.somebody(), 900);
        var child = chain.pay(List.of(stale.outPoint(0)), chain.own(Branch.RECEIVE, 5), 800);
        chain.mine(stale, child);
        var winner = chain.pay(List.of(in.outPoint(0)), FakeChain.somebody(), 500, chain.own(Branch.CHANGE, 0), 400);
        chain.remove(1);
        chain.mine(winner);
        assertThat(chain.stateOf(stale))
                .isInstanceOfSatisfying(
                        EntryState.DoubleSpent.class,
                        lost -> assertThat(lost.by()).isEqualTo(winner.txid()));
        assertThat(chain.stateOf(child)).isEqualTo(new EntryState.ParentLost(stale.txid()));
        assertThat(chain.look().entries()).hasSize(4);
        assertThat(chain.look().balance().total()).isEqualTo(sat(400));
    }

    @Test
    void followsAReplacementAndItsReturn() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var first = chain.pay(List.of(in.outPoint(0)), FakeChain.somebody(), 900);
        var second = chain.pay(List.of(in.outPoint(0)), FakeChain.somebody(), 800);
        chain.sign(first);
        chain.sign(second);
        assertThat(chain.stateOf(first)).isEqualTo(new EntryState.Replaced(second.txid()));
        assertThat(chain.look().entry(first.txid()).orElseThrow().broadcast())
                .contains(new BroadcastState.Replaced(second.txid()));
        chain.ledger.apply(new WalletEvent.PaymentAbandoned(second.txid(), FakeChain.NOW));
        assertThat(chain.stateOf(first)).isEqualTo(new EntryState.Waiting());
        assertThat(chain.stateOf(second)).isEqualTo(new EntryState.Abandoned());
        chain.mine(second);
        assertThat(chain.stateOf(first)).isInstanceOf(EntryState.DoubleSpent.class);
        assertThat(chain.stateOf(second)).isInstanceOf(EntryState.InBlock.class);
    }

    @Test
    void givesBackTheCoinsOfAnAbandonedPayment() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var payment = chain.pay(List.of(in.outPoint(0)), FakeChain.somebody(), 500, chain.own(Branch.CHANGE, 0), 490);
        chain.sign(payment);
        assertThat(chain.look().balance().leaving()).isEqualTo(sat(1000));
        chain.ledger.apply(new WalletEvent.PaymentAbandoned(payment.txid(), FakeChain.NOW));
        assertThat(chain.look().balance()).isEqualTo(new Balance(sat(0), sat(1000), sat(0), sat(0), sat(0)));
        assertThat(chain.look().coins()).hasSize(1);
    }

    @Test
    void callsAMinedCoinSettledOnlyWhenItCanBeSpent() {
        var mined = chain.coinbase(chain.own(Branch.RECEIVE, 0), 5000);
        chain.mine(mined);
        for (int i = 0; i < 98; i++) chain.mine();
        assertThat(chain.look().coins().getFirst().isMature()).isFalse();
        assertThat(chain.look().balance().settling()).isEqualTo(sat(5000));
        chain.mine();
        assertThat(chain.look().balance().settled()).isEqualTo(sat(5000));
        chain.remove(100);
        assertThat(chain.look().balance()).isEqualTo(Balance.NONE);
        assertThat(chain.look().entries()).hasSize(1);
    }

    @Test
    void movesOnToAFreshAddressWhenOneIsUsed() {
        chain.mine(chain.pay(List.of(), chain.own(Branch.RECEIVE, 3), 1000));
        var receive = chain.look().receiveAddress(AddressType.P2WPKH);
        assertThat(receive.path().index()).isEqualTo(4);
        assertThat(receive.used()).isFalse();
    }

    @Test
    void showsLabelsOfTransactionsAndElseOfTheirAddresses() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var address = chain.look().coins().getFirst().path();
        var target = new LabelTarget.OnAddress(chain.ledger.book().address(address));
        chain.ledger.apply(new WalletEvent.LabelSet(target, "Rent"));
        assertThat(chain.look().entries().getFirst().label()).isEqualTo("Rent");
        chain.ledger.apply(new WalletEvent.LabelSet(new LabelTarget.OnTransaction(in.txid()), "Rent of May"));
        assertThat(chain.look().entries().getFirst().label()).isEqualTo("Rent of May");
        chain.ledger.apply(new WalletEvent.LabelSet(new LabelTarget.OnTransaction(in.txid()), ""));
        assertThat(chain.look().entries().getFirst().label()).isEqualTo("Rent");
    }

    @Test
    void followsABroadcastFromSavedToSettled() {
        var in = chain.pay(List.of(), chain.own(Branch.RECEIVE, 0), 1000);
        chain.mine(in);
        var payment = chain.pay(List.of(in.outPoint(0)), FakeChain.somebody(), 900);
        chain.sign(payment);
        assertThat(broadcastOf(payment)).isEqualTo(new BroadcastState.Saved());
        chain.ledger.apply(new WalletEvent.PaymentSpread(payment.txid(), 4, 2, 0, FakeChain.NOW));
        assertThat(broadcastOf(payment)).isEqualTo(new BroadcastState.Offered(4, 2));
        chain.ledger.apply(new WalletEvent.PaymentRejected(payment.txid(), "min relay fee not met", FakeChain.NOW));
        assertThat(broadcastOf(payment)).isEqualTo(new BroadcastState.Rejected("min relay fee not met"));
        chain.ledger.apply(new WalletEvent.PaymentSpread(payment.txid(), 4, 2, 3, FakeChain.NOW));
        assertThat(broadcastOf(payment)).isEqualTo(new BroadcastState.Relayed(3));
        chain.mine(payment);
        assertThat(broadcastOf(payment)).isInstanceOf(BroadcastState.InBlock.class);
        for (int i = 0; i < 5; i++) chain.mine();
        assertThat(broadcastOf(payment)).isInstanceOf(BroadcastState.Settled.class);
    }

    private BroadcastState broadcastOf(Transaction payment) {
        return chain.look().entry(payment.txid()).orElseThrow().broadcast().orElseThrow();
    }
}
