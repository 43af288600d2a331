package dev.touchstone.wallet.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.ByteMutations;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Texts of every kind: typed data, or a reason why they are none.
class TypedDataFuzzTest {
    private static final byte[] SEED = Vectors.bytes("ethereum/eip712/web3j/ValidStructuredDataWithArrays.json");

    @Test
    void whateverTheTextIsItIsTypedDataOrThereIsAReason() {
        var mutations = new ByteMutations(712);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            switch (TypedData.parse(new String(mutations.of(SEED), StandardCharsets.UTF_8))) {
                case Parsed.Ok<TypedData>(var data) -> {
                    read++;
                    assertThat(data.encodedMessage().length() % 32).isZero();
                }
                case Parsed.Malformed<TypedData>(var reason) ->
                    assertThat(reason).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }
}
