package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.spv.practice.SubmitResult;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.payment.Broadcaster;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.PayAmount;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.SignedTransaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A payment is seen through: offered until it has settled, again after a restart, and not longer than that.
final class FollowingTest {
    @TempDir
    Path directory;

    /// A network that does only what the test tells it to.
    private static final class FakeBroadcaster implements Broadcaster {
        final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        final Map<TxId, BroadcastListener> listeners = new ConcurrentHashMap<>();

        @Override
        public void broadcast(Transaction transaction, BroadcastListener listener) {
            listeners.put(transaction.txid(), listener);
            orders.add("offer " + transaction.txid());
        }

        @Override
        public void stop(TxId txid) {
            orders.add("stop " + txid);
        }

        String next() throws InterruptedException {
            return String.valueOf(orders.poll(30, TimeUnit.SECONDS));
        }

        BroadcastListener listener(SignedTransaction payment) {
            var listener = listeners.get(payment.txid());
            if (listener == null) throw new AssertionError(payment.txid() + " was not offered");
            return listener;
        }
    }

    private static void fund(PracticeWorld world, OpenWallet wallet) throws InterruptedException {
        wallet.follow(world.light.watch(wallet.scanRequest(), wallet.scanListener()));
        var address = wallet.snapshot().get().receiveAddress(AddressType.P2WPKH).address();
        world.pay(address.script(), 1_000_000);
        world.full.mine(1);
        world.awaitProven(wallet);
    }

    private static SignedTransaction pay(OpenWallet from, OpenWallet to, long amount) {
        var address = to.snapshot().get().receiveAddress(AddressType.P2TR).address();
        var request = DraftRequest.to(
                address, new PayAmount.Exactly(Satoshis.of(amount)), new FeeChoice.Custom(new FeeRate(1000)));
        if (!(from.prepare(request, new FeeQuote.Unknown()) instanceof DraftOutcome.Ready(var draft))) {
            throw new AssertionError(from.prepare(request, new FeeQuote.Unknown()));
        }
        return sign(from, draft);
    }

    private static SignedTransaction sign(OpenWallet wallet, Draft draft) {
        var outcome = wallet.sign(draft, PracticeWorld.PASSWORD.toCharArray()).join();
        if (outcome instanceof SignOutcome.Signed(var payment)) return payment;
        throw new AssertionError(outcome);
    }

    private static ReplacementOutcome replace(OpenWallet wallet, TxId payment, long rate) {
        return wallet.replace(payment, new FeeChoice.Custom(new FeeRate(rate)), new FeeQuote.Unknown())
                .join();
    }

    private static LedgerEntry entry(OpenWallet wallet, SignedTransaction payment) {
        return wallet.snapshot().get().entry(payment.txid()).orElseThrow();
    }

    private static boolean isState(OpenWallet wallet, SignedTransaction payment, BroadcastState state) {
        return entry(wallet, payment).broadcast().filter(state::equals).isPresent();
    }

    @Test
    void offersAPaymentUntilItHasSettledAndAgainAfterEachRestart() throws Exception {
        try (var world = new PracticeWorld(directory);
                var bob = world.create("Bob")) {
            SignedTransaction payment;
            try (var alice = world.restore("Alice")) {
                fund(world, alice);
                payment = pay(alice, bob, 100_000);
                assertThat(isState(alice, payment, new BroadcastState.Saved())).isTrue();
            }
            var offer = "offer " + payment.txid();
            var first = new FakeBroadcaster();
            try (var alice = world.open("Alice")) {
                alice.attach(first);
                assertThat(first.next()).isEqualTo(offer);
                first.listener(payment).offered(3, 1);
                world.await(alice, "two peers", _ -> isState(alice, payment, new BroadcastState.Offered(3, 1)));
            }
            first.listener(payment).relayed(9);
            var second = new FakeBroadcaster();
            try (var alice = world.open("Alice")) {
                assertThat(isState(alice, payment, new BroadcastState.Offered(3, 1)))
                        .isTrue();
                alice.follow(world.light.watch(alice.scanRequest(), alice.scanListener()));
                alice.attach(second);
                assertThat(second.next()).isEqualTo(offer);
                assertThat(world.full.submit(payment.transaction())).isInstanceOf(SubmitResult.Accepted.class);
                world.full.mine(1);
                world.awaitProven(alice);
                assertThat(alice.outgoing()).containsExactly(payment.transaction());
                world.full.fork(1, 2);
                world.await(
                        alice,
                        "the payment back in the pool",
                        _ -> entry(alice, payment).state() instanceof EntryState.LeftBestChain);
                assertThat(second.orders).isEmpty();
                world.full.mine(6);
                world.awaitProven(alice);
                assertThat(second.next()).isEqualTo("stop " + payment.txid());
                assertThat(alice.outgoing()).isEmpty();
            }
            var third = new FakeBroadcaster();
            try (var alice = world.open("Alice")) {
                alice.checkProofs(world.light).join();
                alice.attach(third);
                alice.scanRequest();
                assertThat(alice.outgoing()).isEmpty();
                assertThat(third.orders).doesNotContain("stop " + payment.txid());
            }
        }
    }

