package dev.touchstone.spv.ethereum.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.token.TokenMetadata.PictureMember;
import dev.touchstone.spv.ethereum.token.TokenMetadata.Trait;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Descriptions of tokens, as strangers write them.
class TokenMetadataTest {
    private static final String WHOLE = """
            {"name": "Bird", "description": "It sings.", "image": "ipfs://bafy/1.png", "animation_url": "ar://x",
             "attributes": [{"trait_type": "Beak", "value": "short"}, {"trait_type": "Age", "value": 7},
                            {"value": "loud"}, {"trait_type": "None"}, "odd"], "other": {"deep": [1, 2]}}
            """;

    private static Parsed<TokenMetadata> parse(String text) {
        return TokenMetadata.parse(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static TokenMetadata read(String text) {
        return parse(text).orThrow();
    }

    @Test
    void aDescriptionIsRead() {
        var bird = read(WHOLE);
        assertThat(bird.name()).isEqualTo("Bird");
        assertThat(bird.description()).isEqualTo("It sings.");
        assertThat(bird.picture()).contains(new PictureMember.At("ipfs://bafy/1.png"));
        assertThat(bird.animation()).contains("ar://x");
        assertThat(bird.traits())
                .containsExactly(new Trait("Beak", "short"), new Trait("Age", "7"), new Trait("", "loud"));
    }

    @Test
    void aPictureMayStandInIt() {
        assertThat(read("{\"image_data\": \"<svg/>\"}").picture()).contains(new PictureMember.Drawn("<svg/>"));
        assertThat(read("{\"image\": \" <svg/>\"}").picture()).contains(new PictureMember.Drawn(" <svg/>"));
        assertThat(read("{\"image\": \"\", \"image_data\": \"\"}").picture()).isEmpty();
        assertThat(read("{\"image\": 7}").picture()).isEqualTo(Optional.empty());
    }

    @Test
    void whatCanBeReadInTwoWaysIsRefused() {
        assertThat(parse("{\"image\": \"a\", \"image\": \"b\"}")).isInstanceOf(Parsed.Malformed.class);
        assertThat(parse("{} {}")).isInstanceOf(Parsed.Malformed.class);
        assertThat(parse("[]")).isInstanceOf(Parsed.Malformed.class);
        assertThat(parse("{\"a\":".repeat(40) + "1" + "}".repeat(40))).isInstanceOf(Parsed.Malformed.class);
        assertThat(parse("")).isInstanceOf(Parsed.Malformed.class);
        assertThat(TokenMetadata.parse(ByteString.of(new byte[TokenMetadata.MOST_BYTES + 1])))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void manyTraitsAndLongWordsAreCut() {
        var many = read("{\"name\": \"" + "n".repeat(30_000) + "\", \"attributes\": ["
                + "{\"trait_type\": \"a\", \"value\": \"b\"},".repeat(999) + "{}]}");
        assertThat(many.traits()).hasSize(256);
        assertThat(many.name()).hasSize(16_384);
    }

    @Test
    void fuzz() {
        var random = new Random(20_261_129);
        var seed = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            var bytes = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length)) : seed.clone();
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            if (TokenMetadata.parse(ByteString.of(bytes)) instanceof Parsed.Malformed<TokenMetadata>(var reason))
                assertThat(reason).isNotBlank();
        }
    }
}
