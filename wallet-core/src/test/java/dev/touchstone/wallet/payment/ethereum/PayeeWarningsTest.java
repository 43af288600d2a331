package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayeeWarningsTest {
    private static final EthereumAddress OWN = address("a11ce0000000000000000000000000000000a11c");
    private static final EthereumAddress PAID = address("1234567890123456789012345678901234567890");
    private static final EthereumAddress LIKE = address("1234560000000000000000000000000000567890");
    private static final EthereumAddress TOKEN = address("7070707070707070707070707070707070707070");
    private static final Finding<AccountState> UNKNOWN = Pending.because(new Pending.Reason.NotChecked());

    private static EthereumAddress address(String hex) {
        return new EthereumAddress(ByteString.fromHex(hex).orElseThrow());
    }

    private static List<String> codes(EthereumOrder order, Set<EthereumAddress> paid) {
        return PayeeWarnings.of(order, paid, Set.of(OWN), UNKNOWN).stream()
                .map(PayeeWarning::code)
                .toList();
    }

    private static EthereumOrder pay(EthereumAddress to) {
        return new EthereumOrder.PayEther(OWN, to, Wei.PER_ETHER);
    }

    private static EthereumPayment payment(EthereumOrder order, EthereumPaymentState state) {
        var content = OrderContent.of(order);
        var transaction = new EthereumTransaction(
                TransactionType.FEE_MARKET,
                BigInteger.ONE,
                0,
                new Fees.FeeMarket(Wei.ZERO, Wei.PER_GWEI),
                21_000,
                content.destination(),
                content.value(),
                content.data(),
                List.of(),
                List.of(),
                List.of(),
                TransactionSignature.NONE);
        return new EthereumPayment("practice", OWN, transaction, Instant.EPOCH, Optional.empty(), state, "");
    }

    @Test
    void warnsOfAnAddressMadeToBeMistakenForOneThatWasPaid() {
        assertThat(codes(pay(LIKE), Set.of(PAID))).containsExactly("looks-like-paid", "first-time");
        assertThat(codes(pay(LIKE), Set.of())).containsExactly("first-time");
        assertThat(codes(pay(PAID), Set.of(PAID, LIKE))).isEmpty();
    }

    @Test
    void comparesDigitsAndNotTheCapitalsOfTheChecksum() {
        var warning =
                PayeeWarnings.of(pay(LIKE), Set.of(PAID), Set.of(), UNKNOWN).getFirst();
        assertThat(warning)
                .isInstanceOfSatisfying(
                        PayeeWarning.LooksLikePaid.class,
                        like -> assertThat(like.differing()).allMatch(at -> at >= 8 && at < 36));
    }

    @Test
    void warnsOfNobodyOfTheContractItselfAndOfAnOwnAccount() {
        assertThat(codes(pay(EthereumAddress.ZERO), Set.of())).containsExactly("zero-address", "first-time");
        var token = new TokenContract("practice", TOKEN);
        assertThat(codes(new EthereumOrder.PayToken(OWN, token, TOKEN, BigInteger.ONE), Set.of()))
                .containsExactly("own-contract", "first-time");
        assertThat(codes(pay(OWN), Set.of())).containsExactly("own-account");
        assertThat(codes(new EthereumOrder.Allow(OWN, token, PAID, BigInteger.ONE), Set.of()))
                .isEmpty();
    }

    @Test
    void countsOnlyThoseWhoWereReallyPaid() {
        assertThat(PayeeWarnings.paid(List.of(payment(pay(PAID), new EthereumPaymentState.Taken(1)))))
                .containsExactly(PAID);
        assertThat(PayeeWarnings.paid(List.of(
                        payment(pay(PAID), new EthereumPaymentState.Rejected("fee")),
                        payment(pay(PAID), new EthereumPaymentState.Abandoned()),
                        payment(pay(PAID), new EthereumPaymentState.Replaced(Hash256.ZERO)))))
                .isEmpty();
    }

    @Test
    void readsEveryOrderBackFromItsTransaction() {
        var token = new TokenContract("practice", TOKEN);
        var several = new LinkedHashMap<BigInteger, BigInteger>();
        several.put(BigInteger.TEN, BigInteger.TWO);
        var kinds = new LinkedHashMap<>(several);
        kinds.put(BigInteger.ONE, BigInteger.valueOf(7));
        var orders = List.<EthereumOrder>of(
                pay(PAID),
                new EthereumOrder.PayToken(OWN, token, PAID, BigInteger.TEN),
                new EthereumOrder.Allow(OWN, token, PAID, BigInteger.ZERO),
                new EthereumOrder.AllowAll(OWN, token, PAID, false),
                new EthereumOrder.GivePiece(OWN, new NftRef("practice", TOKEN, BigInteger.TWO), PAID),
                new EthereumOrder.GiveItems(OWN, token, PAID, several),
                new EthereumOrder.GiveItems(OWN, token, PAID, kinds),
                new EthereumOrder.Call(
                        OWN,
                        new Destination.To(TOKEN),
                        Wei.ZERO,
                        ByteString.fromHex("a9059cbb00").orElseThrow()));
        for (var order : orders) {
            assertThat(PaidOrder.of(payment(order, new EthereumPaymentState.Saved())))
                    .isEqualTo(order);
        }
    }

    /// Words after the last, a count that lies, or the same number twice: none is what this wallet writes.
    @Test
    void takesABatchThatIsWrittenOtherwiseForAMessage() {
        var token = new TokenContract("practice", TOKEN);
        var kinds = new LinkedHashMap<BigInteger, BigInteger>();
        kinds.put(BigInteger.TEN, BigInteger.TWO);
        kinds.put(BigInteger.ONE, BigInteger.TWO);
        var data = OrderContent.of(new EthereumOrder.GiveItems(OWN, token, PAID, kinds))
                .data()
                .hex();
        var count = "0".repeat(63) + "2";
        var twice = data.replace("0".repeat(63) + "1", "0".repeat(63) + "a");
        for (var other : List.of(data + count, data.replaceFirst(count, "0".repeat(63) + "3"), twice)) {
            var call = new EthereumOrder.Call(
                    OWN,
                    new Destination.To(TOKEN),
                    Wei.ZERO,
                    ByteString.fromHex(other).orElseThrow());
            assertThat(other).isNotEqualTo(data);
            assertThat(PaidOrder.of(payment(call, new EthereumPaymentState.Saved())))
                    .isEqualTo(call);
        }
    }
}