    @Test
    void offersAReplacementInsteadOfTheFirstAndKeepsBothInTheHistory() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            fund(world, alice);
            var network = new FakeBroadcaster();
            alice.attach(network);
            var first = pay(alice, bob, 100_000);
            assertThat(network.next()).isEqualTo("offer " + first.txid());
            assertThat(world.full.submit(first.transaction())).isInstanceOf(SubmitResult.Accepted.class);
            alice.label(new LabelTarget.OnTransaction(first.txid()), "Rent").join();
            assertThat(replace(alice, first.txid(), 1500)).isInstanceOf(ReplacementOutcome.FeeTooLow.class);
            if (!(replace(alice, first.txid(), 2100) instanceof ReplacementOutcome.Ready(var draft))) {
                throw new AssertionError(replace(alice, first.txid(), 2100));
            }
            var second = sign(alice, draft);
            assertThat(List.of(network.next(), network.next()))
                    .containsExactlyInAnyOrder("stop " + first.txid(), "offer " + second.txid());
            assertThat(world.full.submit(second.transaction())).isInstanceOf(SubmitResult.Accepted.class);
            assertThat(entry(alice, first).state()).isEqualTo(new EntryState.Replaced(second.txid()));
            assertThat(entry(alice, second).label()).isEqualTo("Rent");
            assertThat(alice.outgoing()).containsExactly(second.transaction());
            assertThat(replace(alice, first.txid(), 9000))
                    .isEqualTo(new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.NOT_WAITING));
            world.full.mine(1);
            world.awaitProven(alice);
            assertThat(entry(alice, second).state()).isInstanceOf(EntryState.InBlock.class);
            assertThat(entry(alice, first).state()).isInstanceOf(EntryState.DoubleSpent.class);
            assertThat(alice.snapshot().get().balance().total())
                    .isEqualTo(second.effects().after());
            assertThat(alice.sign(draft, PracticeWorld.PASSWORD.toCharArray()).join())
                    .isInstanceOf(SignOutcome.CoinsGone.class);
        }
    }

    @Test
    void settlesWithTheFirstPaymentWhereAMinerPreferredIt() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            fund(world, alice);
            var network = new FakeBroadcaster();
            alice.attach(network);
            var first = pay(alice, bob, 100_000);
            assertThat(world.full.submit(first.transaction())).isInstanceOf(SubmitResult.Accepted.class);
            if (!(replace(alice, first.txid(), 9000) instanceof ReplacementOutcome.Ready(var draft))) {
                throw new AssertionError();
            }
            var second = sign(alice, draft);
            assertThat(network.next()).isEqualTo("offer " + first.txid());
            assertThat(List.of(network.next(), network.next()))
                    .containsExactlyInAnyOrder("stop " + first.txid(), "offer " + second.txid());
            network.listener(second).rejected("insufficient fee, rejecting replacement");
            world.await(
                    alice,
                    "the refusal",
                    _ -> entry(alice, second).broadcast().orElseThrow() instanceof BroadcastState.Rejected);
            world.full.mine(1);
            world.awaitProven(alice);
            assertThat(entry(alice, first).state()).isInstanceOf(EntryState.InBlock.class);
            assertThat(entry(alice, second).state()).isInstanceOf(EntryState.DoubleSpent.class);
            assertThat(network.next()).isEqualTo("stop " + second.txid());
        }
    }

    @Test
    void doesNotReplaceAPaymentWhoseChangeIsSpentFurther() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            fund(world, alice);
            var first = pay(alice, bob, 100_000);
            var child = pay(alice, bob, 50_000);
            assertThat(replace(alice, first.txid(), 9000))
                    .isEqualTo(new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.SPENT_FURTHER));
            if (!(replace(alice, child.txid(), 9000) instanceof ReplacementOutcome.Ready(var draft))) {
                throw new AssertionError(replace(alice, child.txid(), 9000));
            }
            var better = sign(alice, draft);
            assertThat(entry(alice, child).state()).isEqualTo(new EntryState.Replaced(better.txid()));
            assertThat(entry(alice, first).state()).isEqualTo(new EntryState.Waiting());
        }
    }
}
