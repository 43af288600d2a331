package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ALICE;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.BOB;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.CAROL;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.proven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refuted;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Collectibles that came and went are found by what collections answer of an account, and add up to it.
class CollectibleHistoryTest {
    private static final BigInteger KIND = BigInteger.valueOf(7);
    private static final EthereumAddress SHOUTER =
            EthereumAddress.of(new byte[] {8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8});

    private HistoryWorld world;
    private EthereumAddress pieces;
    private EthereumAddress items;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        world = HistoryWorld.since(ConsensusFork.FULU, folder);
        pieces = world.chain.contracts().pieces();
        items = world.chain.contracts().items();
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    private void sends(Signing who, long nonce, EthereumAddress contract, AbiCall call) {
        world.send(
                who, Draft.payment(nonce, contract, Wei.ZERO).withGas(400_000).withData(call.data()));
    }

    private static AbiCall givesPiece(EthereumAddress from, EthereumAddress to, BigInteger id) {
        return AbiCall.of("transferFrom(address,address,uint256)")
                .address(from)
                .address(to)
                .number(id);
    }

    private BigInteger piece(EthereumAddress to) {
        var gift = (PracticeGiveResult.Given) world.chain.giveNft(to);
        world.chain.advance(1);
        return world.chain.pieceOf(gift.transaction()).orElseThrow();
    }

    private List<BigInteger> changes(HistoryWorld.Whole whole, Subject subject) {
        return whole.movements(subject).stream().map(it -> it.value().change()).toList();
    }

    @Test
    void singleTokensOfACollectionAreFoundAndMakeItsBalance() throws Exception {
        var start = world.follow();
        var first = piece(ALICE.address());
        var second = piece(ALICE.address());
        var middle = world.follow();
        sends(ALICE, 0, pieces, givesPiece(ALICE.address(), BOB, first));
        var head = world.follow();
        var subject = Subject.collection(ALICE.address(), pieces);
        var came = world.search(subject, start, middle);
        assertThat(came.movements(subject))
                .extracting(it -> it.value().asset().number().orElseThrow())
                .containsExactly(first, second);
        var made =
                (Movement.Reported) came.movements(subject).getFirst().value().cause();
        assertThat(made.from()).isEqualTo(EthereumAddress.ZERO);
        assertThat(proven(world.addsUp(subject, came)).value().movements()).isEqualTo(2);
        var went = world.search(subject, middle, head);
        assertThat(changes(went, subject)).containsExactly(BigInteger.ONE.negate());
        var sum = proven(world.addsUp(subject, went)).value();
        assertThat(sum.after()).isEqualTo(BigInteger.ONE);
        assertThat(sum.isWhole()).isFalse();
    }

    @Test
    void anExchangeWithinOneBlockIsFoundByWhoOwnsIt() throws Exception {
        var mine = piece(ALICE.address());
        var hers = piece(CAROL.address());
        var start = world.follow();
        sends(ALICE, 0, pieces, givesPiece(ALICE.address(), CAROL.address(), mine));
        sends(CAROL, 0, pieces, givesPiece(CAROL.address(), ALICE.address(), hers));
        var head = world.follow();
        var collection = Subject.collection(ALICE.address(), pieces);
        assertThat(world.search(collection, start, head).found())
                .as("as many before as after")
                .isEmpty();
        var single = Subject.single(ALICE.address(), pieces, hers);
        var found = world.search(single, start, head);
        assertThat(changes(found, single)).containsExactly(BigInteger.ONE);
        assertThat(changes(found, collection)).containsExactly(BigInteger.ONE.negate(), BigInteger.ONE);
        assertThat(proven(world.addsUp(collection, found)).value().movements()).isEqualTo(2);
    }

    @Test
    void beforeItWasMadeNobodyOwnedIt() throws Exception {
        var start = world.follow();
        var id = piece(ALICE.address());
        var single = Subject.single(ALICE.address(), pieces, id);
        var whole = world.search(single, start, world.follow());
        assertThat(whole.span().from().amount()).isZero();
        assertThat(changes(whole, single)).containsExactly(BigInteger.ONE);
    }

