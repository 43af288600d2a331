package dev.touchstone.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Network;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EthereumAddressTextTest {
    /// From EIP-55.
    private static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static void isValid(String text, boolean checked) {
        assertThat(ParsedEthereumAddress.parse(text))
                .isInstanceOfSatisfying(ParsedEthereumAddress.Valid.class, valid -> {
                    assertThat(valid.address().text()).isEqualTo(ADDRESS);
                    assertThat(valid.checked()).isEqualTo(checked);
                });
    }

    private static void isRefused(String text, EthereumAddressProblem problem) {
        assertThat(ParsedEthereumAddress.parse(text)).as(text).isEqualTo(new ParsedEthereumAddress.Invalid(problem));
    }

    @Test
    void readsAddressesWithAndWithoutAChecksum() {
        isValid(ADDRESS, true);
        isValid("  " + ADDRESS + "\n", true);
        isValid(ADDRESS.toLowerCase(Locale.ROOT), false);
        isValid("0x" + ADDRESS.substring(2).toUpperCase(Locale.ROOT), false);
    }

    @Test
    void saysWhatWasPastedInstead() {
        isRefused("", new EthereumAddressProblem.Empty());
        isRefused(" ", new EthereumAddressProblem.Empty());
        isRefused(ADDRESS.substring(2), new EthereumAddressProblem.NoPrefix());
        isRefused(ADDRESS + "0", new EthereumAddressProblem.WrongLength(41));
        isRefused(ADDRESS.substring(0, 41) + "g", new EthereumAddressProblem.NotHexadecimal(41));
        isRefused(ADDRESS.replace("aA", "Aa"), new EthereumAddressProblem.Mistyped());
        isRefused("0x" + "ab".repeat(32), new EthereumAddressProblem.PrivateKey());
        isRefused("ab".repeat(32), new EthereumAddressProblem.PrivateKey());
        isRefused("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", new EthereumAddressProblem.BitcoinAddress());
        isRefused("bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx", new EthereumAddressProblem.BitcoinAddress());
        isRefused("vitalik.eth", new EthereumAddressProblem.Name());
        isRefused("shop.example.xyz", new EthereumAddressProblem.Name());
        isRefused("ethereum:" + ADDRESS, new EthereumAddressProblem.UnknownForm());
        isRefused("hello", new EthereumAddressProblem.UnknownForm());
    }

    @Test
    void neverThrowsWhateverIsPasted() {
        var random = new Random(55);
        for (int round = 0; round < 5_000; round++) {
            var text = ADDRESS.toCharArray();
            for (int i = 0; i <= random.nextInt(3); i++) text[random.nextInt(text.length)] = (char) random.nextInt(600);
            var cut = new String(text).substring(random.nextInt(text.length));
            assertThat(ParsedEthereumAddress.parse(cut)).isNotNull();
        }
        assertThat(ParsedEthereumAddress.parse("a.".repeat(100_000))).isNotNull();
    }

    @Test
    void keepsRealMoneyApartFromTheOtherKinds() {
        assertThat(EthereumCounterpart.of(Network.BITCOIN_MAIN)).isEqualTo("mainnet");
        assertThat(EthereumCounterpart.of(Network.BITCOIN_SIGNET)).isEqualTo("sepolia");
        for (var network : Network.values()) {
            assertThat(EthereumCounterpart.goWith(network, EthereumCounterpart.of(network)))
                    .isTrue();
            assertThat(EthereumCounterpart.goWith(network, "mainnet")).isEqualTo(network.isMain());
        }
        assertThat(EthereumCounterpart.goWith(Network.BITCOIN_MAIN, "sepolia")).isFalse();
        assertThat(EthereumCounterpart.goWith(Network.BITCOIN_PRACTICE, "sepolia"))
                .isFalse();
        assertThat(EthereumCounterpart.goWith(Network.BITCOIN_TESTNET4, "hoodi"))
                .isTrue();
        assertThat(EthereumCounterpart.goWith(Network.BITCOIN_REGTEST, "my-devnet"))
                .isTrue();
    }
}
