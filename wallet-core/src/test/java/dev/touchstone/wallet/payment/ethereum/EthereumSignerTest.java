package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.key.BouncySecp256k1;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Signed transactions, by both libraries.
class EthereumSignerTest {
    private static final String KEY = "46".repeat(32);
    private static final EthereumAddress TO = EthereumAddress.of(HexFormat.of().parseHex("35".repeat(20)));

    static Stream<Secp256k1> curves() {
        return Stream.of(Secp256k1.best().curve(), new BouncySecp256k1());
    }

    private static Secret key() {
        return Secret.take(HexFormat.of().parseHex(KEY));
    }

    private static UnsignedTransaction transaction(
            EthereumAddress from, TransactionType type, List<UnsignedAuthorization> words) {
        boolean isPriced = type == TransactionType.LEGACY || type == TransactionType.ACCESS_LIST;
        var price = Wei.PER_GWEI.times(20);
        var list = type == TransactionType.LEGACY
                ? List.<AccessListEntry>of()
                : List.of(new AccessListEntry(TO, List.of(StorageKey.of(1))));
        return new UnsignedTransaction(
                from,
                type,
                9,
                isPriced ? new Fees.GasPrice(price) : new Fees.FeeMarket(Wei.PER_GWEI, price),
                21_000,
                new Destination.To(TO),
                Wei.PER_ETHER,
                ByteString.EMPTY,
                list,
                words);
    }

    /// The example of EIP-155.
    @ParameterizedTest
    @MethodSource("curves")
    void signsTheExampleOfTheStandard(Secp256k1 curve) {
        try (var key = key()) {
            var from = EthereumPublicKey.address(curve, key);
            var signed = new EthereumSigner(curve)
                    .sign(transaction(from, TransactionType.LEGACY, List.of()), BigInteger.ONE, key)
                    .orElseThrow();
            assertThat(signed.bytes().hex())
                    .isEqualTo("f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7640000"
                            + "8025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f"
                            + "761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83");
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void everyKindOfTransactionIsItsSenders(Secp256k1 curve) {
        try (var key = key()) {
            var from = EthereumPublicKey.address(curve, key);
            for (var type : TransactionType.values()) {
                if (type == TransactionType.BLOB) continue;
                var words = type == TransactionType.SET_CODE
                        ? List.of(new UnsignedAuthorization(from, BigInteger.valueOf(1337), TO, 10))
                        : List.<UnsignedAuthorization>of();
                var signed = new EthereumSigner(curve)
                        .sign(transaction(from, type, words), BigInteger.valueOf(1337), key)
                        .orElseThrow();
                assertThat(signed.sender()).contains(from);
                assertThat(signed.chain()).contains(BigInteger.valueOf(1337));
                assertThat(signed.authorizations())
                        .allMatch(word -> word.signer().equals(Optional.of(from)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void anotherAccountsTransactionIsNotSignedAndItsWordIsABug(Secp256k1 curve) {
        try (var key = key()) {
            var signer = new EthereumSigner(curve);
            assertThat(signer.sign(transaction(TO, TransactionType.FEE_MARKET, List.of()), BigInteger.ONE, key))
                    .isEmpty();
            var from = EthereumPublicKey.address(curve, key);
            var words = List.of(new UnsignedAuthorization(TO, BigInteger.ONE, TO, 1));
            var foreign = transaction(from, TransactionType.SET_CODE, words);
            assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(foreign, BigInteger.ONE, key));
        }
    }

    /// Some of them begin with zeros, which no number of RLP may.
    @ParameterizedTest
    @MethodSource("curves")
    void signaturesOfManyHashesAreLowAndTheSignersOwn(Secp256k1 curve) {
        var half = new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);
        try (var key = key()) {
            for (int i = 0; i < 300; i++) {
                var hash = Keccak256.of(new byte[] {(byte) i, (byte) (i >> 8)});
                var signature = EthereumSignature.sign(curve, hash, key).orElseThrow();
                assertThat(signature.s()).isLessThanOrEqualTo(half);
                assertThat(signature.v().intValue()).isBetween(0, 1);
            }
            assertThat(EthereumSignature.sign(curve, Hash256.ZERO, key)).isPresent();
        }
    }
}
