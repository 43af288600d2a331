package dev.touchstone.spv.ethereum.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenQuestionsTest {
    private static final EthereumAddress TOKEN = address(1);
    private static final EthereumAddress ALICE = address(2);
    private static final EthereumAddress BOB = address(3);
    private static final BigInteger SEVEN = BigInteger.valueOf(7);

    /// By the selectors that the standards give their functions.
    private static final Map<TokenQuestion<?>, String> ALL = all();

    private static EthereumAddress address(int number) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[19] = (byte) number;
        return EthereumAddress.of(bytes);
    }

    private static Map<TokenQuestion<?>, String> all() {
        var all = new LinkedHashMap<TokenQuestion<?>, String>();
        all.put(new Erc20.BalanceOf(TOKEN, ALICE), "70a08231");
        all.put(new Erc20.Decimals(TOKEN), "313ce567");
        all.put(new Erc20.Symbol(TOKEN), "95d89b41");
        all.put(new Erc20.Name(TOKEN), "06fdde03");
        all.put(new Erc20.TotalSupply(TOKEN), "18160ddd");
        all.put(new Erc20.Allowance(TOKEN, ALICE, BOB), "dd62ed3e");
        all.put(new Erc721.OwnerOf(TOKEN, SEVEN), "6352211e");
        all.put(new Erc721.TokenUri(TOKEN, SEVEN), "c87b56dd");
        all.put(new Erc721.GetApproved(TOKEN, SEVEN), "081812fc");
        all.put(new Erc721.IsApprovedForAll(TOKEN, ALICE, BOB), "e985e9c5");
        all.put(new Erc721.BalanceOf(TOKEN, ALICE), "70a08231");
        all.put(
                new Erc721.SupportsInterface(
                        TOKEN, ByteString.fromHex("80ac58cd").orElseThrow()),
                "01ffc9a7");
        all.put(new Erc1155.BalanceOf(TOKEN, ALICE, SEVEN), "00fdd58e");
        all.put(new Erc1155.Uri(TOKEN, SEVEN), "0e89341c");
        all.put(new Erc5805.GetVotes(TOKEN, ALICE), "9ab24eb0");
        all.put(new Erc5805.Delegates(TOKEN, ALICE), "587cde1e");
        return all;
    }

    @Test
    void eachHasTheSelectorOfItsStandardAndItsOwnName() {
        var names = new HashSet<String>();
        ALL.forEach((question, selector) -> {
            assertThat(question.call().data().hex()).as(question.name()).startsWith(selector);
            assertThat(names.add(question.name())).isTrue();
        });
    }

    @Test
    void eachIsFoundByItsNameAndItsCallAndByNoOther() {
        for (var question : ALL.keySet()) {
            var input = question.input();
            assertThat(TokenQuestions.asked(question.name(), input)).contains(question);
            var longer = ByteString.of(
                    Arrays.copyOf(input.data().toArray(), input.data().length() + 1));
            assertThat(TokenQuestions.asked(question.name(), CallInput.of(TOKEN, longer)))
                    .isEmpty();
            var cut = ByteString.of(input.data().toArray(0, input.data().length() - 1));
            assertThat(TokenQuestions.asked(question.name(), CallInput.of(TOKEN, cut)))
                    .isEmpty();
            assertThat(TokenQuestions.asked(question.name(), CallInput.of(TOKEN, ByteString.EMPTY)))
                    .isEmpty();
            var asAlice = new CallInput(TOKEN, input.data(), Wei.ZERO, ALICE, input.gas());
            assertThat(TokenQuestions.asked(question.name(), asAlice)).isEmpty();
            var withLess = new CallInput(TOKEN, input.data(), Wei.ZERO, EthereumAddress.ZERO, input.gas() - 1);
            assertThat(TokenQuestions.asked(question.name(), withLess)).isEmpty();
            assertThat(TokenQuestions.asked("ERC-20 rentOf", input)).isEmpty();
        }
    }

    @Test
    void argumentsWithSomethingBesideThemAreNoQuestion() {
        var dirty = new Erc20.BalanceOf(TOKEN, ALICE).call().data().toArray();
        dirty[4] = 1;
        assertThat(TokenQuestions.asked("ERC-20 balanceOf", CallInput.of(TOKEN, ByteString.of(dirty))))
                .isEmpty();
    }

    @Test
    void answersAreSaidInWords() {
        assertThat(new Erc20.BalanceOf(TOKEN, ALICE).says(SEVEN))
                .isEqualTo(ALICE + " has 7 units of the token " + TOKEN);
        assertThat(new Erc20.Allowance(TOKEN, ALICE, BOB).says(SEVEN))
                .isEqualTo(BOB + " may take 7 units of the token " + TOKEN + " from " + ALICE);
        assertThat(new Erc721.OwnerOf(TOKEN, SEVEN).says(ALICE)).isEqualTo(ALICE + " owns number 7 of " + TOKEN);
        assertThat(new Erc721.OwnerOf(TOKEN, SEVEN).says(EthereumAddress.ZERO))
                .isEqualTo("Nobody owns number 7 of " + TOKEN);
        assertThat(new Erc721.IsApprovedForAll(TOKEN, ALICE, BOB).says(false))
                .isEqualTo(BOB + " is not approved for all that " + ALICE + " has of " + TOKEN);
        assertThat(new Erc5805.Delegates(TOKEN, ALICE).says(EthereumAddress.ZERO))
                .endsWith(" to nobody");
    }

    /// Words of strangers stand in statements that stand in files.
    @Test
    void aContractsWordsCannotBreakASentence() {
        var symbol = new Erc20.Symbol(TOKEN);
        assertThat(symbol.says("USDC")).endsWith("its symbol is 'USDC'");
        for (var strange : new String[] {"\"", "\\", "'", "\n", "\u0000", "ü", "\u202e", "🚀"}) {
            assertThat(symbol.says("A" + strange))
                    .contains("bytes 0x41")
                    .matches("[ -~]*")
                    .doesNotContain("\"", "\\");
        }
        assertThat(symbol.says("x".repeat(10_000))).hasSizeLessThan(700);
    }
}
