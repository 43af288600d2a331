package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.AccountHistory;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.MoveProof;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.ethereum.history.Step;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MoveKernel;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What happened to an account is found by the blocks in which its balance changed, whatever servers say, on the
/// practice chain over real HTTP.
class AccountHistoryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final Signing CAROL = new Signing("carol", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final Wei ETHER = Wei.PER_ETHER;

    /// Hands on what it is paid to the account in its data.
    private static final ByteString HANDING_ON =
            ByteString.fromHex("5f5f5f5f345f355af100").orElseThrow();

    private static final EthereumAddress FORWARDER =
            EthereumAddress.of(new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});

    private final AtomicBoolean hides = new AtomicBoolean();
    private PracticeEthereum chain;
    private EthereumNode node;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        begin(folder, ConsensusFork.FULU);
    }

    private void begin(Path folder, ConsensusFork fork) throws Exception {
        var settings = PracticeEthereumSettings.minimal()
                .beginningWith(fork)
                .withContracts(true)
                .withAllocations(Map.of(ALICE.address(), ETHER.times(10), CAROL.address(), ETHER.times(10)));
        chain = PracticeEthereum.start(settings, CLOCK, new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                boolean isBlock = call.method().startsWith("eth_getBlockBy") && hides.get();
                if (isBlock && honest.path("result").path("transactions") instanceof ArrayNode all && !all.isEmpty()) {
                    all.remove(0);
                }
                return honest;
            }
        });
        chain.seedContract(FORWARDER, HANDING_ON, Map.of());
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Checkpoint.Origin.Practice(), CLOCK.instant());
        var asked = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        var started = EthereumNode.start(asked, EthereumPorts.over(HttpClient.newHttpClient(), chain.time()));
        node = ((EthereumNode.Start.Started) started).node();
        chain.advance(1);
    }

    @AfterEach
    void close() throws IOException {
        node.close();
        chain.close();
    }

    private void send(Signing who, Draft draft) {
        assertThat(chain.submit(who.sign(draft).bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
    }

    private BlockNumber follow() throws Exception {
        chain.advance(2);
        long newest = chain.snapshot().get().head().value() - 1;
        var reached = new CountDownLatch(1);
        try (var _ = node.snapshot().observe(Runnable::run, now -> {
            if (now.head().filter(head -> head.slot().value() >= newest).isPresent()) reached.countDown();
        })) {
            assertThat(reached.await(40, TimeUnit.SECONDS)).isTrue();
        }
        return proven(node.head(HeadKind.SIGNED)).value().number();
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    /// Everything that happened to Alice: paid Bob, was paid, paid by way of a contract, was paid by one, failed.
    private BlockNumber live() throws Exception {
        var word = ByteString.of(
                StorageKey.of(new BigInteger(1, ALICE.address().value().toArray()))
                        .value()
                        .toBytes());
        send(ALICE, Draft.payment(0, BOB, ETHER));
        chain.advance(3);
        chain.pay(ALICE.address(), ETHER.times(2));
        chain.advance(2);
        send(ALICE, Draft.payment(1, BOB, ETHER));
        send(ALICE, Draft.payment(2, ALICE.address(), ETHER));
        chain.advance(4);
        send(
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
        send(ALICE, Draft.payment(3, chain.contracts().token(), Wei.of(5)).withGas(50_000));
        return follow();
    }

    private record Whole(Span span, List<Found> found) {
        List<Proven<Movement>> movements(Subject subject) {
            return found.stream()
                    .map(Found::movement)
                    .filter(it -> it.value().token().equals(subject.token()))
                    .toList();
        }
    }

    private Whole search(Subject subject, BlockNumber from, BlockNumber to) {
        var history = new AccountHistory(node.older(), subject);
        var begun = history.begin(from);
        assertThat(begun).isInstanceOf(AccountHistory.Begun.At.class);
        var span = ((AccountHistory.Begun.At) begun).span();
        var found = new ArrayList<Found>();
        while (span.to().number().compareTo(to) < 0) {
            var step = history.forward(span, to);
            assertThat(step.obstacle()).isEmpty();
            found.addAll(step.found());
            span = step.span();
        }
        return new Whole(span, found);
    }

    private Finding<Reconciliation> addsUp(Whole whole, List<Proven<Movement>> movements) {
        var from = proven(
                node.older().accountAt(ALICE.address(), whole.span().from().number()));
        var to =
                proven(node.older().accountAt(ALICE.address(), whole.span().to().number()));
        return Rules.addsUp(from, to, movements);
    }

    @Test
    void allThatHappenedIsFoundAndAddsUp() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var whole = search(subject, BlockNumber.of(2), head);
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
        var whole = search(subject, BlockNumber.of(2), head);
        assertThat(proven(addsUp(whole, whole.movements(subject))).value().isWhole())
                .isTrue();
    }

    @Test
    void nothingMovedThatAnotherBlocksReceiptsOrStatesSay() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var found = search(subject, BlockNumber.of(2), head).found();
        var sent = found.getFirst();
        var in = (MoveProof.Piece.InTransaction) sent.proof().piece();
        var other = (MoveProof.Piece.InTransaction) found.getLast().proof().piece();
        var header = sent.header();
        var foreign = new MoveProof(
                ALICE.address(),
                header.value().bytes(),
                new MoveProof.Piece.InTransaction(
                        in.index(), in.transaction(), other.receipt(), other.before(), in.log()));
        assertThat(foreign.check(header)).isInstanceOf(Refuted.class);
        var ofAnother = new MoveProof(CAROL.address(), header.value().bytes(), in);
        assertThat(ofAnother.check(header))
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
    void ofAnAccountWithCodeOnlyTheSumIsProven() throws Exception {
        send(ALICE, Draft.payment(0, BOB, ETHER));
        var first = follow();
        var word = ALICE.authorization(FORWARDER, 2);
        var draft = Draft.payment(1, BOB, ETHER).withGas(200_000);
        assertThat(chain.submit(ALICE.delegating(draft, List.of(word)).bytes()))
                .isInstanceOf(PracticeSubmitResult.Accepted.class);
        var head = follow();
        var subject = Subject.ether(ALICE.address());
        var whole = search(subject, first, head);
        assertThat(addsUp(whole, whole.movements(subject))).isInstanceOfSatisfying(Pending.class, pending -> {
            var soFar = (Reconciliation) pending.soFar().orElseThrow();
            assertThat(soFar.remainder()).isZero();
            assertThat(soFar.missing())
                    .as("the authorization raised the nonce, too")
                    .isEqualTo(1);
            assertThat(soFar.isWhole()).isFalse();
        });
    }

    @Test
    void whereOneMovementIsLeftOutItDoesNotAddUp() throws Exception {
        var head = live();
        var subject = Subject.ether(ALICE.address());
        var whole = search(subject, BlockNumber.of(2), head);
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
        var head = follow();
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
        for (var found : search(subject, BlockNumber.of(2), head).found()) {
            var at = BlockNumber.of(found.movement().asOf().height().value());
            var header = proven(node.block(at));
            assertThat(proven(found.proof().check(header)).value())
                    .isEqualTo(found.movement().value());
            var other = proven(node.block(BlockNumber.of(at.value() - 1)));
            assertThat(found.proof().check(other)).isInstanceOf(Pending.class);
        }
    }

    @Test
    void aServerThatHidesATransactionIsCaughtAndNothingAddsUpByIt() throws Exception {
        var head = live();
        hides.set(true);
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
        var first = follow();
        chain.giveToken(ALICE.address(), BigInteger.TEN);
        chain.advance(3);
        send(
                ALICE,
                Draft.payment(0, token, Wei.ZERO)
                        .withGas(1_000_000)
                        .withData(PracticeContracts.transfer(BOB, BigInteger.TWO)));
        var head = follow();
        var subject = Subject.token(ALICE.address(), token);
        var whole = search(subject, first, head);
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
        var head = follow();
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
