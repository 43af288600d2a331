package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ALICE;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.BOB;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.CAROL;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ETHER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.FORWARDER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HistoryProofFile;
import dev.touchstone.spv.proof.HistoryProofFile.Part;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.ProofStep;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole history travels as one file: every movement of every kind, the balances at both ends, and what they rest
/// on. Whatever is changed in it is noticed.
class HistoryProofFileTest {
    private static final Subject SUBJECT = Subject.ether(ALICE.address());
    private static final BlockNumber START = BlockNumber.of(2);

    private HistoryWorld world;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        world = HistoryWorld.since(ConsensusFork.FULU, folder);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    /// A payment, a gift, a payout, something by a contract and an authorization.
    private BlockNumber live() throws Exception {
        var word = StorageKey.of(new BigInteger(1, ALICE.address().value().toArray()));
        world.send(ALICE, Draft.payment(0, BOB, ETHER));
        world.chain.pay(ALICE.address(), ETHER);
        world.chain.payOut(ALICE.address(), 5);
        world.chain.advance(2);
        world.send(
                CAROL,
                Draft.payment(0, FORWARDER, ETHER)
                        .withGas(100_000)
                        .withData(ByteString.of(word.value().toBytes())));
        world.chain.advance(1);
        var draft = Draft.payment(1, BOB, ETHER).withGas(200_000);
        world.send(CAROL.delegating(draft, List.of(ALICE.authorization(FORWARDER, 1))));
        return world.follow();
    }

    private Proven<ExecutionHeader> head() {
        return proven(world.node.head(HeadKind.SIGNED));
    }

    private HistoryProofFile.Made made(Subject subject, HistoryWorld.Whole whole, List<Found> found) {
        var older = world.node.older();
        var head = head();
        var first = proven(older.below(head, whole.span().from().number()));
        var last = proven(older.below(head, whole.span().to().number()));
        var parts = found.stream()
                .map(it -> new Part(proven(older.below(head, it.header().value().number())), it.proof()))
                .toList();
        return HistoryProofFile.of(world.chain.chain(), end(subject, first), end(subject, last), parts);
    }

    private Proven<?> end(Subject subject, Proven<ExecutionHeader> block) {
        return subject.amount()
                .<Proven<?>>map(question ->
                        proven(Rules.read(question, proven(world.node.call(block, question.input())))))
                .orElseGet(() -> proven(world.node.account(block, subject.account())));
    }

    private HistoryProofFile file() throws Exception {
        var whole = world.search(SUBJECT, START, live());
        return ((HistoryProofFile.Made.File) made(SUBJECT, whole, ether(whole))).file();
    }

    private static List<Found> ether(HistoryWorld.Whole whole) {
        return whole.found().stream()
                .filter(it -> it.movement().value().asset().isEther())
                .toList();
    }

    private Finding<Reconciliation> check(HistoryProofFile file) {
        return file.check(
                world.chain.chain(),
                new BlstBls(),
                (_, _) -> Optional.empty(),
                world.chain.time().instant());
    }

    @Test
    void aHistoryOfEveryKindOfMovementIsReadBackAndProvesTheSame() throws Exception {
        var file = file();
        var read = HistoryProofFile.parse(file.toBytes()).orThrow();
        assertThat(read).isEqualTo(file);
        assertThat(HistoryProofFile.isOne(file.toBytes())).isTrue();
        var sum = proven(check(read)).value();
        assertThat(sum.movements()).isEqualTo(5);
        assertThat(sum.isWhole()).as("it was delegated").isFalse();
        assertThat(file.statement())
                .startsWith("5 movements add up: account " + ALICE.address())
                .doesNotContain("nothing else");
    }

    @Test
    void ofAnAccountThatOnlyAKeyControlsItSaysThatNothingElseMoved() throws Exception {
        world.send(ALICE, Draft.payment(0, BOB, ETHER));
        var whole = world.search(SUBJECT, START, world.follow());
        var file = ((HistoryProofFile.Made.File) made(SUBJECT, whole, ether(whole))).file();
        assertThat(file.statement()).startsWith("1 movement adds up").contains("; nothing else came or went between");
        assertThat(proven(check(file)).value().isWhole()).isTrue();
    }

