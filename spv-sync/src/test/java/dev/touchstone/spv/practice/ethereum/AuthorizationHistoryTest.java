package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ALICE;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.BOB;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.CAROL;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ETHER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.FORWARDER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Refuted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorizations that raise an account's nonce are found, whoever brings them in, and the history adds up.
class AuthorizationHistoryTest {
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

    private void delegates(Signing sender, long nonce, Authorization... words) {
        var draft = Draft.payment(nonce, BOB, ETHER).withGas(300_000);
        world.send(sender.delegating(draft, List.of(words)));
    }

    private List<Movement.Authorized> authorized(List<Found> found) {
        return found.stream()
                .map(it -> it.movement().value().cause())
                .filter(Movement.Authorized.class::isInstance)
                .map(Movement.Authorized.class::cast)
                .toList();
    }

    private Reconciliation sum(HistoryWorld.Whole whole) {
        return proven(world.addsUp(SUBJECT, whole)).value();
    }

    @Test
    void anAuthorizationInAnOwnTransactionIsALineAndOnlyTheSumIsProven() throws Exception {
        world.send(ALICE, Draft.payment(0, BOB, ETHER));
        world.follow();
        delegates(ALICE, 1, ALICE.authorization(FORWARDER, 2));
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(authorized(whole.found())).singleElement().satisfies(it -> {
            assertThat(it.nonce()).isEqualTo(2);
            assertThat(it.from()).isEqualTo(ALICE.address());
            assertThat(it.delegate()).isEqualTo(FORWARDER);
        });
        assertThat(sum(whole).movements()).isEqualTo(3);
        assertThat(sum(whole).isWhole()).as("its code could have moved things").isFalse();
    }

    @Test
    void somebodyElseBringsItInAndNothingButTheNonceChanges() throws Exception {
        var skipped = ALICE.authorization(BOB, 7);
        delegates(CAROL, 0, skipped, ALICE.authorization(FORWARDER, 0), ALICE.authorization(BOB, 0));
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(whole.found()).singleElement().satisfies(found -> {
            assertThat(found.movement().value().change()).isZero();
            assertThat(authorized(List.of(found)).getFirst().position()).isEqualTo(1);
            assertThat(authorized(List.of(found)).getFirst().from()).isEqualTo(CAROL.address());
        });
        assertThat(sum(whole).addsUp()).isTrue();
    }

    @Test
    void wordsThatComeAndGoLeaveAnAccountWithoutCodeWhoseHistoryIsStillNotWhole() throws Exception {
        delegates(CAROL, 0, ALICE.authorization(FORWARDER, 0));
        world.follow();
        delegates(CAROL, 1, ALICE.authorization(EthereumAddress.ZERO, 1));
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(authorized(whole.found())).hasSize(2);
        assertThat(whole.span().to().hasCode()).isFalse();
        assertThat(sum(whole).isWhole()).isFalse();
    }

    @Test
    void twoInOneBlockAndAPaymentBetweenAreToldApart() throws Exception {
        delegates(CAROL, 0, ALICE.authorization(FORWARDER, 0));
        delegates(CAROL, 1, ALICE.authorization(BOB, 1));
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(authorized(whole.found()))
                .extracting(Movement.Authorized::nonce)
                .containsExactly(0L, 1L);
        world.send(ALICE, Draft.payment(2, BOB, ETHER));
        var more = world.search(SUBJECT, START, world.follow());
        assertThat(sum(more).movements()).isEqualTo(3);
    }

    @Test
    void whereTheSameCodeIsSetAgainNobodyCanTellAndTheStepStaysMissing() throws Exception {
        delegates(CAROL, 0, ALICE.authorization(FORWARDER, 0));
        world.follow();
        delegates(CAROL, 1, ALICE.authorization(FORWARDER, 1));
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(authorized(whole.found())).hasSize(1);
        assertThat(world.addsUp(SUBJECT, whole)).isInstanceOfSatisfying(Pending.class, pending -> {
            var soFar = (Reconciliation) pending.soFar().orElseThrow();
            assertThat(soFar.missing()).isEqualTo(1);
        });
    }

    @Test
    void anAuthorizationIsNotProvenByFewerTransactionsOrByAnotherState() throws Exception {
        delegates(CAROL, 0, ALICE.authorization(FORWARDER, 0));
        var whole = world.search(SUBJECT, START, world.follow());
        var found = whole.found().getFirst();
        var piece = (MoveProof.Piece.Authorized) found.proof().piece();
        var header = found.header();
        var none = piece(piece, piece.after(), List.of(), 0);
        var stale = piece(piece, piece.before(), piece.transactions(), 0);
        var second = piece(piece, piece.after(), piece.transactions(), 1);
        for (var lie : List.of(none, stale, second)) {
            var proof = new MoveProof(ALICE.address(), header.value().bytes(), lie);
            assertThat(proof.check(world.chain.chain(), header)).isInstanceOf(Refuted.class);
        }
        assertThat(proven(found.proof().check(world.chain.chain(), header)).value())
                .isEqualTo(found.movement().value());
        var ofCarol = new MoveProof(CAROL.address(), header.value().bytes(), piece);
        assertThat(ofCarol.check(world.chain.chain(), header)).isInstanceOf(Refuted.class);
    }

    private static MoveProof.Piece piece(
            MoveProof.Piece.Authorized of, List<ByteString> after, List<ByteString> transactions, int number) {
        return new MoveProof.Piece.Authorized(of.parent(), of.before(), after, transactions, number);
    }
}
