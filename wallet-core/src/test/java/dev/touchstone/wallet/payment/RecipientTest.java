package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.account.AddressProblem;
import dev.touchstone.wallet.asset.ParsedAmount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecipientTest {
    private static final String ADDRESS = "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo";
    private static final String SEGWIT = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    private static final String TAPROOT = "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr";
    private static final String TESTNET = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx";

    @Test
    void takesThePlainAddressWithOrWithoutBreaks() {
        assertThat(understood(ADDRESS).address().text()).isEqualTo(ADDRESS);
        assertThat(understood("  " + ADDRESS + "\n").address().text()).isEqualTo(ADDRESS);
        assertThat(understood("bc1q cr8t e4kr 609g cawu tmrz a0j4 xv80 jy8z 306f yu")
                        .address()
                        .text())
                .isEqualTo(SEGWIT);
    }

    @Test
    void understandsTheLinksOfBip21() {
        assertThat(understood("bitcoin:" + ADDRESS))
                .isEqualTo(PaymentRequest.plain(understood(ADDRESS).address()));
        var luke = understood("bitcoin:" + ADDRESS + "?amount=50&label=Luke-Jr&message=Donation%20for%20project%20xyz");
        assertThat(luke.amount()).contains(Satoshis.of(5_000_000_000L));
        assertThat(luke.label()).contains("Luke-Jr");
        assertThat(luke.message()).contains("Donation for project xyz");
        assertThat(understood("bitcoin:" + ADDRESS + "?amount=20.3&label=Luke-Jr")
                        .amount())
                .contains(Satoshis.of(2_030_000_000L));
        assertThat(understood("bitcoin:" + ADDRESS + "?somethingyoudontunderstand=50")
                        .address()
                        .text())
                .isEqualTo(ADDRESS);
        assertThat(refused("bitcoin:" + ADDRESS + "?req-somethingyoudontunderstand=50&req-somethingelseyoudontget=999"))
                .isEqualTo(new RecipientProblem.UnknownRequirement("somethingyoudontunderstand"));
    }

    @Test
    void treatsEveryLinkOfTheVectorsAsTheirTextSays() {
        var refusedBecause = Map.of(
                "Labels must not appear twice:", "Repeated",
                "Amounts must not appear twice:", "Repeated",
                "Amounts must not appear twice even if they are the same:", "Repeated");
        int links = 0;
        for (String bip : List.of("bip-0021", "bip-0321")) {
            for (var vector : Vectors.json("bitcoin/bip/" + bip + "/uris.json")) {
                links++;
                String uri = withRealAddresses(vector.get("uri").asString());
                String context = vector.get("context").asString();
                var recipient = Recipient.parse(uri, Network.BITCOIN_MAIN);
                boolean mustFail = uri.contains("req-") || uri.contains("=tb1") || refusedBecause.containsKey(context);
                boolean otherMethods = uri.startsWith("bitcoin:?l") || uri.startsWith("bitcoin:?s");
                assertThat(recipient instanceof Recipient.Refused).as(uri).isEqualTo(mustFail || otherMethods);
                if (refusedBecause.containsKey(context)) {
                    assertThat(refused(uri).getClass().getSimpleName()).isEqualTo(refusedBecause.get(context));
                }
            }
        }
        assertThat(links).isEqualTo(32);
    }

    /// The addresses in the examples of both BIPs are made up: their checksums are wrong.
    private static String withRealAddresses(String uri) {
        return uri.replace("175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W", ADDRESS)
                .replaceAll("(?i)bc1qufgy[0-9a-z]+", SEGWIT)
                .replaceAll("(?i)bc1p5swk[0-9a-z]+", TAPROOT)
                .replaceAll("tb1qghfh[0-9a-z]+", TESTNET);
    }

    @Test
    void prefersTheNewestSegwitAddressOfferedAndReadsCapitals() {
        assertThat(understood("bitcoin:?bc=" + SEGWIT + "&bc=" + TAPROOT)
                        .address()
                        .text())
                .isEqualTo(TAPROOT);
        assertThat(understood("BITCOIN:" + SEGWIT.toUpperCase(Locale.ROOT) + "?BC=" + TAPROOT.toUpperCase(Locale.ROOT))
                        .address()
                        .text())
                .isEqualTo(TAPROOT);
        assertThat(understood("BiTcOiN:" + ADDRESS + "?bc=" + SEGWIT).address().text())
                .isEqualTo(SEGWIT);
    }

    @Test
    void keepsTheNetworksApart() {
        var link = "bitcoin:?tb=" + TESTNET;
        assertThat(Recipient.parse(link, Network.BITCOIN_SIGNET)).isInstanceOf(Recipient.Understood.class);
        assertThat(Recipient.parse(link, Network.BITCOIN_TESTNET3)).isInstanceOf(Recipient.Understood.class);
        assertThat(refused(link))
                .isEqualTo(new RecipientProblem.BadAddress(
                        new AddressProblem.WrongNetwork(List.of(Network.BITCOIN_TESTNET4), Network.BITCOIN_MAIN)));
        assertThat(refused("bitcoin:?bc=" + TESTNET))
                .isInstanceOfSatisfying(
                        RecipientProblem.BadAddress.class,
                        bad -> assertThat(bad.problem()).isInstanceOf(AddressProblem.WrongNetwork.class));
        assertThat(understood("bitcoin:?bc=" + SEGWIT + "&tb=" + TESTNET)
                        .address()
                        .text())
                .isEqualTo(SEGWIT);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(refused("https://example.com")).isEqualTo(new RecipientProblem.ForeignLink("https"));
        assertThat(refused("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"))
                .isEqualTo(new RecipientProblem.BadAddress(new AddressProblem.EthereumAddress()));
        assertThat(Recipient.parse(" Vitalik.eth\n", Network.BITCOIN_MAIN))
                .isEqualTo(new Recipient.Named("Vitalik.eth"));
        assertThat(refused("₿matt@mattcorallo.com")).isEqualTo(new RecipientProblem.MailName());
        assertThat(refused("bitcoin:")).isEqualTo(new RecipientProblem.BadAddress(new AddressProblem.Empty()));
        assertThat(refused("bitcoin:?lightning=lnbc420bogusinvoice&sp=sp1q"))
                .isEqualTo(new RecipientProblem.OtherMethodsOnly(List.of("lightning", "sp")));
        assertThat(refused("bitcoin:" + ADDRESS + "?amount=50,000.00"))
                .isEqualTo(new RecipientProblem.BadAmount(ParsedAmount.Problem.NOT_A_NUMBER));
        assertThat(refused("bitcoin:" + ADDRESS + "?amount="))
                .isEqualTo(new RecipientProblem.BadAmount(ParsedAmount.Problem.EMPTY));
        assertThat(refused("bitcoin:" + ADDRESS + "?label=%zz")).isEqualTo(new RecipientProblem.BadEncoding());
        assertThat(refused("bitcoin:" + ADDRESS + "?label=%ff")).isEqualTo(new RecipientProblem.BadEncoding());
        assertThat(refused("x".repeat(9000))).isEqualTo(new RecipientProblem.TooLong(9000, 8192));
        assertThat(refused("bitcoin:" + ADDRESS + "?pop=a%3a&req-pop=b%3a"))
                .isEqualTo(new RecipientProblem.Repeated("pop"));
    }

    @Test
    void takesTheSteeringCharactersOutOfAStrangersWords() {
        var label =
                understood("bitcoin:" + ADDRESS + "?label=Bob%E2%80%AE%0A%00 x").label();
        assertThat(label).contains("Bob x");
        assertThat(understood("bitcoin:" + ADDRESS + "?label=" + "é".repeat(500))
                        .label()
                        .orElseThrow())
                .hasSize(200);
    }

    @Test
    void neverThrowsWhateverIsPasted() {
        var random = new Random(21);
        var pieces = List.of(
                "bitcoin:",
                "BITCOIN:",
                ADDRESS,
                SEGWIT,
                TAPROOT,
                TESTNET,
                "?",
                "&",
                "=",
                "%",
                "%20",
                "amount",
                "1.5",
                "req-",
                "bc",
                "tb",
                "label",
                "pop",
                "\ud83d\ude00",
                "\ud83d",
                "#",
                "//",
                "lightning",
                "0x",
                "@",
                ".eth");
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) text.append(pieces.get(random.nextInt(pieces.size())));
            assertThat(Recipient.parse(text.toString(), Network.BITCOIN_MAIN)).isNotNull();
        }
    }

    private static PaymentRequest understood(String text) {
        return switch (Recipient.parse(text, Network.BITCOIN_MAIN)) {
            case Recipient.Understood understood -> understood.request();
            case Recipient.EthereumAsked(var link) -> throw new AssertionError(link);
            case Recipient.Named(var name) -> throw new AssertionError(name + " is a name");
            case Recipient.Refused refused -> throw new AssertionError(text + ": " + refused.problem());
        };
    }

    private static RecipientProblem refused(String text) {
        return switch (Recipient.parse(text, Network.BITCOIN_MAIN)) {
            case Recipient.Understood _, Recipient.Named _, Recipient.EthereumAsked _ ->
                throw new AssertionError(text + " was understood");
            case Recipient.Refused refused -> refused.problem();
        };
    }
}
