package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import org.junit.jupiter.api.Test;

final class EthereumLinkTest {
    private static final String TEXT = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
    private static final EthereumAddress ADDRESS = ((AddressText.Valid) EthereumAddress.parse(TEXT)).address();

    @Test
    void namesAddressAndChain() {
        assertThat(EthereumLink.of(ADDRESS, 1)).isEqualTo("ethereum:" + TEXT + "@1");
        assertThat(EthereumLink.of(ADDRESS, 11_155_111)).isEqualTo("ethereum:" + TEXT + "@11155111");
        assertThatIllegalArgumentException().isThrownBy(() -> EthereumLink.of(ADDRESS, 0));
    }

    /// The example of ERC-681 asks for 2.014 ether, there with an exponent.
    @Test
    void asksForAnAmountInWei() {
        var value = Wei.of(2_014_000_000_000_000_000L);
        assertThat(EthereumLink.of(ADDRESS, 1, value)).isEqualTo("ethereum:" + TEXT + "@1?value=2014000000000000000");
        assertThat(EthereumLink.of(ADDRESS, 1, Wei.MAX)).endsWith("?value=" + Wei.MAX.value());
    }
}