    @Test
    void soManyOfAKindAreFoundAndMakeItsBalance() throws Exception {
        var start = world.follow();
        world.chain.giveItem(ALICE.address(), KIND, BigInteger.TEN);
        world.chain.giveItem(ALICE.address(), KIND.add(BigInteger.ONE), BigInteger.TWO);
        world.chain.advance(2);
        var call = AbiCall.of("safeTransferFrom(address,address,uint256,uint256,bytes)")
                .address(ALICE.address())
                .address(BOB)
                .number(KIND)
                .number(BigInteger.valueOf(3))
                .blob(ByteString.EMPTY);
        sends(ALICE, 0, items, call);
        var subject = Subject.kind(ALICE.address(), items, KIND);
        var whole = world.search(subject, start, world.follow());
        assertThat(changes(whole, subject)).containsExactly(BigInteger.TEN, BigInteger.valueOf(-3));
        assertThat(proven(world.addsUp(subject, whole)).value().after()).isEqualTo(BigInteger.valueOf(7));
        var other = new MovedAsset.Kind(items, KIND.add(BigInteger.ONE));
        assertThat(whole.found())
                .as("another kind that came in a block that was read")
                .anyMatch(it -> it.movement().value().asset().equals(other));
    }

    @Test
    void aBatchIsOneLineForEachKindAndAKindThatStandsTwiceIsOne() throws Exception {
        var batch = Keccak256.of(
                "TransferBatch(address,address,address,uint256[],uint256[])".getBytes(StandardCharsets.US_ASCII));
        var code = "606036036060" + "5f37" + "604035" + "602035" + "5f35" + "7f" + batch.hex() + "606036035fa400";
        world.chain.seedContract(SHOUTER, ByteString.fromHex(code).orElseThrow(), Map.of());
        var start = world.follow();
        var words = word(CAROL.address())
                + word(CAROL.address())
                + word(ALICE.address())
                + numbers(64, 192, 3, 5, 6, 5, 3, 10, 20, 30);
        world.send(
                CAROL,
                Draft.payment(0, SHOUTER, Wei.ZERO)
                        .withGas(100_000)
                        .withData(ByteString.fromHex(words).orElseThrow()));
        world.chain.pay(ALICE.address(), Wei.of(1));
        var whole = world.search(Subject.ether(ALICE.address()), start, world.follow());
        assertThat(whole.found())
                .filteredOn(it -> it.movement().value().asset().isCollectible())
                .extracting(
                        it -> it.movement().value().asset(),
                        it -> it.movement().value().change().intValueExact())
                .containsExactly(tuple(kind(5), 40), tuple(kind(6), 20));
    }

    private static MovedAsset kind(long id) {
        return new MovedAsset.Kind(SHOUTER, BigInteger.valueOf(id));
    }

    private static String word(EthereumAddress address) {
        return StorageKey.of(new BigInteger(1, address.value().toArray()))
                .value()
                .hex();
    }

    private static String numbers(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> StorageKey.of(number).value().hex())
                .collect(Collectors.joining());
    }

    @Test
    void whatIsKeptProvesTheSameAgainAndNoOtherNumber() throws Exception {
        var start = world.follow();
        var id = piece(ALICE.address());
        var subject = Subject.collection(ALICE.address(), pieces);
        Found found = world.search(subject, start, world.follow()).found().getFirst();
        var chain = world.chain.chain();
        assertThat(proven(found.proof().check(chain, found.header())).value())
                .isEqualTo(found.movement().value());
        assertThat(found.proof().receipt(found.header())).isPresent();
        var piece = (MoveProof.Piece.OfCollectible) found.proof().piece();
        for (var lie : List.of(
                new MoveProof.Piece.OfCollectible(
                        piece.index(), piece.transaction(), piece.receipt(), piece.log(), id.add(BigInteger.ONE)),
                new MoveProof.Piece.OfCollectible(
                        piece.index(), piece.transaction(), piece.receipt(), piece.log() + 1, id),
                new MoveProof.Piece.InTransaction(
                        piece.index(), piece.transaction(), piece.receipt(), List.of(), piece.log()))) {
            var proof = new MoveProof(ALICE.address(), found.proof().header(), lie);
            assertThat(proof.check(chain, found.header())).isInstanceOf(Refuted.class);
        }
        var ofBob = new MoveProof(BOB, found.proof().header(), piece);
        assertThat(ofBob.check(chain, found.header())).isInstanceOf(Refuted.class);
    }

    @Test
    void aTransferThatIsLeftOutDoesNotAddUp() throws Exception {
        var start = world.follow();
        piece(ALICE.address());
        piece(ALICE.address());
        BlockNumber head = world.follow();
        var subject = Subject.collection(ALICE.address(), pieces);
        var whole = world.search(subject, start, head);
        var fewer = whole.movements(subject).subList(1, 2);
        assertThat(world.addsUp(subject, whole, fewer)).isInstanceOf(Pending.class);
        var ofKind = world.search(Subject.kind(ALICE.address(), items, KIND), start, head);
        assertThat(world.addsUp(Subject.kind(ALICE.address(), items, KIND), ofKind, fewer))
                .as("a single token is no part of a kind")
                .isInstanceOf(Refuted.class);
    }
}
