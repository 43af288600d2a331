package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.history.Sample;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.MoveProof.Piece;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is kept of histories is read back as it was written, and nothing else ever throws.
class HistoryRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30.456Z");
    private static final Hash256 HASH = Hash256.fromHex("ab".repeat(32)).orElseThrow();
    private static final ChainPoint POINT = new ChainPoint(Height.of(800_000), HASH);
    private static final EthereumAddress ALICE = address(1);
    private static final EthereumAddress BOB = address(2);
    private static final List<ByteString> NODES = List.of(ByteString.of(new byte[40]), ByteString.of(new byte[33]));
    private static final ByteString HEADER = header();

    private static final Piece IN_TRANSACTION = new Piece.InTransaction(3, NODES, NODES, NODES, -1);
    private static final BigInteger NUMBER = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final Movement.Cause GIVEN = new Movement.Reported(HASH, 4, ALICE, BOB);
    private static final List<WalletEvent> ALL = List.of(
            proven(new Movement.Sent(HASH, 7, Optional.of(BOB), Wei.PER_ETHER, Wei.PER_GWEI, true), IN_TRANSACTION),
            proven(new Movement.Sent(HASH, -1, Optional.empty(), Wei.ZERO, Wei.PER_GWEI, false), IN_TRANSACTION),
            proven(
                    new Movement.Received(HASH, BOB, Wei.of(1)),
                    new Piece.InTransaction(0, NODES, NODES, List.of(), -1)),
            proven(new Movement.Withdrawn(5, 6), new Piece.Withdrawn(2, NODES)),
            proven(new Movement.Reported(HASH, 4, ALICE, BOB), new Piece.InTransaction(0, NODES, NODES, List.of(), 4)),
            proven(
                    new Movement.Besides(HASH, true),
                    new Piece.Besides(HEADER, NODES, NODES, List.of(IN_TRANSACTION, new Piece.Withdrawn(1, NODES)))),
            proven(new Movement.Besides(HASH, false), new Piece.NotKept()),
            of(new MovedAsset.Single(BOB, NUMBER), GIVEN, new Piece.OfCollectible(1, NODES, NODES, 2, NUMBER)),
            of(new MovedAsset.Kind(BOB, NUMBER), GIVEN, new Piece.OfCollectible(1, NODES, NODES, 2, BigInteger.ZERO)),
            of(new MovedAsset.Collection(BOB), new Movement.Besides(HASH, false), new Piece.NotKept()),
            proven(
                    new Movement.Authorized(HASH, BOB, 3, -2, ALICE),
                    new Piece.Authorized(HEADER, NODES, NODES, NODES, 1)),
            new WalletEvent.EthereumBlockLeft("practice", POINT, NOW));

    private static EthereumAddress address(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[0] = (byte) last;
        return EthereumAddress.of(bytes);
    }

    private static ByteString header() {
        return ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, HASH)
                .set(HeaderField.OMMERS_HASH, HASH)
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(HeaderField.STATE_ROOT, HASH)
                .set(HeaderField.TRANSACTIONS_ROOT, HASH)
                .set(HeaderField.RECEIPTS_ROOT, HASH)
                .set(HeaderField.LOGS_BLOOM, ByteString.of(new byte[LogsBloom.BYTES]))
                .set(HeaderField.DIFFICULTY, 0)
                .set(HeaderField.NUMBER, 800_000)
                .set(HeaderField.GAS_LIMIT, 60_000_000)
                .set(HeaderField.GAS_USED, 21_000)
                .set(HeaderField.TIMESTAMP, NOW.getEpochSecond())
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.MIX_HASH, HASH)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .build()
                .bytes();
    }

    private static WalletEvent proven(Movement.Cause cause, Piece piece) {
        return of(cause instanceof Movement.Reported ? new MovedAsset.Token(BOB) : MovedAsset.ether(), cause, piece);
    }

    private static WalletEvent of(MovedAsset asset, Movement.Cause cause, Piece piece) {
        var movement = new Movement(ALICE, asset, POINT, BigInteger.TEN.pow(20).negate(), cause);
        var stored = new StoredMovement(movement, new MoveProof(ALICE, HEADER, piece), NOW);
        return new WalletEvent.MovementProven("practice", stored, NOW);
    }

    @Test
    void everyMovementIsReadBackAsItWasWritten() {
        for (var event : ALL) {
            assertThat(EventCodec.read(EventCodec.write(event))).isEqualTo(Parsed.ok(event));
        }
        assertThat(ALL.stream().map(EventCodec::write).map(JournalRecord::kind))
                .containsExactly(70, 70, 70, 70, 70, 70, 70, 72, 72, 72, 72, 71);
    }

    @Test
    void etherAndTokensAreWrittenAsTheyWereBeforeThereWereCollectibles() {
        var ether = new WireWriter(32);
        MovementCodec.asset(ether, MovedAsset.ether());
        assertThat(ether.toByteString().hex()).isEqualTo("00");
        var token = new WireWriter(32);
        MovementCodec.asset(token, new MovedAsset.Token(BOB));
        assertThat(token.toByteString().hex()).isEqualTo("01" + BOB.value().hex());
    }

    @Test
    void truncatedAndChangedRecordsNeverThrow() {
        var random = new Random(5);
        for (var event : ALL) {
            var record = EventCodec.write(event);
            var bytes = record.payload().toArray();
            for (int length = 0; length < bytes.length; length++) {
                var cut = new JournalRecord(record.kind(), ByteString.copyOf(bytes, 0, length));
                assertThat(EventCodec.read(cut)).isInstanceOf(Parsed.Malformed.class);
            }
            for (int round = 0; round < 1_000; round++) {
                var changed = bytes.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                assertThat(EventCodec.read(new JournalRecord(record.kind(), ByteString.of(changed))))
                        .isNotNull();
            }
        }
    }

    private static HistoryNote note() {
        var from = new Sample(POINT, BigInteger.TEN.pow(30), 3, false);
        var to = new Sample(new ChainPoint(Height.of(800_100), Hash256.ZERO), BigInteger.ZERO, 4, true);
        var beginning = Optional.of(new HistoryReach.Beginning(HEADER, NODES));
        return new HistoryNote(Map.of(
                new HistoryNote.Place("practice", Subject.ether(ALICE)),
                new HistoryReach(new Span(from, to, true), to, beginning),
                new HistoryNote.Place("practice", Subject.token(ALICE, BOB)),
                new HistoryReach(Span.at(to), from, Optional.empty())));
    }

    @Test
    void howFarHistoriesReachIsReadBackAsItWasWritten() {
        assertThat(HistoryNote.parse(note().bytes())).isEqualTo(Parsed.ok(note()));
        assertThat(HistoryNote.parse(HistoryNote.EMPTY.bytes())).isEqualTo(Parsed.ok(HistoryNote.EMPTY));
    }

    @Test
    void aDamagedNoteNeverThrows() {
        var bytes = note().bytes().toArray();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(HistoryNote.parse(ByteString.copyOf(bytes, 0, length))).isInstanceOf(Parsed.Malformed.class);
        }
        var random = new Random(6);
        for (int round = 0; round < 2_000; round++) {
            var changed = bytes.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            assertThat(HistoryNote.parse(ByteString.of(changed))).isNotNull();
        }
    }
}