    @Test
    void collectiblesAddUpInAFileToo() throws Exception {
        var pieces = world.chain.contracts().pieces();
        var start = world.follow();
        world.chain.giveNft(ALICE.address());
        world.chain.giveNft(ALICE.address());
        var subject = Subject.collection(ALICE.address(), pieces);
        var whole = world.search(subject, start, world.follow());
        var file = ((HistoryProofFile.Made.File) made(subject, whole, whole.found())).file();
        var read = HistoryProofFile.parse(file.toBytes()).orThrow();
        assertThat(proven(check(read)).value().after()).isEqualTo(BigInteger.TWO);
        assertThat(file.statement()).contains("has 2 of the collection " + pieces.text());
    }

    @Test
    void whatDoesNotAddUpMakesNoFile() throws Exception {
        var whole = world.search(SUBJECT, START, live());
        var fewer = ether(whole).subList(1, ether(whole).size());
        assertThat(made(SUBJECT, whole, fewer))
                .isInstanceOfSatisfying(
                        HistoryProofFile.Made.Not.class,
                        not -> assertThat(not.why()).isInstanceOf(Pending.class));
        var found = ether(whole).getFirst();
        var unkept = new Found(
                found.movement(),
                new MoveProof(ALICE.address(), found.header().value().bytes(), new MoveProof.Piece.NotKept()),
                found.header());
        assertThat(made(SUBJECT, whole, List.of(unkept))).isInstanceOf(HistoryProofFile.Made.Not.class);
    }

    @Test
    void aFileThatLeavesOutDoublesSwapsOrRenamesIsRefusedByName() throws Exception {
        var file = file();
        var fewer = new ArrayList<>(file.movements());
        fewer.removeFirst();
        isRefuted(with(file, fewer, file.statement()), Refutation.PremiseMissing.class);
        var twice = new ArrayList<>(file.movements());
        twice.add(twice.getFirst());
        isRefuted(with(file, twice, file.statement()), Refutation.PremiseMissing.class);
        isRefuted(
                new HistoryProofFile(file.ground(), file.to(), file.from(), file.movements(), file.statement()),
                Refutation.PremiseMissing.class);
        var statement = file.statement().replace("5 movements", "6 movements");
        isRefuted(with(file, file.movements(), statement), Refutation.StatementMismatch.class);
        isRefuted(with(file, List.of(file.from()), file.statement()), Refutation.PremiseMissing.class);
        assertThat(file.check(
                        world.chain.chain(),
                        new BlstBls(),
                        (checkpoint, _) -> Optional.of(new Pending.Reason.ForeignCheckpoint(checkpoint.root())),
                        world.chain.time().instant()))
                .as("a checkpoint that nobody trusts")
                .isInstanceOf(Pending.class);
    }

    private static HistoryProofFile with(HistoryProofFile file, List<List<ProofStep>> movements, String statement) {
        return new HistoryProofFile(file.ground(), file.from(), file.to(), movements, statement);
    }

    private void isRefuted(HistoryProofFile file, Class<? extends Refutation> by) {
        assertThat(check(file))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation()).isInstanceOf(by));
    }

    @Test
    void noByteOfItCanBeChangedAndRubbishNeverThrows() throws Exception {
        var bytes = file().toBytes();
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var changed = bytes.clone();
            int at = random.nextInt(changed.length);
            changed[at] = (byte) ('0' + random.nextInt(75));
            if (changed[at] == bytes[at]) continue;
            if (HistoryProofFile.parse(changed) instanceof Parsed.Ok<HistoryProofFile>(var read)) {
                assertThat(check(read)).as("byte " + at).isNotInstanceOf(Proven.class);
            }
        }
        for (int length = 0; length < bytes.length; length += 997) {
            assertThat(HistoryProofFile.parse(Arrays.copyOf(bytes, length))).isInstanceOf(Parsed.Malformed.class);
        }
        var nested = "{\"touchstone-proof\": \"ethereum-history\", \"version\": 1, \"movements\": [[[[{}]]]]}";
        assertThat(HistoryProofFile.parse(nested.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Parsed.Malformed.class);
    }
}
