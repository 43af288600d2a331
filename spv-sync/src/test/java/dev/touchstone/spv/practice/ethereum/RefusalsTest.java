package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Each transaction that the practice chain does not take is refused by the name of what is wrong with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final EthereumAddress CONTRACT =
            EthereumAddress.of(new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
    private static final Draft PAYMENT = Draft.payment(0, BOB, Wei.of(1));

    private PracticeEthereum chain;
    private Asker asker;

    @BeforeAll
    void start() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withPastSlots(2)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER));
        chain = PracticeEthereum.start(settings, CLOCK);
        asker = new Asker(chain);
        chain.seedContract(CONTRACT, ByteString.of((byte) 0), Map.of());
        chain.advance(1);
    }

    @AfterAll
    void stop() throws IOException {
        asker.close();
        chain.close();
    }

    private PracticeTransactionRefusal refusal(ByteString transaction) {
        var result = chain.submit(transaction);
        assertThat(result).isInstanceOf(PracticeSubmitResult.Refused.class);
        var error = asker.error("eth_sendRawTransaction", Hex.of(transaction));
        assertThat(error.path("code").asInt()).isEqualTo(-32000);
        assertThat(error.path("message").asString()).isNotEmpty();
        return ((PracticeSubmitResult.Refused) result).why();
    }

    private PracticeTransactionRefusal refusal(Draft draft) {
        return refusal(ALICE.sign(draft).bytes());
    }

    @Test
    void refusesBytesThatAreNoTransaction() {
        for (var bytes : List.of(ByteString.EMPTY, ByteString.of((byte) 0x7f), ByteString.of((byte) 2, (byte) 0xc0))) {
            assertThat(refusal(bytes)).isInstanceOf(PracticeTransactionRefusal.Unreadable.class);
        }
    }

    @Test
    void refusesATransactionOfAnotherChain() {
        var other = new Signing("alice", 1);
        assertThat(refusal(other.payment(0, BOB, Wei.of(1))))
                .isEqualTo(new PracticeTransactionRefusal.WrongChain(BigInteger.ONE, 1337));
    }

    @Test
    void refusesATransactionThatAnyChainWouldTake() {
        var tx = ALICE.sign(PAYMENT.withFees(TransactionType.LEGACY, new Fees.GasPrice(Wei.PER_GWEI)));
        var signature = new TransactionSignature(
                BigInteger.valueOf(27), tx.signature().r(), tx.signature().s());
        var unbound = new EthereumTransaction(
                tx.type(),
                BigInteger.ZERO,
                0,
                tx.fees(),
                21_000,
                tx.destination(),
                tx.value(),
                tx.data(),
                List.of(),
                List.of(),
                List.of(),
                signature);
        assertThat(refusal(unbound.bytes())).isEqualTo(new PracticeTransactionRefusal.BoundToNoChain());
    }

    @Test
    void refusesATransactionThatNobodySigned() {
        var tx = ALICE.sign(PAYMENT);
        var high = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16)
                .subtract(tx.signature().s());
        var malleated = new EthereumTransaction(
                tx.type(),
                tx.chainId(),
                0,
                tx.fees(),
                21_000,
                tx.destination(),
                tx.value(),
                tx.data(),
                List.of(),
                List.of(),
                List.of(),
                new TransactionSignature(
                        BigInteger.ONE.subtract(tx.signature().v()),
                        tx.signature().r(),
                        high));
        assertThat(refusal(malleated.bytes())).isEqualTo(new PracticeTransactionRefusal.NotSigned());
    }

    @Test
    void refusesATipAboveTheMost() {
        var fees = new Fees.FeeMarket(Wei.of(2), Wei.of(1));
        assertThat(refusal(PAYMENT.withFees(TransactionType.FEE_MARKET, fees)))
                .isEqualTo(new PracticeTransactionRefusal.TipAboveMost(Wei.of(2), Wei.of(1)));
    }

    @Test
    void refusesMoreGasThanATransactionMayHave() {
        assertThat(refusal(PAYMENT.withGas((1 << 24) + 1)))
                .isEqualTo(new PracticeTransactionRefusal.GasLimitTooHigh((1 << 24) + 1, 1 << 24));
        assertThat(refusal(PAYMENT.withGas(-1))).isInstanceOf(PracticeTransactionRefusal.GasLimitTooHigh.class);
    }

    @Test
    void refusesLessGasThanATransferTakes() {
        assertThat(refusal(PAYMENT.withGas(20_999)))
                .isEqualTo(new PracticeTransactionRefusal.GasTooLow(20_999, 21_000));
    }

    @Test
    void refusesLessGasThanTheFloorForData() {
        var data = ByteString.of((byte) 1, (byte) 0, (byte) 1);
        assertThat(refusal(PAYMENT.withData(data)))
                .isEqualTo(new PracticeTransactionRefusal.GasTooLow(21_000, 21_000 + 10 * (4 + 1 + 4)));
    }

    @Test
    void refusesKindsThatItDoesNotHave() {
        var blob = new EthereumTransaction(
                TransactionType.BLOB,
                BigInteger.valueOf(1337),
                0,
                new Fees.WithBlobs(Wei.of(1), Wei.of(1), Wei.of(1)),
                21_000,
                new Destination.To(BOB),
                Wei.ZERO,
                ByteString.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                new TransactionSignature(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE));
        assertThat(refusal(blob.bytes()))
                .isEqualTo(new PracticeTransactionRefusal.TypeNotSupported(TransactionType.BLOB));
    }

    @Test
    void refusesCodeThatIsTooLongToMakeAContractOfAndAuthorizationsThatAreNone() {
        var long1 = ByteString.of(new byte[49_153]);
        assertThat(refusal(PAYMENT.to(new Destination.NewContract())
                        .withData(long1)
                        .withGas(1_000_000)))
                .isEqualTo(new PracticeTransactionRefusal.InitCodeTooLong(49_153, 49_152));
        assertThat(refusal(ALICE.delegating(Draft.payment(0, BOB, Wei.ZERO), List.of())
                        .bytes()))
                .isEqualTo(new PracticeTransactionRefusal.NothingAuthorized());
        assertThat(refusal(PAYMENT.to(new Destination.NewContract()).withGas(52_999)))
                .isEqualTo(new PracticeTransactionRefusal.GasTooLow(52_999, 53_000));
    }

    @Test
    void refusesMoreThanTheSenderHas() {
        var all = refusal(Draft.payment(0, BOB, Wei.PER_ETHER));
        var needed = Wei.PER_ETHER.plus(Wei.PER_GWEI.times(210_000)).value();
        assertThat(all).isEqualTo(new PracticeTransactionRefusal.InsufficientFunds(Wei.PER_ETHER, needed));
        assertThat(refusal(PAYMENT.withFees(TransactionType.FEE_MARKET, new Fees.FeeMarket(Wei.ZERO, Wei.MAX))))
                .isInstanceOf(PracticeTransactionRefusal.InsufficientFunds.class);
    }

    @Test
    void refusesNumbersThatCannotComeNext() {
        assertThat(refusal(Draft.payment(65, BOB, Wei.of(1))))
                .isEqualTo(new PracticeTransactionRefusal.NonceTooFar(65, 0));
        assertThat(refusal(Draft.payment(-1, BOB, Wei.of(1))))
                .isEqualTo(new PracticeTransactionRefusal.NonceTooHigh(-1));
    }

    @Test
    void refusesWhatWasSentAlreadyAndReplacesOnlyForATenthMore() throws IOException {
        var carol = new Signing("carol", 1337);
        chain.pay(carol.address(), Wei.PER_ETHER);
        chain.advance(1);
        var first = carol.sign(Draft.payment(0, BOB, Wei.of(1)));
        assertThat(chain.submit(first.bytes())).isEqualTo(new PracticeSubmitResult.Accepted(first.hash()));
        assertThat(chain.submit(first.bytes())).isEqualTo(new PracticeSubmitResult.AlreadyKnown(first.hash()));
        assertThat(asker.error("eth_sendRawTransaction", Hex.of(first.bytes()))
                        .path("message")
                        .asString())
                .isEqualTo("already known");
        var little =
                new Fees.FeeMarket(Wei.PER_GWEI.times(2), Wei.PER_GWEI.times(10).plus(Wei.PER_GWEI));
        var enough = carol.sign(Draft.payment(0, BOB, Wei.of(2)).withFees(TransactionType.FEE_MARKET, little));
        assertThat(refusal(carol.sign(Draft.payment(0, BOB, Wei.of(3))).bytes()))
                .isEqualTo(new PracticeTransactionRefusal.ReplacementUnderpriced(Wei.PER_GWEI.times(11)));
        assertThat(chain.submit(enough.bytes())).isEqualTo(new PracticeSubmitResult.Accepted(enough.hash()));
        chain.advance(1);
        assertThat(refusal(first.bytes())).isEqualTo(new PracticeTransactionRefusal.NonceTooLow(0, 1));
        assertThat(asker.result("eth_getTransactionByHash", Hex.of(first.hash()))
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesMoreForLessInAmsterdam() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withPastSlots(1)
                .beginningWith(ConsensusFork.GLOAS)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER));
        try (var amsterdam = PracticeEthereum.start(settings, CLOCK)) {
            assertThat(amsterdam.submit(ALICE.sign(PAYMENT.withData(ByteString.of((byte) 0)))
                            .bytes()))
                    .isEqualTo(
                            new PracticeSubmitResult.Refused(new PracticeTransactionRefusal.GasTooLow(21_000, 21_064)));
            var self = Draft.payment(0, ALICE.address(), Wei.of(1)).withGas(11_999);
            assertThat(amsterdam.submit(ALICE.sign(self).bytes()))
                    .isEqualTo(
                            new PracticeSubmitResult.Refused(new PracticeTransactionRefusal.GasTooLow(11_999, 12_000)));
        }
    }

    @Test
    void noAccountWithCodeSends() {
        chain.inside(state -> {
            var sent = new SentTransaction(
                    ALICE.sign(PAYMENT), CONTRACT, ALICE.sign(PAYMENT).hash());
            assertThat(TransactionChecks.problemIn(state.head(), sent))
                    .contains(new PracticeTransactionRefusal.SenderHasCode(CONTRACT));
            return sent;
        });
    }
}
