package dev.touchstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallWordsTest {
    private static final EthereumAddress DAI = address("0x6B175474E89094C44Da98b954EedeAC495271d0F");
    private static final EthereumAddress BOB = address("0x00000000000000000000000000000000000000bb");

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    private static List<String> lines(ByteString data) {
        var tx = new UnsignedTransaction(
                BOB,
                TransactionType.LEGACY,
                0,
                new Fees.GasPrice(Wei.ZERO),
                100_000,
                new Destination.To(DAI),
                Wei.ZERO,
                data,
                List.of(),
                List.of());
        return CallWords.of(tx, BigInteger.ONE).lines();
    }

    @Test
    void aDescribedCallIsToldInItsWords() {
        var data = AbiCall.of("transfer(address,uint256)")
                .address(BOB)
                .number(BigInteger.TEN.pow(18))
                .data();
        assertThat(lines(data))
                .containsExactly(
                        "Asks      Send (as described for ERC-20; not audited)",
                        "  Amount  1.000000 DAI",
                        "  To      " + BOB.text());
    }

    @Test
    void ofAnyOtherNothingIsSaid() {
        assertThat(lines(AbiCall.of("anything()").data())).isEmpty();
        assertThat(lines(ByteString.EMPTY)).isEmpty();
    }
}
