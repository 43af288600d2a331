package dev.touchstone.spv.ethereum.tokenlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What lists claim of a contract, and the lists and spenders that are part of this program.
class TokenListsTest {
    private static final TokenLists LISTS = BuiltInLists.ofThisRelease();
    private static final EthereumAddress USDC = address("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
    private static final EthereumAddress OTHER = address("0x00000000000000000000000000000000000000AA");

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    @Test
    void aListedTokenIsClaimedToBeWhatItsListSays() {
        var claim = LISTS.recognised(1, USDC).orElseThrow();
        assertThat(claim.source()).isEqualTo("list Touchstone 1.0.0");
        assertThat(claim.value().symbol()).isEqualTo("USDC");
        assertThat(LISTS.recognised(1, OTHER)).isEmpty();
        assertThat(LISTS.recognised(10, USDC)).as("on another network").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USDC", "usdc", " USDC", "USDC\u200b", "ＵＳＤＣ", "US\u0000DC"})
    void aContractThatCallsItselfLikeAListedOneIsToldApart(String symbol) {
        assertThat(LISTS.copied(1, OTHER, symbol).orElseThrow().value().address())
                .isEqualTo(USDC);
        assertThat(LISTS.copied(1, USDC, symbol)).isEmpty();
    }

    @Test
    void whatIsCalledLikeNoListedTokenCopiesNone() {
        assertThat(LISTS.copied(1, OTHER, "MILES")).isEmpty();
        assertThat(LISTS.copied(1, OTHER, "")).isEmpty();
        assertThat(LISTS.copied(10, OTHER, "USDC")).isEmpty();
    }

    @Test
    void eachTokenOfANetworkIsThereOnce() {
        var twice = new TokenLists(List.of(LISTS.all().getFirst(), LISTS.all().getFirst()));
        assertThat(twice.on(1)).isEqualTo(LISTS.on(1)).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    private static JsonNode file(String name) {
        try (var in = BuiltInLists.class.getResourceAsStream(name)) {
            return tools.jackson.databind.json.JsonMapper.builder().build().readTree(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyAddressOfOursHasItsChecksumAndAtLeastTwoSources() {
        for (var token : file("touchstone.tokenlist.json").path("tokens")) {
            var written = token.path("address").asString();
            assertThat(EthereumAddress.parse(written)).isEqualTo(new AddressText.Valid(address(written), true));
            assertThat(token.path("extensions").path("found").asString()).contains(", ");
            assertThat(token.path("extensions").path("foundOn").asString()).startsWith("2026-");
        }
        assertThat(new HashSet<>(LISTS.on(1).stream().map(ListedToken::symbol).toList()))
                .hasSameSizeAs(LISTS.on(1));
    }

    @Test
    void ourFactsAreThoseOfAListInUseWhereItHasThem() {
        var theirs = new HashMap<EthereumAddress, JsonNode>();
        for (var token : Vectors.json("ethereum/tokenlist/mainnet-tokens.json")) {
            theirs.put(address(token.path("address").asString()), token);
        }
        int compared = 0;
        for (var token : LISTS.on(1)) {
            var other = theirs.get(token.address());
            if (other == null) continue;
            compared++;
            assertThat(token.symbol())
                    .isEqualToIgnoringCase(other.path("symbol").asString());
            assertThat(token.decimals()).isEqualTo(other.path("decimals").asInt());
        }
        assertThat(compared).isGreaterThan(30);
    }

    @Test
    void thePracticeChainHasItsOwnList() {
        long chain = PracticeEthereumSettings.practice().chainId();
        assertThat(LISTS.on(chain)).extracting(ListedToken::symbol).containsExactly("PRAC", "PUSD");
    }

    @Test
    void spendersAreNamedWithTheirDate() {
        var spenders = KnownSpenders.builtIn();
        assertThat(spenders.asOf()).isEqualTo("2026-11-29");
        assertThat(spenders.named(1, address("0x000000000022D473030F116dDEE9F6B43aC78BA3")))
                .map(KnownSpenders.KnownSpender::name)
                .contains("Permit2");
        for (var spender : file("spenders.json").path("spenders")) {
            var written = spender.path("address").asString();
            assertThat(EthereumAddress.parse(written)).isEqualTo(new AddressText.Valid(address(written), true));
            assertThat(spender.path("found").asString()).isNotBlank();
        }
    }
}
