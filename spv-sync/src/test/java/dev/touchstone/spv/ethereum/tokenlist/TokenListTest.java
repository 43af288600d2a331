package dev.touchstone.spv.ethereum.tokenlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Token lists are read as the standard's schema wants them, or refused by what is wrong.
class TokenListTest {
    private static final String CASES = "ethereum/tokenlist/schema-cases/";
    private static final String SMALL = """
            {
              "name": "Small list",
              "timestamp": "2026-11-29T12:00:00+01:00",
              "version": {"major": 1, "minor": 2, "patch": 3},
              "tokens": [
                {"chainId": 1, "address": "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", "symbol": "USDC",
                 "name": "USD Coin", "decimals": 6, "extensions": {"rebasing": true, "feeOnTransfer": false}}
              ]
            }
            """;

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static TokenList read(String json) {
        return TokenList.parse(bytes(json)).orThrow();
    }

    private static String refusal(String json) {
        return ((Parsed.Malformed<TokenList>) TokenList.parse(bytes(json))).reason();
    }

    private static Parsed<TokenList> vector(String name) {
        return TokenList.parse(Vectors.bytes(CASES + name + ".tokenlist.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bigexample",
                "empty-name-symbol",
                "example-crosschain",
                "example-name-symbol-special-characters",
                "example",
                "exampleminimum",
                "extensions-valid-object",
                "extensions-valid",
                "solana-addresses",
                "tokenwithperiodsymbol"
            })
    void whatTheSchemaAcceptsIsRead(String name) {
        assertThat(vector(name)).isInstanceOf(Parsed.Ok.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "bigwords,token 0: 'name' is longer than 60",
                "empty,'tokens' is empty",
                "extensions-invalid-object-too-deep,token 0: 'extensions' is too deep",
                "extensions-invalid,token 0: an extension has a value that it may not have",
                "invalidNumTags,token 0: 'tags' has 11",
                "invaliddecimals.1,token 0: 'decimals' is 256",
                "invaliddecimals.2,token 0: 'decimals' is -1",
                "invalidlogouri.1,token 0: 'logoURI' is no address",
                "invalidlogouri.2,'logoURI' is no address",
                "invalidtimestamp,'timestamp' is no time",
                "invalidtokenaddress,token 0: 'address' is none",
                "invalidversion.1,'patch' is -1",
                "invalidversion.2,'minor' is -1",
                "invalidversion.3,'major' is -1"
            })
    void whatItRejectsIsRefusedByName(String name, String reason) {
        assertThat(vector(name)).isEqualTo(Parsed.malformed(reason));
    }

    @Test
    void aListIsItsNameItsVersionItsDateAndTheHashOfItsBytes() {
        var list = read(SMALL);
        assertThat(list.title()).isEqualTo("Small list 1.2.3");
        assertThat(list.timestamp()).isEqualTo(Instant.parse("2026-11-29T11:00:00Z"));
        assertThat(list.sha256()).isNotEqualTo(read(SMALL + " ").sha256());
        var token = list.tokens().getFirst();
        assertThat(token.symbol()).isEqualTo("USDC");
        assertThat(token.notes()).containsExactly(ListedToken.Note.REBASING);
        assertThat(list.on(2)).isEmpty();
    }

    @Test
    void addressesOfOtherKindsOfNetworksArePassedOver() {
        assertThat(vector("solana-addresses").orThrow().passedOver()).isPositive();
    }

    @Test
    void aWrongChecksumIsRefusedAndOfATokenTwiceTheFirstCounts() {
        assertThat(refusal(SMALL.replace("0xA0b8", "0xa0b8"))).isEqualTo("token 0: 'address' has a wrong checksum");
        var token = SMALL.substring(SMALL.indexOf("{\"chainId"), SMALL.lastIndexOf(']'));
        var twice = read(SMALL.replace(token, token + "," + token.replace("USDC", "FAKE")));
        assertThat(twice.tokens())
                .singleElement()
                .extracting(ListedToken::symbol)
                .isEqualTo("USDC");
        assertThat(twice.passedOver()).isEqualTo(1);
    }

    @Test
    void membersOfNoMeaningAndMembersTwiceAreRefused() {
        assertThat(refusal(SMALL.replace("\"decimals\"", "\"price\": 1, \"decimals\"")))
                .isEqualTo("token 0: a member of no meaning");
        assertThat(refusal(SMALL.replace("\"decimals\"", "\"chainId\": 2, \"decimals\"")))
                .startsWith("not JSON");
        assertThat(refusal("[]")).isEqualTo("no JSON object");
        assertThat(refusal("")).isNotBlank();
    }

    @Test
    void spacesThatAreNotSeenAreNoSymbol() {
        assertThat(refusal(SMALL.replace("\"USDC\"", "\"US DC\""))).isEqualTo("token 0: 'symbol' has white space");
        assertThat(refusal(SMALL.replace("\"USDC\"", "\"USDC\\u00a0\"")))
                .isEqualTo("token 0: 'symbol' has white space");
    }

    @Test
    void aListThatIsTooLongIsNotLookedAt() {
        var long1 = Arrays.copyOf(bytes(SMALL), TokenList.MOST_BYTES + 1);
        assertThat(TokenList.parse(long1)).isEqualTo(Parsed.malformed("a list of 8000001 bytes"));
    }

    @Test
    void listsAsLongAsThoseInUseAreRead() throws IOException {
        for (var chain : new String[] {"mainnet", "base", "arbitrum"}) {
            var tokens = Files.readString(Vectors.path("ethereum/tokenlist/" + chain + "-tokens.json"));
            var list = read(SMALL.substring(0, SMALL.indexOf('[')) + tokens + "}");
            assertThat(list.tokens()).hasSizeGreaterThan(10);
        }
    }
}
