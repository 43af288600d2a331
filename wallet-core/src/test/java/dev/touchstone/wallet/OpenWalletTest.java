package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.GapLimit;
import dev.touchstone.wallet.account.ScriptBook;
import dev.touchstone.wallet.ledger.Balance;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.PayAmount;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.SignedTransaction;
import dev.touchstone.wallet.testsupport.Accounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenWalletTest {
    @TempDir
    Path directory;

    private static Satoshis sat(long amount) {
        return Satoshis.of(amount);
    }

    private static Draft draft(OpenWallet from, OpenWallet to, long amount) {
        var address = to.snapshot().get().receiveAddress(AddressType.P2WPKH).address();
        var request =
                DraftRequest.to(address, new PayAmount.Exactly(sat(amount)), new FeeChoice.Custom(new FeeRate(2000)));
        if (from.prepare(request, new FeeQuote.Unknown()) instanceof DraftOutcome.Ready ready) return ready.draft();
        throw new AssertionError(from.prepare(request, new FeeQuote.Unknown()));
    }

    private static SignedTransaction sign(OpenWallet wallet, Draft draft) {
        var outcome = wallet.sign(draft, PracticeWorld.PASSWORD.toCharArray()).join();
        if (outcome instanceof SignOutcome.Signed signed) return signed.payment();
        throw new AssertionError(outcome);
    }

    private static LedgerEntry entry(WalletSnapshot snapshot, TxId txid) {
        return snapshot.entry(txid).orElseThrow();
    }

    @Test
    void receivesPaysAndSettlesWithAProofForEveryNumber() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            world.connect(alice);
            world.connect(bob);
            var paid = world.pay(receiving(alice), 1_000_000);
            var announced = world.await(
                    alice, "the announcement", snapshot -> !snapshot.entries().isEmpty());
            assertThat(announced.balance().total()).isEqualTo(Satoshis.ZERO);
            assertThat(announced.balance().waiting()).isEqualTo(sat(1_000_000));
            assertThat(entry(announced, paid.txid()).finding())
                    .isInstanceOfSatisfying(
                            Pending.class,
                            pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.WaitingForBlock()));
            world.full.mine(1);
            var received = world.awaitProven(alice);
            assertThat(received.balance()).isEqualTo(new Balance(sat(0), sat(1_000_000), sat(0), sat(0), sat(0)));
            assertThat(entry(received, paid.txid()).finding()).isInstanceOf(Proven.class);

            var draft = draft(alice, bob, 300_000);
            var payment = sign(alice, draft);
            assertThat(payment.transaction().txid())
                    .isEqualTo(draft.transaction().txid());
            var sent = world.await(alice, "the payment to spread", snapshot -> hasSpread(snapshot, payment.txid()));
            assertThat(sent.balance().leaving()).isEqualTo(sat(1_000_000));
            assertThat(sent.balance().waiting())
                    .isEqualTo(sat(700_000).minus(draft.effects().fee()));
            world.full.mine(1);
            var confirmed = world.awaitProven(alice);
            assertThat(confirmed.balance().total()).isEqualTo(draft.effects().after());
            assertThat(entry(confirmed, payment.txid()).net())
                    .isEqualTo(sat(-300_000).minus(draft.effects().fee()));
            assertThat(entry(confirmed, payment.txid()).direction()).isEqualTo(Direction.OUT);
            world.full.mine(5);
            var settled = world.awaitProven(alice);
            assertThat(entry(settled, payment.txid()).settlement()).isEqualTo(new Settlement.Settled());
            assertThat(entry(settled, payment.txid()).broadcast().orElseThrow())
                    .isInstanceOf(BroadcastState.Settled.class);
            assertThat(alice.outgoing()).isEmpty();
            assertThat(world.awaitProven(bob).balance().settled()).isEqualTo(sat(300_000));

            var file = alice.proofFile(payment.txid(), world.light::headers).orElseThrow();
            assertThat(ProofFile.parse(file.toBytes())
                            .orThrow()
                            .check(Optional.empty(), Instant.now())
                            .isProven())
                    .isTrue();
            assertThat(alice.checkAgain(payment.txid(), world.light).isProven()).isTrue();
            var detail = alice.detail(payment.txid()).orElseThrow();
            assertThat(detail.sources()).allMatch(source -> source.own().isPresent());
            assertThat(detail.destinations())
                    .filteredOn(each -> each.own().isPresent())
                    .hasSize(1);
        }
    }

    @Test
    void goesOnWhereItStoppedAndOffersAgainWhatWasOnItsWay() throws Exception {
        try (var world = new PracticeWorld(directory)) {
            Draft draft;
            SignedTransaction payment;
            OutPoint coin;
            try (var alice = world.restore("Alice")) {
                world.connect(alice);
                world.pay(
                        alice.snapshot()
                                .get()
                                .receiveAddress(AddressType.P2TR)
                                .address()
                                .script(),
                        500_000);
                world.pay(receiving(alice), 70_000);
                world.full.mine(1);
                world.awaitProven(alice);
            }
            try (var alice = world.open("Alice");
                    var bob = world.create("Bob")) {
                var stored = alice.snapshot().get();
                assertThat(stored.balance().total()).isEqualTo(sat(570_000));
                assertThat(stored.holding())
                        .isInstanceOfSatisfying(
                                Pending.class,
                                pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.NotChecked()));
                coin = stored.coins().stream()
                        .filter(each -> each.value().equals(sat(70_000)))
                        .findFirst()
                        .orElseThrow()
                        .outPoint();
                alice.freeze(coin, true).join();
                alice.label(new LabelTarget.OnTransaction(coin.txid()), " Rent\u202e of May ")
                        .join();
                draft = draft(alice, bob, 100_000);
                assertThat(draft.coins()).allMatch(each -> each.path().type() == AddressType.P2TR);
                payment = sign(alice, draft);
                assertThat(alice.outgoing()).containsExactly(payment.transaction());
            }
            try (var alice = world.open("Alice")) {
                assertThat(alice.outgoing()).containsExactly(payment.transaction());
                assertThat(entry(alice.snapshot().get(), payment.txid()).broadcast())
                        .contains(new BroadcastState.Saved());
                world.connect(alice);
                world.await(alice, "the payment to spread", snapshot -> hasSpread(snapshot, payment.txid()));
                world.full.mine(6);
                var settled = world.awaitProven(alice);
                assertThat(settled.balance().frozen()).isEqualTo(sat(70_000));
                assertThat(settled.balance().settled())
                        .isEqualTo(sat(400_000).minus(draft.effects().fee()));
                assertThat(entry(settled, coin.txid()).label()).isEqualTo("Rent of May");
            }
            try (var alice = world.open("Alice")) {
                assertThat(entry(alice.snapshot().get(), payment.txid())
                                .finding()
                                .isProven())
                        .isFalse();
                alice.checkProofs(world.light).join();
                assertThat(alice.snapshot().get().entries())
                        .allMatch(each -> each.finding().isProven());
            }
        }
    }

    @Test
    void followsAReorganisationThatTakesAPaymentOutAndBack() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            world.connect(alice);
            var address =
                    alice.snapshot().get().receiveAddress(AddressType.P2WPKH).address();
            world.pay(address.script(), 1_000_000);
            world.full.mine(1);
            world.awaitProven(alice);
            var first = draft(alice, bob, 100_000);
            var second = draft(alice, bob, 200_000);
            var payment = sign(alice, first);
            world.await(alice, "the payment to spread", snapshot -> hasSpread(snapshot, payment.txid()));
            world.full.mine(2);
            world.awaitProven(alice);
            assertThat(alice.sign(second, PracticeWorld.PASSWORD.toCharArray()).join())
                    .isInstanceOf(SignOutcome.CoinsGone.class);
            world.full.fork(2, 3);
            var waiting = world.await(
                    alice,
                    "the reorganisation",
                    snapshot -> entry(snapshot, payment.txid()).state() instanceof EntryState.LeftBestChain);
            assertThat(entry(waiting, payment.txid()).finding()).isInstanceOf(Pending.class);
            var reproven = world.awaitProven(alice);
            assertThat(reproven.balance().leaving()).isEqualTo(sat(1_000_000));
            world.full.mine(1);
            var back = world.awaitProven(alice);
            assertThat(entry(back, payment.txid()).state()).isInstanceOf(EntryState.InBlock.class);
        }
    }

    @Test
    void explainsADoubleSpendInTheWinningBranch() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var twin = world.restore("Alice elsewhere");
                var bob = world.create("Bob")) {
            world.connect(alice);
            world.connect(twin);
            world.pay(receiving(alice), 1_000_000);
            world.full.mine(1);
            world.awaitProven(alice);
            world.awaitProven(twin);
            var rival = sign(unconnected(world, twin), draft(twin, bob, 400_000));
            var payment = sign(alice, draft(alice, bob, 100_000));
            world.await(alice, "the payment to spread", snapshot -> hasSpread(snapshot, payment.txid()));
            world.full.mine(2);
            world.awaitProven(alice);
            world.full.fork(2, 3, List.of(rival.transaction()));
            var lost = world.await(
                    alice,
                    "the double spend",
                    snapshot -> entry(snapshot, payment.txid()).state() instanceof EntryState.DoubleSpent);
            assertThat(entry(lost, payment.txid()).state())
                    .isInstanceOfSatisfying(
                            EntryState.DoubleSpent.class,
                            state -> assertThat(state.by()).isEqualTo(rival.txid()));
            var proven = world.awaitProven(alice);
            assertThat(proven.entries()).hasSize(3);
            assertThat(proven.balance().total()).isEqualTo(rival.effects().after());
            assertThat(alice.outgoing()).isEmpty();
        }
    }

    @Test
    void believesAnAnnouncedSpendOfItsCoinsOnlyWithAGoodSignature() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var twin = world.restore("Alice elsewhere");
                var bob = world.create("Bob")) {
            world.connect(alice);
            world.connect(twin);
            world.pay(receiving(alice), 1_000_000);
            world.full.mine(1);
            world.awaitProven(alice);
            world.awaitProven(twin);
            var draft = draft(twin, bob, 400_000);
            var signed = sign(unconnected(world, twin), draft).transaction();
            alice.scanListener().relayed(draft.transaction());
            alice.scanRequest();
            assertThat(alice.snapshot().get().entries()).hasSize(1);
            alice.scanListener().relayed(signed);
            var told = world.await(
                    alice, "the spend", snapshot -> snapshot.entries().size() == 2);
            assertThat(told.balance().leaving()).isEqualTo(sat(1_000_000));
            assertThat(entry(told, signed.txid()).broadcast()).isEmpty();
        }
    }

    private static Script receiving(OpenWallet wallet) {
        return wallet.snapshot()
                .get()
                .receiveAddress(AddressType.P2WPKH)
                .address()
                .script();
    }

    /// A wallet that signs, but whose payments go nowhere.
    private static OpenWallet unconnected(PracticeWorld world, OpenWallet wallet) {
        wallet.attach(world.nowhere());
        return wallet;
    }

    private static boolean hasSpread(WalletSnapshot snapshot, TxId payment) {
        return entry(snapshot, payment).broadcast().orElseThrow() instanceof BroadcastState.Offered offered
                && offered.fetched() > 0;
    }

    @Test
    void findsPaymentsFarAheadAndGrowsItsGap() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice")) {
            var book = new ScriptBook(Accounts.of(alice.network()), GapLimit.BIP44);
            for (int index : List.of(95, 180, 220)) {
                var path = new AddressPath(AddressType.P2WPKH, Branch.RECEIVE, index);
                world.pay(book.script(path), 10_000 + index);
                world.full.mine(1);
            }
            world.connect(alice);
            var all = world.await(
                    alice,
                    "all three payments",
                    snapshot ->
                            snapshot.holding().isProven() && snapshot.entries().size() == 3);
            assertThat(all.balance().total()).isEqualTo(sat(30_495));
        }
    }

    @Test
    void changesNothingWithAWrongPasswordOrADraftThatWasTamperedWith() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            world.connect(alice);
            world.pay(receiving(alice), 1_000_000);
            world.full.mine(1);
            world.awaitProven(alice);
            var draft = draft(alice, bob, 100_000);
            var typed = "wrong horse".toCharArray();
            assertThat(alice.sign(draft, typed).join()).isEqualTo(new SignOutcome.WrongPassword());
            assertThat(typed).containsOnly('\0');
            var other = draft(alice, bob, 200_000);
            var swapped = new Draft(
                    other.transaction(),
                    other.coins(),
                    draft.effects(),
                    draft.feeRate(),
                    draft.weight(),
                    List.of(),
                    Optional.empty());
            assertThat(alice.sign(swapped, PracticeWorld.PASSWORD.toCharArray()).join())
                    .isInstanceOf(SignOutcome.EffectsDiffer.class);
            assertThat(alice.outgoing()).isEmpty();
            assertThat(alice.reveal("nonsense".toCharArray()).join()).isEqualTo(new RevealOutcome.WrongPassword());
            assertThat(alice.reveal(PracticeWorld.PASSWORD.toCharArray()).join())
                    .isInstanceOfSatisfying(
                            RevealOutcome.Revealed.class,
                            revealed -> assertThat(revealed.words()).hasSize(12));
        }
    }
}
