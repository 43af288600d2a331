package dev.touchstone.spv.ethereum.tokenlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Bytes of every kind: a list, or a reason why they are none.
class TokenListFuzzTest {
    private static byte[] mutated(byte[] list, Random random) {
        var bytes = list.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            }
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                System.arraycopy(list, from, bytes, to, bytes.length - Math.max(from, to));
            }
            default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    @Test
    void whateverTheBytesAreTheyAreAListOrThereIsAReason() {
        var example = Vectors.bytes("ethereum/tokenlist/schema-cases/example.tokenlist.json");
        var random = new Random(35);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            switch (TokenList.parse(mutated(example, random))) {
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
