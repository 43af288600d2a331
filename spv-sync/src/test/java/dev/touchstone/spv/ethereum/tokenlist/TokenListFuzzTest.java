package dev.touchstone.spv.ethereum.tokenlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.ByteMutations;
import dev.touchstone.spv.testsupport.Vectors;
import org.junit.jupiter.api.Test;

/// Bytes of every kind: a list, or a reason why they are none.
class TokenListFuzzTest {
    @Test
    void whateverTheBytesAreTheyAreAListOrThereIsAReason() {
        var example = Vectors.bytes("ethereum/tokenlist/schema-cases/example.tokenlist.json");
        var mutations = new ByteMutations(35);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            switch (TokenList.parse(mutations.of(example))) {
                case Parsed.Ok<TokenList>(var list) -> {
                    read++;
                    assertThat(list.name()).matches("[ A-Za-z0-9_]{1,30}");
                    assertThat(list.tokens()).allMatch(token -> token.symbol().length() <= 40);
                }
                case Parsed.Malformed<TokenList>(var reason) ->
                    assertThat(reason).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }
}
