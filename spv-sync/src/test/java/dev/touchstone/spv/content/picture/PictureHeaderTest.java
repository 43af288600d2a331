package dev.touchstone.spv.content.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What pictures are and how large, by their first bytes.
class PictureHeaderTest {
    private static final String PNG = "89504e470d0a1a0a0000000d49484452000003e8000001f40806000000";
    private static final String JPEG = "ffd8ffe000104a46494600010100000100010000ffc4000410aaffc2000b0801f403e8010111";
    private static final String GIF = "474946383961e803f401800000";
    private static final String WEBP_LOSSY = "52494646100000005745425056503820100000000000009d012ae803f401";
    private static final String WEBP_LOSSLESS = "5249464610000000574542505650384c100000002fe7c37c00";
    private static final String WEBP_EXTENDED = "524946461000000057454250565038580a00000010000000e70300f30100";

    private static ByteString hex(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    private static ByteString text(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Parsed<PictureHeader> read(ByteString bytes) {
        return PictureHeader.parse(bytes);
    }

    @Test
    void eachKindTellsItsSize() {
        assertThat(read(hex(PNG))).isEqualTo(Parsed.ok(new PictureHeader(PictureKind.PNG, 1000, 500)));
        assertThat(read(hex(JPEG))).isEqualTo(Parsed.ok(new PictureHeader(PictureKind.JPEG, 1000, 500)));
        assertThat(read(hex(GIF))).isEqualTo(Parsed.ok(new PictureHeader(PictureKind.GIF, 1000, 500)));
        assertThat(read(hex(WEBP_LOSSY))).isEqualTo(Parsed.ok(new PictureHeader(PictureKind.WEBP, 1000, 500)));
        assertThat(read(hex(WEBP_LOSSLESS))).isEqualTo(Parsed.ok(new PictureHeader(PictureKind.WEBP, 1000, 500)));
        assertThat(read(hex(WEBP_EXTENDED))).isEqualTo(Parsed.ok(new PictureHeader(PictureKind.WEBP, 1000, 500)));
    }

    @Test
    void aDrawingIsKnownByItsFirstElement() {
        var svg = Parsed.ok(new PictureHeader(PictureKind.SVG, 0, 0));
        assertThat(read(text("<svg/>"))).isEqualTo(svg);
        assertThat(read(text("\ufeff <?xml version='1.0'?>\n<!-- <html> --><!DOCTYPE svg>\n<svg:svg/>")))
                .isEqualTo(svg);
        assertThat(read(text("<html><svg/></html>"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(text("<!-- no end <svg/>"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(text("{\"image\": \"<svg/>\"}"))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(read(ByteString.EMPTY)).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(hex(PNG.replace("000003e8", "00000000")))).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(hex(PNG.replace("000003e8", "ffffffff")))).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(hex("ffd8ffda0004"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(hex("ffd8ffe00001"))).isInstanceOf(Parsed.Malformed.class);
        assertThat(read(hex(WEBP_LOSSY.replace("57454250", "57415645")))).isInstanceOf(Parsed.Malformed.class);
    }

    /// A bomb says how large it is; nobody has to unpack it.
    @Test
    void aSmallFileMaySayThatItIsHuge() {
        var bomb = (Parsed.Ok<PictureHeader>) read(hex(PNG.replace("000003e8000001f4", "0000ea600000ea60")));
        assertThat(bomb.value().points()).isEqualTo(3_600_000_000L);
    }

    @Test
    void fuzz() {
        var random = new Random(20_261_129);
        var seeds = List.of(PNG, JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            var bytes = hex(seeds.get(random.nextInt(seeds.size()))).toArray();
            if (random.nextBoolean()) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 4));
            for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            switch (read(ByteString.of(bytes))) {
                case Parsed.Ok<PictureHeader>(var header) -> {
                    read++;
                    assertThat(header.points()).isPositive();
                }
                case Parsed.Malformed<PictureHeader>(var reason) ->
                    assertThat(reason).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }
}
