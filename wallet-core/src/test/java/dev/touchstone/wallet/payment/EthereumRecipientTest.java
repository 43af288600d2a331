package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.payment.EthereumAsk.Party;
import dev.touchstone.wallet.payment.EthereumAsk.PassedOver;
import dev.touchstone.wallet.payment.EthereumAsk.What;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EthereumRecipientTest {
    private static final String TEXT = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
    private static final String BARE = "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359";
    private static final String UNICORNS = "0x89205a3a3b2a69de6dbf7f01ed13b2108b2c43e7";
    private static final String PAYEE = "0x8e23ee67d1332ad560396262c48ffbb01f93d052";
    private static final long MAINNET = 1;

    @Test
    void takesAnAddressWithAndWithoutItsChecksum() {
        assertThat(read(" " + TEXT + "\n")).isEqualTo(new EthereumRecipient.Account(address(TEXT), true));
        assertThat(read(BARE)).isEqualTo(new EthereumRecipient.Account(address(TEXT), false));
        assertThat(read("0xfB69 1609 5ca1 df60 bB79 Ce92 cE3E a74c 37c5 d359"))
                .isEqualTo(new EthereumRecipient.Account(address(TEXT), true));
    }

    @Test
    void takesANameAlone() {
        assertThat(read("vitalik.eth")).isEqualTo(new EthereumRecipient.Named("vitalik.eth"));
    }

    @Test
    void understandsTheRequestForEtherOfTheStandard() {
        assertThat(what("ethereum:" + BARE + "?value=2.014e18"))
                .isEqualTo(new What.Ether(by(BARE, false), Optional.of(Wei.of(2_014_000_000_000_000_000L))));
    }

    /// The standard's own example lacks the `0x`, without which forty digits could be a name.
    @Test
    void understandsTheRequestForATokenOfTheStandard() {
        assertThat(what("ethereum:" + UNICORNS + "/transfer?address=" + PAYEE + "&uint256=1"))
                .isEqualTo(new What.Token(by(UNICORNS, false), by(PAYEE, false), Optional.of(BigInteger.ONE)));
        assertThat(problem("ethereum:" + UNICORNS.substring(2) + "/transfer?address=" + PAYEE + "&uint256=1"))
                .isEqualTo(new EthereumRecipientProblem.BadAddress(new EthereumAddressProblem.NoPrefix()));
    }

    @Test
    void understandsNamesWherePayeesAndContractsStand() {
        assertThat(what("ethereum:pay-vitalik.eth@1?value=1e18"))
                .isEqualTo(new What.Ether(new Party.ByName("vitalik.eth"), Optional.of(Wei.PER_ETHER)));
        assertThat(what("ethereum:token.eth/transfer?address=vitalik.eth"))
                .isEqualTo(new What.Token(
                        new Party.ByName("token.eth"), new Party.ByName("vitalik.eth"), Optional.empty()));
    }

    @Test
    void readsThePrefixOfPaymentsAndRefusesOthers() {
        assertThat(what("ethereum:pay-" + TEXT)).isEqualTo(new What.Ether(by(TEXT, true), Optional.empty()));
        assertThat(problem("ethereum:sell-" + TEXT)).isEqualTo(new EthereumRecipientProblem.OtherPurpose("sell"));
    }

    @Test
    void readsALinkInCapitalsAsQrCodesHoldIt() {
        var link = "ethereum:" + BARE + "@1?value=5e9";
        assertThat(what(link.toUpperCase(Locale.ROOT)))
                .isEqualTo(new What.Ether(by(BARE, false), Optional.of(Wei.of(5_000_000_000L))));
    }

    @Test
    void namesTheChainOfALinkThatIsForAnother() {
        assertThat(ask("ethereum:" + TEXT + "@1").chainId()).isEqualTo(OptionalLong.of(1));
        assertThat(ask("ethereum:" + TEXT).chainId()).isEmpty();
        assertThat(problem("ethereum:" + TEXT + "@11155111"))
                .isEqualTo(new EthereumRecipientProblem.WrongChain(11_155_111, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "x", "-1", "0x1", "99999999999999999999", "1@1"})
    void refusesWhatIsNoNumberOfAChain(String chain) {
        assertThat(problem("ethereum:" + TEXT + "@" + chain)).isEqualTo(new EthereumRecipientProblem.BadChain());
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "+7,7",
        "2.014e18,2014000000000000000",
        ".5e1,5",
        "1E3,1000",
        "1.50e2,150",
        "0e9999,0",
        "-0,0",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935,"
                + "115792089237316195423570985008687907853269984665640564039457584007913129639935"
    })
    void readsNumbersExactly(String text, BigInteger value) {
        assertThat(LinkNumber.parse(text)).isEqualTo(new LinkNumber.Valid(value));
    }

    @ParameterizedTest
    @CsvSource({
        "'',NOT_A_NUMBER",
        "e5,NOT_A_NUMBER",
        "1e,NOT_A_NUMBER",
        "1.,NOT_A_NUMBER",
        "'1,5',NOT_A_NUMBER",
        "0x10,NOT_A_NUMBER",
        "1e-3,NOT_A_NUMBER",
        "1e99999,NOT_A_NUMBER",
        "١,NOT_A_NUMBER",
        "-1,NEGATIVE",
        "0.5,NOT_WHOLE",
        "1.50e1,NOT_WHOLE",
        "1e78,TOO_LARGE",
        "2e77,TOO_LARGE",
        "1e9999,TOO_LARGE",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936,TOO_LARGE"
    })
    void refusesNumbersThatAreNotWholeOrDoNotFit(String text, LinkNumber.Fault fault) {
        assertThat(LinkNumber.parse(text)).isEqualTo(new LinkNumber.Invalid(fault));
        assertThat(problem("ethereum:" + TEXT + "?value=" + text))
                .isEqualTo(new EthereumRecipientProblem.BadNumber("value", fault));
    }

    @Test
    void passesOverWhatItSaysAboutTheFeeAndSaysSo() {
        assertThat(ask("ethereum:" + TEXT + "?value=1&gas=21000&gasPrice=5e9&color=red")
                        .passedOver())
                .containsExactly(
                        new PassedOver.Fee("gaslimit"),
                        new PassedOver.Fee("gasprice"),
                        new PassedOver.Unknown("color"));
        assertThat(problem("ethereum:" + TEXT + "?gasPrice=cheap"))
                .isEqualTo(new EthereumRecipientProblem.BadNumber("gasprice", LinkNumber.Fault.NOT_A_NUMBER));
        assertThat(problem("ethereum:" + TEXT + "?gas=1&gasLimit=1"))
                .isEqualTo(new EthereumRecipientProblem.Repeated("gaslimit"));
    }

    @Test
    void keepsTheWordsOfALinkHarmless() {
        assertThat(ask("ethereum:" + TEXT + "?message=for%20lunch%E2%80%AE&label=Ann")
                        .words())
                .contains("Ann: for lunch");
    }

    @ParameterizedTest
    @CsvSource({
        "approve?address=0x8e23ee67d1332ad560396262c48ffbb01f93d052&uint256=1,'approve(address,uint256)'",
        "transfer?uint256=1&address=0x8e23ee67d1332ad560396262c48ffbb01f93d052,'transfer(uint256,address)'",
        "transfer?address=0x8e23ee67d1332ad560396262c48ffbb01f93d052&uint256=1&bytes=00,"
                + "'transfer(address,uint256,bytes)'",
        "mint,mint()"
    })
    void refusesToCallWhatIsNoPaymentOfAToken(String call, String signature) {
        assertThat(problem("ethereum:" + UNICORNS + "/" + call))
                .isEqualTo(new EthereumRecipientProblem.OtherFunction(signature));
    }

    @Test
    void refusesAPaymentOfATokenThatNamesNobodyOrPaysEtherBesides() {
        assertThat(problem("ethereum:" + UNICORNS + "/transfer?uint256=1"))
                .isEqualTo(new EthereumRecipientProblem.NobodyToPay());
        assertThat(problem("ethereum:" + UNICORNS + "/transfer?address=" + PAYEE + "&uint256=1&value=1"))
                .isEqualTo(new EthereumRecipientProblem.EtherBesides());
        assertThat(what("ethereum:" + UNICORNS + "/transfer?address=" + PAYEE + "&uint=1.5e6&value=0"))
                .isEqualTo(new What.Token(
                        by(UNICORNS, false), by(PAYEE, false), Optional.of(BigInteger.valueOf(1_500_000))));
    }

    @Test
    void refusesANameThatIsMadeToLookLikeAnAddress() {
        assertThat(problem(BARE + ".eth")).isEqualTo(new EthereumRecipientProblem.NameLikeAddress(BARE + ".eth"));
        assertThat(problem("ethereum:" + BARE + ".eth"))
                .isEqualTo(new EthereumRecipientProblem.NameLikeAddress(BARE + ".eth"));
    }

    @Test
    void refusesLinksThatAreDamagedTooLongOrOfAnotherKind() {
        assertThat(problem("ethereum:" + TEXT + "?value=%zz")).isEqualTo(new EthereumRecipientProblem.BadEncoding());
        assertThat(problem("ethereum:" + TEXT + "?" + "a&".repeat(101)))
                .isEqualTo(new EthereumRecipientProblem.BadEncoding());
        assertThat(problem("ethereum:" + TEXT + "?a=1&a=1")).isEqualTo(new EthereumRecipientProblem.Repeated("a"));
        assertThat(problem("https://example.com")).isEqualTo(new EthereumRecipientProblem.ForeignLink("https"));
        assertThat(problem("bitcoin:1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo"))
                .isEqualTo(new EthereumRecipientProblem.BitcoinLink());
        assertThat(problem("x".repeat(9000))).isEqualTo(new EthereumRecipientProblem.TooLong(9000, 8192));
        assertThat(problem("ethereum:"))
                .isEqualTo(new EthereumRecipientProblem.BadAddress(new EthereumAddressProblem.Empty()));
        assertThat(problem("ethereum:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d35A"))
                .isEqualTo(new EthereumRecipientProblem.BadAddress(new EthereumAddressProblem.Mistyped()));
    }

    @Test
    void tellsSendersOfBitcoinThatALinkAsksForSomethingOnEthereum() {
        var link = "ethereum:" + TEXT + "?value=1";
        assertThat(Recipient.parse(" " + link, Network.BITCOIN_MAIN)).isEqualTo(new Recipient.EthereumAsked(link));
    }

    @Test
    void readsWhatItWrites() {
        var dice = new Random(681);
        for (int i = 0; i < 2000; i++) {
            var to = address(random(dice));
            var units = new BigInteger(1 + dice.nextInt(256), dice);
            long chain = 1L + dice.nextInt(100_000);
            assertThat(EthereumRecipient.parse(EthereumLink.of(to, chain, new Wei(units)), chain))
                    .isEqualTo(asked(
                            new What.Ether(new Party.ByAddress(to, isMixed(to)), Optional.of(new Wei(units))), chain));
            var token = address(random(dice));
            assertThat(EthereumRecipient.parse(EthereumLink.ofToken(token, chain, to, units), chain))
                    .isEqualTo(asked(
                            new What.Token(
                                    new Party.ByAddress(token, isMixed(token)),
                                    new Party.ByAddress(to, isMixed(to)),
                                    Optional.of(units)),
                            chain));
        }
    }

    @Test
    void standsAnyTextAtAll() {
        var dice = new Random(20_681);
        var pieces = List.of(
                "ethereum:",
                "ETHEREUM:",
                "pay-",
                TEXT,
                BARE,
                "@",
                "1",
                "/",
                "transfer",
                "?",
                "&",
                "=",
                "value",
                "e18",
                "address",
                "uint256",
                "%",
                "%41",
                "\u202e",
                "\ud800",
                "gasPrice",
                ".eth",
                "-",
                "+",
                " ",
                "0x",
                "[]");
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int j = dice.nextInt(14); j > 0; j--) text.append(pieces.get(dice.nextInt(pieces.size())));
            if (dice.nextInt(4) == 0) text.insert(dice.nextInt(text.length() + 1), (char) dice.nextInt(0x10000));
            assertThat(EthereumRecipient.parse(text.toString(), MAINNET)).isNotNull();
        }
    }

    private static EthereumRecipient asked(What what, long chain) {
        return new EthereumRecipient.Asked(new EthereumAsk(what, OptionalLong.of(chain), Optional.empty(), List.of()));
    }

    private static boolean isMixed(EthereumAddress address) {
        var digits = address.text().substring(2);
        return !digits.equals(digits.toLowerCase(Locale.ROOT)) && !digits.equals(digits.toUpperCase(Locale.ROOT));
    }

    private static String random(Random dice) {
        var bytes = new byte[EthereumAddress.BYTES];
        dice.nextBytes(bytes);
        return EthereumAddress.of(bytes).text();
    }

    private static Party by(String text, boolean checked) {
        return new Party.ByAddress(address(text), checked);
    }

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    private static EthereumRecipient read(String text) {
        return EthereumRecipient.parse(text, MAINNET);
    }

    private static EthereumAsk ask(String link) {
        return ((EthereumRecipient.Asked) read(link)).ask();
    }

    private static What what(String link) {
        return ask(link).what();
    }

    private static EthereumRecipientProblem problem(String text) {
        return ((EthereumRecipient.Refused) read(text)).problem();
    }
}
