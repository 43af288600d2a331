package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What moves on the practice chain is proven as on any other: through the light client and the kernel.
class TransfersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final EthereumAddress NOBODY = new Signing("nobody yet", 1337).address();
    private static final Wei ETHER = Wei.PER_ETHER;

    private static PracticeEthereum start(ConsensusFork fork) throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .beginningWith(fork)
                .withAllocations(Map.of(ALICE.address(), ETHER.times(10), BOB, Wei.of(1)));
        return PracticeEthereum.start(settings, CLOCK);
    }

    private static void sent(PracticeEthereum chain, ByteString transaction) {
        assertThat(chain.submit(transaction)).isInstanceOf(PracticeSubmitResult.Accepted.class);
    }

    @Test
    void everyKindOfTransferMovesEtherAndIsPaidFor() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            var price = Wei.PER_GWEI.times(2);
            var draft = Draft.payment(0, BOB, ETHER);
            var list = List.of(new AccessListEntry(NOBODY, List.of(StorageKey.of(1), StorageKey.of(2))));
            sent(chain, ALICE.sign(draft).bytes());
            sent(
                    chain,
                    ALICE.sign(new Draft(
                                    TransactionType.LEGACY,
                                    1,
                                    new Fees.GasPrice(price),
                                    21_000,
                                    draft.to(),
                                    ETHER,
                                    ByteString.EMPTY,
                                    List.of()))
                            .bytes());
            sent(
                    chain,
                    ALICE.sign(new Draft(
                                    TransactionType.ACCESS_LIST,
                                    2,
                                    new Fees.GasPrice(price),
                                    30_000,
                                    draft.to(),
                                    ETHER,
                                    ByteString.of((byte) 0, (byte) 1),
                                    list))
                            .bytes());
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(2);
            var seen = Seen.of(chain);
            var block = seen.block(number);
            var receipts = seen.receipts(block).receipts();
            long third = 21_000 + 4 + 16 + 2_400 + 2 * 1_900;
            assertThat(receipts)
                    .extracting(Receipt::cumulativeGasUsed)
                    .containsExactly(21_000L, 42_000L, 42_000 + third);
            assertThat(block.value().gasUsed()).isEqualTo(42_000 + third);
            var baseFee = block.value().baseFee().orElseThrow();
            var fees = baseFee.plus(Wei.PER_GWEI).times(21_000).plus(price.times(21_000 + third));
            assertThat(seen.balance(BOB)).isEqualTo(ETHER.times(3).plus(Wei.of(1)));
            assertThat(seen.balance(ALICE.address())).isEqualTo(ETHER.times(7).minus(fees));
            assertThat(seen.account(ALICE.address()).value().nonce()).isEqualTo(3);
            assertThat(seen.balance(BlockMaker.BENEFICIARY)).isEqualTo(fees.minus(baseFee.times(42_000 + third)));
        }
    }

    @Test
    void aBlocksTransactionsAndReceiptsAreThoseOfItsRoots() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            for (int i = 0; i < 20; i++) sent(chain, ALICE.payment(i, BOB, Wei.of(i)));
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(2);
            var seen = Seen.of(chain);
            var block = seen.block(number);
            assertThat(seen.receipts(block).receipts()).hasSize(20);
            var json = seen.json(block);
            assertThat(EthereumJson.header(json)).isEqualTo(block.value());
            var transactions = EthereumJson.list(json.path("transactions"), EthereumJson::transaction);
            var bytes = transactions.stream().map(tx -> tx.bytes()).toList();
            var proven = Follower.proven(BlockKernel.transactions(block, bytes)).value();
            assertThat(proven.transactions())
                    .allSatisfy(tx -> assertThat(tx.sender()).contains(ALICE.address()));
            var receipt = seen.client()
                    .asker()
                    .result(
                            "eth_getTransactionReceipt",
                            Hex.of(transactions.get(7).hash()));
            assertThat(receipt.path("gasUsed").asString()).isEqualTo("0x5208");
            assertThat(receipt.path("transactionIndex").asString()).isEqualTo("0x7");
            assertThat(receipt.path("blockHash").asString())
                    .isEqualTo(Hex.of(block.value().hash()));
        }
    }

    @Test
    void theBaseFeeFollowsTheGasThatWasUsed() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            long number = chain.snapshot().get().number().value();
            for (long n = 1; n <= number; n++) {
                var parent = chain.headerAt(BlockNumber.of(n - 1)).orElseThrow();
                var fee = parent.baseFee().orElseThrow().value();
                var next = fee.subtract(fee.divide(BigInteger.valueOf(8)));
                assertThat(chain.headerAt(BlockNumber.of(n)).orElseThrow().baseFee())
                        .contains(new Wei(next));
            }
        }
    }

    @Test
    void theRingsHoldTheHashesOfBlocksAndBeaconBlocks() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            chain.advance(2);
            var seen = Seen.of(chain);
            var head = seen.head().value();
            for (long back : new long[] {1, 2, 20}) {
                var older = chain.headerAt(BlockNumber.of(head.number().value() - back))
                        .orElseThrow();
                assertThat(seen.word(BlockHashRing.CONTRACT, BlockHashRing.key(older.number())))
                        .isEqualTo(older.hash());
            }
            var root = seen.word(SystemContracts.BEACON_ROOTS, StorageKey.of(head.time() % 8191 + 8191));
            assertThat(head.parentBeaconBlockRoot()).contains(root);
        }
    }

    @Test
    void contractsThatWereLaidDownAreProvenWithTheirStorageAndCode() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            var token = EthereumAddress.ofWord(StorageKey.of(0xc0de).value());
            var code = ByteString.of((byte) 0x60, (byte) 0x00);
            var one = Wei.of(1).word();
            chain.seedContract(
                    token,
                    code,
                    Map.of(
                            StorageKey.of(3),
                            one,
                            StorageKey.of(4).entry(BOB),
                            Wei.of(77).word()));
            chain.advance(1);
            chain.setStorage(token, StorageKey.of(3), Hash256.ZERO);
            chain.setBalance(BOB, ETHER);
            chain.advance(2);
            var seen = Seen.of(chain);
            assertThat(seen.word(token, StorageKey.of(4).entry(BOB)))
                    .isEqualTo(Wei.of(77).word());
            assertThat(seen.word(token, StorageKey.of(3))).isEqualTo(Hash256.ZERO);
            assertThat(seen.balance(BOB)).isEqualTo(ETHER);
            var served = EthereumJson.bytes(seen.client().asker().result("eth_getCode", token.text(), "latest"));
            assertThat(Follower.proven(StateKernel.code(seen.account(token), served))
                            .value()
                            .bytes())
                    .isEqualTo(code);
        }
    }

    @Test
    void inAmsterdamANewAccountCostsWhatItAddsToTheState() throws IOException {
        try (var chain = start(ConsensusFork.GLOAS)) {
            sent(
                    chain,
                    ALICE.sign(Draft.payment(0, NOBODY, ETHER).withGas(204_600)).bytes());
            sent(chain, ALICE.payment(1, BOB, ETHER));
            sent(
                    chain,
                    ALICE.sign(Draft.payment(2, ALICE.address(), ETHER).withGas(12_000))
                            .bytes());
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(3);
            var seen = Seen.of(chain);
            var block = seen.block(number);
            assertThat(seen.receipts(block).receipts())
                    .extracting(Receipt::cumulativeGasUsed)
                    .containsExactly(204_600L, 225_600L, 237_600L);
            // the greater of what work and what new state cost
            assertThat(block.value().gasUsed()).isEqualTo(183_600);
            assertThat(seen.balance(NOBODY)).isEqualTo(ETHER);
            assertThat(seen.head().value().blockAccessListHash()).isPresent();
        }
    }

    @Test
    void inAmsterdamTooLittleGasForANewAccountIsPaidAndMovesNothing() throws IOException {
        try (var chain = start(ConsensusFork.GLOAS)) {
            sent(chain, ALICE.payment(0, NOBODY, ETHER));
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(3);
            var seen = Seen.of(chain);
            var receipt = seen.receipts(seen.block(number)).receipts().getFirst();
            assertThat(receipt.outcome()).isInstanceOf(Receipt.Outcome.Failed.class);
            assertThat(receipt.cumulativeGasUsed()).isEqualTo(21_000);
            assertThat(receipt.logs()).isEmpty();
            assertThat(seen.balance(NOBODY)).isEqualTo(Wei.ZERO);
            var fee = seen.block(number)
                    .value()
                    .baseFee()
                    .orElseThrow()
                    .plus(Wei.PER_GWEI)
                    .times(21_000);
            assertThat(seen.balance(ALICE.address())).isEqualTo(ETHER.times(10).minus(fee));
        }
    }

    @Test
    void inAmsterdamEtherThatMovesLeavesALog() throws IOException {
        try (var chain = start(ConsensusFork.GLOAS)) {
            sent(chain, ALICE.payment(0, BOB, Wei.of(5)));
            sent(chain, ALICE.payment(1, BOB, Wei.ZERO));
            sent(chain, ALICE.sign(Draft.payment(2, ALICE.address(), ETHER)).bytes());
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(3);
            var seen = Seen.of(chain);
            var receipts = seen.receipts(seen.block(number)).receipts();
            var log = receipts.getFirst().logs().getFirst();
            assertThat(Hex.of(log.address())).isEqualTo("0xfffffffffffffffffffffffffffffffffffffffe");
            assertThat(log.topics().getFirst().hex()).startsWith("ddf252ad1be2c89b69c2b068fc378daa952ba7f1");
            assertThat(EthereumAddress.ofWord(log.topics().get(1))).isEqualTo(ALICE.address());
            assertThat(EthereumAddress.ofWord(log.topics().get(2))).isEqualTo(BOB);
            assertThat(log.data()).isEqualTo(ByteString.of(Wei.of(5).word().toBytes()));
            assertThat(seen.block(number).value().logsBloom().mayHold(log.address()))
                    .isTrue();
            assertThat(receipts.subList(1, 3))
                    .allSatisfy(receipt -> assertThat(receipt.logs()).isEmpty());
        }
    }

    @Test
    void whoTipsMoreComesFirstAndNumbersStayInOrder() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            chain.pay(BOB, Wei.of(1));
            var fees = new Fees.FeeMarket(Wei.PER_GWEI.times(5), Wei.PER_GWEI.times(50));
            sent(chain, ALICE.payment(1, BOB, Wei.of(1)));
            sent(
                    chain,
                    ALICE.sign(Draft.payment(0, BOB, Wei.of(1)).withFees(TransactionType.FEE_MARKET, fees))
                            .bytes());
            chain.advance(1);
            var block = chain.inside(state -> state.chain().head().execution());
            assertThat(block.transactions())
                    .extracting(sent -> sent.sender().equals(ALICE.address()) ? sent.nonce() : -1)
                    .startsWith(0L)
                    .contains(1L, -1L);
        }
    }

    @Test
    void blocksThatGiveWayTakeTheirPaymentsWithThemUntilTheNextOne() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            var payment = ALICE.payment(0, BOB, ETHER);
            sent(chain, payment);
            chain.advance(3);
            var before = chain.snapshot().get();
            chain.reorganise(3);
            var after = chain.snapshot().get();
            assertThat(after.head()).isEqualTo(before.head());
            assertThat(after.root()).isNotEqualTo(before.root());
            assertThat(after.waiting()).isEqualTo(1);
            assertThat(Seen.of(chain).balance(BOB)).isEqualTo(Wei.of(1));
            chain.advance(2);
            assertThat(Seen.of(chain).balance(BOB)).isEqualTo(ETHER.plus(Wei.of(1)));
            assertThat(chain.submit(payment)).isInstanceOf(PracticeSubmitResult.AlreadyKnown.class);
        }
    }

    @Test
    void aClientFollowsTheBranchThatTookOver() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            try (var client = Follower.byJson(chain, chain.checkpointRoot()).follow()) {
                var lost = client.head().value();
                chain.reorganise(2);
                chain.advance(1);
                client.follow();
                assertThat(client.head().value().number()).isGreaterThan(lost.number());
                assertThat(chain.headerAt(lost.number()).orElseThrow()).isNotEqualTo(lost);
                assertThat(client.head().value().parentHash())
                        .isEqualTo(chain.headerAt(lost.number()).orElseThrow().hash());
            }
        }
    }

    @Test
    void noFinalBlockGivesWay() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            long depth = chain.snapshot().get().head().value()
                    - chain.snapshot().get().finalized().value();
            assertThatThrownBy(() -> chain.reorganise((int) depth + 1)).isInstanceOf(IllegalArgumentException.class);
            chain.reorganise((int) depth);
            assertThat(chain.snapshot().get().finalized().value()).isPositive();
        }
    }

    @Test
    void theFaucetSaysWhenItHasNotSoMuch() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            assertThat(chain.pay(BOB, Wei.MAX)).isInstanceOf(PracticePayResult.Empty.class);
        }
    }
}
