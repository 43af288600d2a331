package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ALICE;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.BOB;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.CAROL;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ETHER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.FORWARDER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.AccountHistory;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Step;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.practice.ethereum.HistoryWorld.Whole;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MoveKernel;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happened to an account is found by the blocks in which its balance changed, whatever servers say, on the
/// practice chain over real HTTP.
class AccountHistoryTest {
    private HistoryWorld world;
    private PracticeEthereum chain;
    private EthereumNode node;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        begin(folder, ConsensusFork.FULU);
    }

    private void begin(Path folder, ConsensusFork fork) throws Exception {
        world = HistoryWorld.since(fork, folder);
        chain = world.chain;
        node = world.node;
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    /// Everything that happened to Alice: paid Bob, was paid, paid by way of a contract, was paid by one, failed.
    private BlockNumber live() throws Exception {
        var word = ByteString.of(
                StorageKey.of(new BigInteger(1, ALICE.address().value().toArray()))
                        .value()
                        .toBytes());
        world.send(ALICE, Draft.payment(0, BOB, ETHER));
        chain.advance(3);
        chain.pay(ALICE.address(), ETHER.times(2));
        chain.advance(2);
        world.send(ALICE, Draft.payment(1, BOB, ETHER));
        world.send(ALICE, Draft.payment(2, ALICE.address(), ETHER));
        chain.advance(4);
        world.send(
                CAROL,
                new Draft(
                        Draft.payment(0, FORWARDER, ETHER).type(),
                        0,
                        Draft.payment(0, FORWARDER, ETHER).fees(),
                        100_000,
                        Draft.payment(0, FORWARDER, ETHER).to(),
                        ETHER,
                        word,
                        List.of()));
        chain.advance(2);
        world.send(ALICE, Draft.payment(3, chain.contracts().token(), Wei.of(5)).withGas(50_000));
        return world.follow();
    }

    private Finding<Reconciliation> addsUp(Whole whole, List<Proven<Movement>> movements) {
        return world.addsUp(Subject.ether(ALICE.address()), whole, movements);
    }

    @Test
    void allThatHappenedIsFoundAndAddsUp() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var whole = world.search(subject, BlockNumber.of(2), head);
        assertThat(whole.movements(subject))
                .extracting(it -> it.value().cause().getClass().getSimpleName())
                .containsExactly("Sent", "Received", "Sent", "Sent", "Besides", "Sent");
        var sum = proven(addsUp(whole, whole.movements(subject))).value();
        assertThat(sum.isWhole()).isTrue();
        assertThat(sum.movements()).isEqualTo(6);
        assertThat(sum.after())
                .isEqualTo(proven(node.older().accountAt(ALICE.address(), head))
                        .value()
                        .balance()
                        .value());
        var besides = whole.movements(subject).get(4).value();
        assertThat(besides.change()).isEqualTo(ETHER.value());
        var failed = (Movement.Sent) whole.movements(subject).getLast().value().cause();
        assertThat(failed.succeeded()).isFalse();
        assertThat(whole.movements(subject).getLast().value().change())
                .isEqualTo(failed.fee().value().negate());
    }

    @Test
    void inAmsterdamFeesAreReadTheSameWay(@TempDir Path other) throws Exception {
        close();
        begin(other, ConsensusFork.GLOAS);
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var whole = world.search(subject, BlockNumber.of(2), head);
        assertThat(proven(addsUp(whole, whole.movements(subject))).value().isWhole())
                .isTrue();
    }

    @Test
    void nothingMovedThatAnotherBlocksReceiptsOrStatesSay() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var found = world.search(subject, BlockNumber.of(2), head).found();
        var sent = found.getFirst();
        var in = (MoveProof.Piece.InTransaction) sent.proof().piece();
        var other = (MoveProof.Piece.InTransaction) found.getLast().proof().piece();
        var header = sent.header();
        var foreign = new MoveProof(
                ALICE.address(),
                header.value().bytes(),
                new MoveProof.Piece.InTransaction(
                        in.index(), in.transaction(), other.receipt(), other.before(), in.log()));
        assertThat(foreign.check(chain.chain(), header)).isInstanceOf(Refuted.class);
        var ofAnother = new MoveProof(CAROL.address(), header.value().bytes(), in);
        assertThat(ofAnother.check(chain.chain(), header))
                .as("a transaction that does not concern the account")
                .isInstanceOf(Refuted.class);
        var now = proven(node.older().accountAt(ALICE.address(), head));
        var before = proven(node.older().accountAt(ALICE.address(), BlockNumber.of(2)));
        assertThat(MoveKernel.besides(proven(node.block(head)), before, now, List.of()))
                .as("a state that is not the parent's")
                .isInstanceOf(Refuted.class);
        assertThat(Rules.addsUp(now, before, List.of())).as("backwards").isInstanceOf(Refuted.class);
        var carols = proven(node.older().accountAt(CAROL.address(), head));
        assertThat(Rules.addsUp(before, carols, List.of())).isInstanceOf(Refuted.class);
    }

    @Test
    void whereOneMovementIsLeftOutItDoesNotAddUp() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var whole = world.search(subject, BlockNumber.of(2), head);
        var all = whole.movements(subject);
        for (int i = 0; i < all.size(); i++) {
            var fewer = new ArrayList<>(all);
            fewer.remove(i);
            assertThat(addsUp(whole, fewer)).isInstanceOfSatisfying(Pending.class, pending -> {
                var soFar = (Reconciliation) pending.soFar().orElseThrow();
                assertThat(soFar.addsUp()).isFalse();
                assertThat(soFar.isWhole()).isFalse();
            });
        }
        var twice = new ArrayList<>(all);
        twice.add(all.getFirst());
        assertThat(addsUp(whole, twice)).isInstanceOf(Refuted.class);
    }

    @Test
    void goingBackFindsTheSameAndEndsBeforeThereWasAnything() throws Exception {
        chain.pay(BOB, ETHER);
        chain.advance(3);
        chain.pay(BOB, ETHER);
        var head = world.follow();
        var history = new AccountHistory(node.older(), Subject.ether(BOB));
        var span = ((AccountHistory.Begun.At) history.begin(head)).span();
        var found = new ArrayList<Found>();
        Step step;
        do {
            step = history.backward(span, BlockNumber.of(1));
            assertThat(step.obstacle()).isEmpty();
            found.addAll(step.found());
            span = step.span();
        } while (!span.isFromTheStart() && span.from().number().value() > 1);
        assertThat(span.isFromTheStart()).isTrue();
        assertThat(found).hasSize(2);
        assertThat(found).extracting(it -> it.movement().value().change()).containsOnly(ETHER.value());
    }

    @Test
    void whatIsKeptProvesTheSameAgainAndNothingElse() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        for (var found : world.search(subject, BlockNumber.of(2), head).found()) {
            var at = BlockNumber.of(found.movement().asOf().height().value());
            var header = proven(node.block(at));
            assertThat(proven(found.proof().check(chain.chain(), header)).value())
                    .isEqualTo(found.movement().value());
            var other = proven(node.block(BlockNumber.of(at.value() - 1)));
            assertThat(found.proof().check(chain.chain(), other)).isInstanceOf(Pending.class);
        }
    }

    @Test
    void aServerThatHidesATransactionIsCaughtAndNothingAddsUpByIt() throws Exception {
        var head = live();
        world.hides.set(true);
        var history = new AccountHistory(node.older(), Subject.ether(ALICE.address()));
        var span = ((AccountHistory.Begun.At) history.begin(BlockNumber.of(2))).span();
        var step = history.forward(span, head);
        assertThat(step.span()).isEqualTo(span);
        assertThat(step.found()).isEmpty();
        assertThat(step.obstacle().orElseThrow())
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation()).isInstanceOf(Refutation.ListRootMismatch.class));
        assertThat(node.snapshot().get().caughtLies()).isNotEmpty();
        var from = proven(node.older().accountAt(ALICE.address(), span.from().number()));
        var to = proven(node.older().accountAt(ALICE.address(), head));
        assertThat(Rules.addsUp(from, to, List.of())).isInstanceOf(Pending.class);
    }

    @Test
    void tokensAreFoundAndAddUp() throws Exception {
        var token = chain.contracts().token();
        var first = world.follow();
        chain.giveToken(ALICE.address(), BigInteger.TEN);
        chain.advance(3);
        world.send(
                ALICE,
                Draft.payment(0, token, Wei.ZERO)
                        .withGas(1_000_000)
                        .withData(PracticeContracts.transfer(BOB, BigInteger.TWO)));
        var head = world.follow();
        var subject = Subject.token(ALICE.address(), token);
        var whole = world.search(subject, first, head);
        assertThat(whole.movements(subject))
                .extracting(it -> it.value().change())
                .containsExactly(BigInteger.TEN, BigInteger.TWO.negate());
        var question = new Erc20.BalanceOf(token, ALICE.address());
        var sum = Rules.tokenAddsUp(
                proven(node.older().answerAt(question, first)),
                proven(node.older().answerAt(question, head)),
                whole.movements(subject));
        assertThat(proven(sum).value().isWhole()).isFalse();
        assertThat(proven(sum).value().after()).isEqualTo(BigInteger.valueOf(8));
    }

    @Test
    void whereNothingChangedNoBlockIsRead() throws Exception {
        var head = world.follow();
        AccountState state =
                proven(node.older().accountAt(ALICE.address(), head)).value();
        assertThat(state.nonce()).isZero();
        Proven<ExecutionHeader> header = proven(node.block(head));
        var history = new AccountHistory(node.older(), Subject.ether(ALICE.address()));
        var span = ((AccountHistory.Begun.At) history.begin(BlockNumber.of(2))).span();
        var step = history.forward(span, head);
        assertThat(step.found()).isEmpty();
        assertThat(step.span().to().block()).isEqualTo(header.asOf());
    }
}
