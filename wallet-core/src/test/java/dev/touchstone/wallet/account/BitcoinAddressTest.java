package dev.touchstone.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class BitcoinAddressTest {
    private static final String SEGWIT = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";

    @Test
    void readsAndWritesEveryAddressOfBitcoinCore() {
        int addresses = 0;
        for (var vector : Vectors.json("bitcoin/core/key_io_valid.json")) {
            if (vector.get(2).get("isPrivkey").asBoolean()) continue;
            addresses++;
            String text = vector.get(0).asString();
            var network = networkOf(vector.get(2).get("chain").asString());
            var address = valid(text, network);
            assertThat(address.script().toString()).isEqualTo(vector.get(1).asString());
            assertThat(address.text()).isEqualTo(text);
            boolean flips = vector.get(2).has("tryCaseFlip")
                    && vector.get(2).get("tryCaseFlip").asBoolean();
            if (flips) assertThat(valid(flipped(text), network)).isEqualTo(address);
        }
        assertThat(addresses).isGreaterThan(40);
    }

    private static Network networkOf(String chain) {
        return switch (chain) {
            case "main" -> Network.BITCOIN_MAIN;
            case "test" -> Network.BITCOIN_TESTNET3;
            case "signet" -> Network.BITCOIN_SIGNET;
            case "regtest" -> Network.BITCOIN_REGTEST;
            default -> throw new AssertionError(chain);
        };
    }

    private static String flipped(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT))
                ? text.toLowerCase(Locale.ROOT)
                : text.toUpperCase(Locale.ROOT);
    }

    @Test
    void refusesEveryPrivateKeyOfBitcoinCoreAsAnAddress() {
        for (var vector : Vectors.json("bitcoin/core/key_io_valid.json")) {
            if (!vector.get(2).get("isPrivkey").asBoolean()) continue;
            assertThat(problem(vector.get(0).asString(), Network.BITCOIN_MAIN))
                    .isEqualTo(new AddressProblem.PrivateKey());
        }
    }

    @Test
    void refusesEveryInvalidAddressOfBitcoinCore() {
        for (var vector : Vectors.json("bitcoin/core/key_io_invalid.json")) {
            for (var network : Network.values()) {
                assertThat(BitcoinAddress.parse(vector.get(0).asString(), network))
                        .as(vector.get(0).asString())
                        .isInstanceOf(ParsedAddress.Invalid.class);
            }
        }
    }

    @Test
    void agreesWithBip350AboutSegwitAddresses() {
        var vectors = Vectors.json("bitcoin/bip/bip-0350/vectors.json");
        for (var vector : vectors.get("valid_addresses")) {
            String text = vector.get("address").asString();
            var network =
                    text.toLowerCase(Locale.ROOT).startsWith("bc") ? Network.BITCOIN_MAIN : Network.BITCOIN_TESTNET4;
            assertThat(valid(text, network).script().toString()).isEqualTo(script(vector));
        }
        for (var vector : vectors.get("invalid_addresses")) {
            String text = vector.get("address").asString();
            for (var network : Network.values()) {
                assertThat(BitcoinAddress.parse(text, network)).as(text).isInstanceOf(ParsedAddress.Invalid.class);
            }
        }
    }

    private static String script(JsonNode vector) {
        return vector.get("script_pubkey").asString();
    }

    @Test
    void agreesWithBip173AboutVersionZeroAndRefusesItsOlderChecksumForLaterVersions() {
        var vectors = Vectors.json("bitcoin/bip/bip-0173/vectors.json");
        for (var vector : vectors.get("valid_addresses")) {
            String text = vector.get("address").asString();
            var network =
                    text.toLowerCase(Locale.ROOT).startsWith("bc") ? Network.BITCOIN_MAIN : Network.BITCOIN_TESTNET4;
            if (script(vector).startsWith("00")) {
                assertThat(valid(text, network).script().toString()).isEqualTo(script(vector));
            } else {
                assertThat(problem(text, network)).isEqualTo(new AddressProblem.WrongChecksumKind());
            }
        }
        for (var vector : vectors.get("invalid_addresses")) {
            assertThat(BitcoinAddress.parse(vector.get("address").asString(), Network.BITCOIN_MAIN))
                    .isInstanceOf(ParsedAddress.Invalid.class);
        }
    }

    @Test
    void namesTheNetworkAnAddressBelongsTo() {
        assertThat(problem("mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ", Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.WrongNetwork(
                        List.of(
                                Network.BITCOIN_TESTNET3,
                                Network.BITCOIN_TESTNET4,
                                Network.BITCOIN_SIGNET,
                                Network.BITCOIN_REGTEST,
                                Network.BITCOIN_PRACTICE),
                        Network.BITCOIN_MAIN));
        assertThat(problem(SEGWIT, Network.BITCOIN_SIGNET))
                .isEqualTo(new AddressProblem.WrongNetwork(List.of(Network.BITCOIN_MAIN), Network.BITCOIN_SIGNET));
    }

    @Test
    void saysWhatAPastedTextIsWhenItIsSomethingElse() {
        assertThat(problem("", Network.BITCOIN_MAIN)).isEqualTo(new AddressProblem.Empty());
        assertThat(problem("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045", Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.EthereumAddress());
        assertThat(problem("ltc1q8c6fshw2dlwun7ekn9qwf37cu2rn755u9ym7p0", Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.ForeignPrefix("ltc"));
        assertThat(problem(
                        "lnbc20m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypq", Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.LightningInvoice());
        assertThat(problem(
                        "sp1qqgste7k9hx0qftg6qmwlkqtwuy6cycyavzmzj85c6qdfhjdpdjtdgqjuexzk6murw56",
                        Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.SilentPaymentAddress());
        assertThat(problem(
                        "xpub6BgBgsespWvERF3LHQu6CnqdvfEvtMcQjYrcRzx53QJjSxarj2afYWcLteoGVky7D3UKDP9QyrLprQ3VCECoY49yfdDEHGCtMMj92pReUsQ",
                        Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.AccountKey());
        assertThat(problem("hello", Network.BITCOIN_MAIN)).isEqualTo(new AddressProblem.UnknownForm());
        assertThat(problem("Bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.MixedCase());
    }

    @Test
    void noticesEverySingleWrongCharacter() {
        for (String text : List.of(SEGWIT, "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo")) {
            for (int i = 1; i < text.length(); i++) {
                char wrong = text.charAt(i) == 'q' ? 'p' : 'q';
                var mistyped = text.substring(0, i) + wrong + text.substring(i + 1);
                assertThat(BitcoinAddress.parse(mistyped, Network.BITCOIN_MAIN))
                        .as(mistyped)
                        .isInstanceOf(ParsedAddress.Invalid.class);
            }
        }
        assertThat(problem(SEGWIT.replace("4", "5"), Network.BITCOIN_MAIN)).isEqualTo(new AddressProblem.Mistyped());
        assertThat(problem("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mp", Network.BITCOIN_MAIN))
                .isEqualTo(new AddressProblem.Mistyped());
    }

    @Test
    void neverThrowsWhateverIsPasted() {
        var random = new Random(321);
        var pool = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ :?=&%1bc1tb1\u0130\u00e9\n";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(round % 3 == 0 ? SEGWIT : round % 3 == 1 ? "bc1p" : "");
            int edits = random.nextInt(60);
            for (int i = 0; i < edits; i++) {
                int at = random.nextInt(text.length() + 1);
                if (random.nextInt(4) == 0 && text.length() > 1) text.deleteCharAt(random.nextInt(text.length()));
                else text.insert(Math.min(at, text.length()), pool.charAt(random.nextInt(pool.length())));
            }
            for (var network : List.of(Network.BITCOIN_MAIN, Network.BITCOIN_REGTEST)) {
                if (BitcoinAddress.parse(text.toString(), network) instanceof ParsedAddress.Valid valid) {
                    assertThat(valid.address().text()).isEqualToIgnoringCase(text.toString());
                }
            }
        }
    }

    @Test
    void givesScriptsWithoutAnAddressNone() {
        assertThat(BitcoinAddress.of(Network.BITCOIN_MAIN, Script.of((byte) 0x51)))
                .isEmpty();
        assertThat(BitcoinAddress.of(Network.BITCOIN_MAIN, Script.of((byte) 0x6a, (byte) 1, (byte) 7)))
                .isEmpty();
        var taproot = Script.p2tr(new byte[32]);
        assertThat(BitcoinAddress.of(Network.BITCOIN_MAIN, taproot)).isPresent();
        var future = new Script(
                ByteString.fromHex("5210751e76e8199196d454941c45d1b3a323").orElseThrow());
        assertThat(BitcoinAddress.of(Network.BITCOIN_MAIN, future).map(BitcoinAddress::text))
                .contains("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs");
    }

    @Test
    void writesSegwitAddressesInCapitalsForQrCodesAndLeavesOthersAlone() {
        assertThat(valid(SEGWIT, Network.BITCOIN_MAIN).qrText()).isEqualTo(SEGWIT.toUpperCase(Locale.ROOT));
        var old = "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo";
        assertThat(valid(old, Network.BITCOIN_MAIN).qrText()).isEqualTo(old);
        assertThat(Arrays.asList(Network.values())).allSatisfy(network -> {
            var address = new BitcoinAddress(network, Script.p2wpkh(new byte[20]));
            assertThat(valid(address.text(), network)).isEqualTo(address);
        });
    }

    private static BitcoinAddress valid(String text, Network network) {
        return switch (BitcoinAddress.parse(text, network)) {
            case ParsedAddress.Valid valid -> valid.address();
            case ParsedAddress.Invalid invalid -> throw new AssertionError(text + ": " + invalid.problem());
        };
    }

    private static AddressProblem problem(String text, Network network) {
        return switch (BitcoinAddress.parse(text, network)) {
            case ParsedAddress.Valid _ -> throw new AssertionError(text + " is an address");
            case ParsedAddress.Invalid invalid -> invalid.problem();
        };
    }
}
