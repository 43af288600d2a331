package dev.touchstone.wallet.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Texts of every kind: typed data, or a reason why they are none.
class TypedDataFuzzTest {
    private static final byte[] SEED = Vectors.bytes("ethereum/eip712/web3j/ValidStructuredDataWithArrays.json");

    private static byte[] mutated(Random random) {
        var bytes = SEED.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            }
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                System.arraycopy(SEED, from, bytes, to, bytes.length - Math.max(from, to));
            }
            default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    @Test
    void whateverTheTextIsItIsTypedDataOrThereIsAReason() {
        var random = new Random(712);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            switch (TypedData.parse(new String(mutated(random), StandardCharsets.UTF_8))) {
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
