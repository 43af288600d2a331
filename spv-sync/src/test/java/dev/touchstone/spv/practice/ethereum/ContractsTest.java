package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The contracts of the practice chain, and what they do, proven as on any other: through the light client and the
/// kernel.
class ContractsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final Hash256 TRANSFER =
            Keccak256.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII));
    private static final BigInteger TEN = BigInteger.TEN.multiply(Wei.PER_ETHER.value());
    private static final BigInteger FOUR = BigInteger.valueOf(4).multiply(Wei.PER_ETHER.value());

    private static PracticeEthereum start(ConsensusFork fork) throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .beginningWith(fork)
                .withContracts(true)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER.times(10), BOB, Wei.of(1)));
        return PracticeEthereum.start(settings, CLOCK);
    }

    private static EthereumTransaction given(PracticeGiveResult result) {
        assertThat(result).isInstanceOf(PracticeGiveResult.Given.class);
        return ((PracticeGiveResult.Given) result).transaction();
    }

    private static Draft call(long nonce, EthereumAddress to, ByteString data) {
        return Draft.payment(nonce, to, Wei.ZERO).withData(data).withGas(1_000_000);
    }

    private static EthereumTransaction sent(PracticeEthereum chain, Draft draft) {
        var transaction = ALICE.sign(draft);
        assertThat(chain.submit(transaction.bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
        return transaction;
    }

    private static BigInteger number(Hash256 word) {
        return new BigInteger(1, word.toBytes());
    }

    private static BigInteger tokens(Seen seen, EthereumAddress token, EthereumAddress holder) {
        return number(seen.word(token, StorageKey.of(0).entry(holder)));
    }

    /// The receipt of a transaction, out of its block's proven receipts.
    private static Receipt receipt(Seen seen, EthereumTransaction transaction) {
        var json = seen.client().asker().result("eth_getTransactionReceipt", Hex.of(transaction.hash()));
        var block = seen.block(EthereumJson.count(json.path("blockNumber")));
        var receipt = seen.receipts(block).receipts().get((int) EthereumJson.count(json.path("transactionIndex")));
        assertThat(receipt.isBloomRight()).isTrue();
        assertThat(block.value().logsBloom())
                .isEqualTo(LogsBloom.union(seen.receipts(block).receipts().stream()
                        .map(Receipt::bloom)
                        .toList()));
        return receipt;
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"DENEB", "FULU", "GLOAS"})
    void theFaucetMakesItsContractsInTheFirstBlocks(ConsensusFork fork) throws IOException {
        try (var chain = start(fork)) {
            chain.advance(1);
            var contracts = chain.contracts();
            assertThat(contracts.token().text()).isEqualTo("0xCE8A813463742FAE8b451c6479770CBb97fe6078");
            assertThat(contracts.dollar().text()).isEqualTo("0x3Ab656432b98E3a3c8f6625b33F03A644eF73E01");
            assertThat(contracts.pieces().text()).isEqualTo("0xfC8C2A2d7B5dDAff98182A9112E587579EB88a32");
            assertThat(contracts.items().text()).isEqualTo("0x2199e31379873b64Adbb4f3Ff9D1010A788caAB0");
            var seen = Seen.of(chain);
            var block = seen.block(1);
            assertThat(seen.receipts(block).receipts())
                    .hasSizeBetween(8, 9)
                    .allSatisfy(receipt -> assertThat(receipt.outcome()).isInstanceOf(Receipt.Outcome.Succeeded.class));
            var transactions = EthereumJson.list(seen.json(block).path("transactions"), EthereumJson::transaction);
            var bytes = transactions.stream().map(EthereumTransaction::bytes).toList();
            assertThat(Follower.proven(BlockKernel.transactions(block, bytes))
                            .value()
                            .transactions())
                    .allSatisfy(tx -> assertThat(tx.destination()).isEqualTo(new Destination.NewContract()));
            var third = seen.client()
                    .asker()
                    .result(
                            "eth_getTransactionReceipt",
                            Hex.of(transactions.get(2).hash()));
            assertThat(third.path("contractAddress").asString())
                    .isEqualTo("0x" + contracts.pieces().value().hex());
            assertThat(third.path("to").isNull()).isTrue();
            chain.advance(1);
            seen = Seen.of(chain);
            for (var made : List.of(
                    contracts.token(),
                    contracts.dollar(),
                    contracts.pieces(),
                    contracts.items(),
                    contracts.names().registry(),
                    contracts.names().registrar(),
                    contracts.names().resolver(),
                    contracts.names().universal(),
                    contracts.names().offchain())) {
                assertThat(seen.code(made).length()).isGreaterThan(1000);
                assertThat(seen.account(made).value().nonce()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"FULU", "GLOAS"})
    void tokensAreGivenAndMoveOn(ConsensusFork fork) throws IOException {
        try (var chain = start(fork)) {
            var token = chain.contracts().token();
            given(chain.giveToken(ALICE.address(), TEN));
            given(chain.giveDollar(ALICE.address(), BigInteger.TWO));
            chain.advance(1);
            var moved = sent(chain, call(0, token, PracticeContracts.transfer(BOB, FOUR)));
            chain.advance(3);
            var seen = Seen.of(chain);
            assertThat(tokens(seen, token, BOB)).isEqualTo(FOUR);
            assertThat(tokens(seen, token, ALICE.address())).isEqualTo(TEN.subtract(FOUR));
            assertThat(tokens(seen, chain.contracts().dollar(), ALICE.address()))
                    .isEqualTo(BigInteger.TWO);
            var receipt = receipt(seen, moved);
            var log = receipt.logs().getFirst();
            assertThat(receipt.logs()).hasSize(1);
            assertThat(log.address()).isEqualTo(token);
            assertThat(log.topics().getFirst()).isEqualTo(TRANSFER);
            assertThat(EthereumAddress.ofWord(log.topics().get(1))).isEqualTo(ALICE.address());
            assertThat(EthereumAddress.ofWord(log.topics().get(2))).isEqualTo(BOB);
            assertThat(log.data()).isEqualTo(ByteString.of(new Wei(FOUR).word().toBytes()));
            assertThat(receipt.bloom().mayHold(token)).isTrue();
        }
    }

    @Test
    void moreTokensThanThereAreAreNotSentAndWhoTriesPaysForIt() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            var token = chain.contracts().token();
            var tried = sent(chain, call(0, token, PracticeContracts.transfer(BOB, BigInteger.ONE)));
            var number = chain.snapshot().get().number().value() + 1;
            chain.advance(2);
            var seen = Seen.of(chain);
            var receipt = receipt(seen, tried);
            assertThat(receipt.outcome()).isInstanceOf(Receipt.Outcome.Failed.class);
            assertThat(receipt.logs()).isEmpty();
            assertThat(receipt.cumulativeGasUsed()).isBetween(21_001L, 40_000L);
            assertThat(tokens(seen, token, BOB)).isZero();
            assertThat(seen.account(ALICE.address()).value().nonce()).isEqualTo(1);
            var price = seen.block(number).value().baseFee().orElseThrow().plus(Wei.PER_GWEI);
            assertThat(seen.balance(ALICE.address()))
                    .isEqualTo(Wei.PER_ETHER.times(10).minus(price.times(receipt.cumulativeGasUsed())));
        }
    }

    @Test
    void whoRunsOutOfGasPaysAllOfIt() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            given(chain.giveToken(ALICE.address(), TEN));
            chain.advance(1);
            var token = chain.contracts().token();
            var tried = sent(
                    chain, call(0, token, PracticeContracts.transfer(BOB, FOUR)).withGas(40_000));
            chain.advance(2);
            var seen = Seen.of(chain);
            assertThat(receipt(seen, tried).outcome()).isInstanceOf(Receipt.Outcome.Failed.class);
            assertThat(receipt(seen, tried).cumulativeGasUsed()).isEqualTo(40_000);
            assertThat(tokens(seen, token, BOB)).isZero();
        }
    }

    @Test
    void aPieceBelongsToWhomItWasGivenUntilItMoves() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            var pieces = chain.contracts().pieces();
            var first = given(chain.giveNft(ALICE.address()));
            given(chain.giveNft(ALICE.address()));
            chain.advance(1);
            var data = AbiCall.of("transferFrom(address,address,uint256)")
                    .address(ALICE.address())
                    .address(BOB)
                    .number(BigInteger.valueOf(2))
                    .data();
            sent(chain, call(0, pieces, data));
            chain.advance(2);
            var seen = Seen.of(chain);
            var owners = StorageKey.of(2);
            assertThat(EthereumAddress.ofWord(
                            seen.word(pieces, owners.entry(Wei.of(1).word()))))
                    .isEqualTo(ALICE.address());
            assertThat(EthereumAddress.ofWord(
                            seen.word(pieces, owners.entry(Wei.of(2).word()))))
                    .isEqualTo(BOB);
            var topics = receipt(seen, first).logs().getFirst().topics();
            assertThat(topics)
                    .hasSize(4)
                    .startsWith(TRANSFER)
                    .endsWith(Wei.of(1).word());
        }
    }

    @Test
    void itemsAreCountedByKind() throws IOException {
        try (var chain = start(ConsensusFork.FULU)) {
            given(chain.giveItem(BOB, BigInteger.TWO, BigInteger.valueOf(7)));
            given(chain.giveItem(BOB, BigInteger.TWO, BigInteger.valueOf(5)));
            chain.advance(2);
            var kind = StorageKey.of(0).entry(Wei.of(2).word());
            assertThat(number(Seen.of(chain).word(chain.contracts().items(), kind.entry(BOB))))
                    .isEqualTo(12);
        }
    }

    @Test
    void theFaucetSaysWhatItCannotGive() throws IOException {
        var most = BigInteger.TEN.pow(27);
        try (var chain = start(ConsensusFork.FULU)) {
            assertThat(chain.giveToken(BOB, most.add(BigInteger.ONE))).isEqualTo(new PracticeGiveResult.Empty(most));
        }
        try (var without = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK)) {
            assertThat(without.giveToken(BOB, BigInteger.ONE)).isEqualTo(new PracticeGiveResult.NoContract());
            assertThat(without.giveNft(BOB)).isEqualTo(new PracticeGiveResult.NoContract());
        }
    }
}
