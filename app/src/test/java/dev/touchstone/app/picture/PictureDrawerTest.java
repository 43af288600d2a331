package dev.touchstone.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.picture.PictureKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Strangers' pictures: those that are meant to be seen are drawn, those that are meant to harm are not.
@TestInstance(Lifecycle.PER_CLASS)
class PictureDrawerTest {
    private static final String SVG =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
                    + "viewBox='0 0 100 100'>%s</svg>";
    private static final String RED = "<rect width='100' height='100' fill='red'/>";
    private static final int OPAQUE_RED = 0xffff0000;

    /// One point, without loss.
    private static final String WEBP = "UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=";

    private final PictureDrawer drawer = new PictureDrawer();

    @AfterAll
    void stop() {
        drawer.close();
    }

    private static ByteString text(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Drawing draw(String svg) throws InterruptedException {
        return drawer.draw(text(svg), 50);
    }

    private Drawing.Drawn drawn(ByteString bytes) throws InterruptedException {
        var drawing = drawer.draw(bytes, 50);
        assertThat(drawing).isInstanceOf(Drawing.Drawn.class);
        return (Drawing.Drawn) drawing;
    }

    private String refused(String svg) throws InterruptedException {
        var drawing = draw(svg);
        assertThat(drawing).as(svg.substring(0, Math.min(200, svg.length()))).isInstanceOf(Drawing.NotDrawn.class);
        return ((Drawing.NotDrawn) drawing).why();
    }

    private static ByteString encoded(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, 0x0000ff);
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return ByteString.of(out.toByteArray());
    }

    @Test
    void picturesOfPointsAreDrawnNoLargerThanAsked() throws Exception {
        for (var kind : new PictureKind[] {PictureKind.PNG, PictureKind.JPEG, PictureKind.GIF}) {
            var drawn = drawn(encoded(kind.name(), 400, 200));
            assertThat(drawn.header().kind()).isEqualTo(kind);
            assertThat(drawn.header().width()).isEqualTo(400);
            assertThat(drawn.raster().width()).isEqualTo(50);
            assertThat(drawn.raster().height()).isEqualTo(25);
            assertThat(drawn.raster().points()[60] & 0xff).isGreaterThan(0xf0);
        }
        var small = drawn(encoded("PNG", 7, 3));
        assertThat(small.raster().width()).isEqualTo(7);
        assertThat(drawn(encoded("PNG", 4_000, 3)).raster().height()).isEqualTo(1);
    }

    @Test
    void aWebpIsDrawn() throws Exception {
        var drawn = drawn(ByteString.of(Base64.getDecoder().decode(WEBP)));
        assertThat(drawn.header().kind()).isEqualTo(PictureKind.WEBP);
        assertThat(drawn.raster().width()).isEqualTo(drawn.header().width());
    }

    /// The reader of this kind takes zeros for what is missing, as many as it likes.
    @Test
    void aWebpThatWasCutEndsAllTheSame() throws Exception {
        var whole = Base64.getDecoder().decode(WEBP);
        for (int length = 0; length < whole.length; length++) {
            var drawing = drawer.draw(ByteString.of(Arrays.copyOf(whole, length)), 50);
            if (drawing instanceof Drawing.NotDrawn(var why)) assertThat(why).doesNotContain("too long");
        }
    }

    @Test
    void aDrawingIsDrawn() throws Exception {
        var drawn = drawn(text(SVG.formatted(RED)));
        assertThat(drawn.raster().width()).isEqualTo(50);
        assertThat(drawn.raster().points()).containsOnly(OPAQUE_RED);
        var wide = drawn(text("<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
                + "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
                + SVG.formatted(RED).replace("0 0 100 100", "0 0 100 50")));
        assertThat(wide.raster().height()).isEqualTo(25);
    }

    @Test
    void whatDrawingsAreUsuallyMadeOfIsDrawn() throws Exception {
        var png = Base64.getEncoder().encodeToString(encoded("PNG", 10, 10).toArray());
        var inner = drawn(
                text(SVG.formatted("<image width='100' height='100' href='data:image/png;base64," + png + "'/>")));
        assertThat(inner.raster().points()[25 * 50 + 25]).isEqualTo(0xff0000ff);
        var gradient = drawn(
                text(
                        SVG.formatted(
                                "<defs><linearGradient id='g'><stop stop-color='red'/></linearGradient>"
                                        + "<clipPath id='c'><circle cx='50' cy='50' r='40'/></clipPath>"
                                        + "<mask id='m'><rect width='100' height='100' fill='white'/></mask></defs>"
                                        + "<style>.a{fill:url(#g)}</style><g mask='url(#m)'><rect class='a' clip-path=\"url('#c')\" width='100' height='100'/></g>")));
        assertThat(gradient.raster().points()[25 * 50 + 25]).isEqualTo(OPAQUE_RED);
        assertThat(gradient.raster().points()[0]).isZero();
        assertThat(draw(SVG.formatted(RED + "<text x='10' y='50' font-family='serif'>Bird</text>")))
                .isInstanceOf(Drawing.Drawn.class);
        assertThat(draw(SVG.formatted("<filter id='f'><feGaussianBlur stdDeviation='5'/></filter><g filter='url(#f)'>"
                        + RED + "</g>")))
                .isInstanceOf(Drawing.Drawn.class);
    }

    @Test
    void theKindIsToldByTheBytes() throws Exception {
        assertThat(refused("{\"name\": \"no picture\"}")).contains("no kind");
        assertThat(refused("<html><body><svg/></body></html>")).contains("no kind");
        assertThat(drawer.draw(ByteString.EMPTY, 50)).isInstanceOf(Drawing.NotDrawn.class);
    }

    /// A few kilobytes that would unpack to gigabytes.
    private static ByteString bomb(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", new byte[] {
            (byte) (width >> 24),
            (byte) (width >> 16),
            (byte) (width >> 8),
            (byte) width,
            (byte) (height >> 24),
            (byte) (height >> 16),
            (byte) (height >> 8),
            (byte) height,
            8,
            6,
            0,
            0,
            0
        });
        var deflater = new Deflater(9);
        deflater.setInput(new byte[1 << 20]);
        deflater.finish();
        var packed = new byte[8_192];
        chunk(out, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
        chunk(out, "IEND");
        deflater.end();
        return ByteString.of(out.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte... content) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        var sum = new CRC32();
        sum.update(body.toByteArray());
        try (var to = new DataOutputStream(out)) {
            to.writeInt(content.length);
            to.write(body.toByteArray());
            to.writeInt((int) sum.getValue());
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
        var drawing = (Drawing.NotDrawn) drawer.draw(bomb(60_000, 60_000), 50);
        assertThat(drawing.why()).isEqualTo("it has 3600 million points.");
        var inner = Base64.getEncoder().encodeToString(bomb(60_000, 60_000).toArray());
        assertThat(refused(SVG.formatted("<image href='data:image/png;base64," + inner + "'/>")))
                .contains("a picture which");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<image href='https://example.com/a.png'/>",
                "<image xlink:href='http://127.0.0.1/a.png'/>",
                "<image href='file:///etc/passwd'/>",
                "<image href='a.png'/>",
                "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
                "<use href='https://example.com/a.svg#b'/>",
                "<use href='data:image/svg+xml,x#b'/>",
                "<rect fill='url(https://example.com/a.svg#g)'/>",
                "<rect style='fill: URL( \"//example.com/a\")'/>",
                "<style>@import 'https://example.com/a.css';</style>",
                "<style>@font-face{font-family:a;src:url(https://example.com/a.woff)}</style>",
                "<script>alert(1)</script>",
                "<script href='https://example.com/a.js'/>",
                "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
                "<filter id='f'><feImage href='https://example.com/a.png'/></filter>",
                "<iframe src='https://example.com/'/>"
            })
    void nothingIsLoadedFromElsewhereAndNothingIsRun(String part) throws Exception {
        assertThat(refused(SVG.formatted(part))).startsWith("it is a drawing that");
    }

    @Test
    void entitiesAreRefused() throws Exception {
        var laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) laughs.append("<!ENTITY a%d '&a%d;&a%d;&a%d;'>".formatted(i, i - 1, i - 1, i - 1));
        assertThat(refused(laughs + "]>" + SVG.formatted("<text>&a29;</text>"))).contains("declares entities");
        assertThat(refused("<!DOCTYPE svg SYSTEM 'file:///etc/passwd' [<!ENTITY % x SYSTEM 'http://127.0.0.1/'> %x;]>"
                        + SVG.formatted(RED)))
                .contains("declares entities");
        assertThat(refused(SVG.formatted("<text>&nothing;</text>"))).isNotBlank();
    }

    @Test
    void referencesThatGrowAreRefused() throws Exception {
        var uses = new StringBuilder("<defs><g id='a0'>" + RED + "</g>");
        for (int i = 1; i < 30; i++)
            uses.append("<g id='a%d'>".formatted(i))
                    .append("<use href='#a%d'/>".formatted(i - 1).repeat(10))
                    .append("</g>");
        refused(SVG.formatted(uses + "</defs><use href='#a29'/>"));
        var three = new StringBuilder("<defs><g id='a0'>" + RED + "</g>");
        for (int i = 1; i < 6; i++)
            three.append("<g id='a%d'>".formatted(i))
                    .append("<use href='#a%d'/>".formatted(i - 1).repeat(60))
                    .append("</g>");
        refused(SVG.formatted(three + "</defs><use href='#a5'/>"));
        draw(SVG.formatted("<g id='a'><use href='#a'/></g>"));
        draw(SVG.formatted("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>" + RED));
        draw(
                SVG.formatted(
                        "<pattern id='p' width='1' height='1'><rect fill='url(#p)' width='9' height='9'/></pattern><rect fill='url(#p)' width='99' height='99'/>"));
        draw(
                SVG.formatted(
                        "<mask id='m'><rect mask='url(#m)' width='9' height='9'/></mask><rect mask='url(#m)' width='99' height='99'/>"));
    }

    @Test
    void tooManyAndTooDeepPartsAreRefused() throws Exception {
        assertThat(refused(SVG.formatted("<g>".repeat(100) + "</g>".repeat(100))))
                .contains("too many parts");
        assertThat(refused(SVG.formatted(RED.repeat(20_001)))).contains("too many parts");
        assertThat(refused(SVG.formatted("<filter id='f'>" + "<feTurbulence/>".repeat(100) + "</filter>")))
                .contains("too many effects");
        assertThat(refused(SVG.formatted("<!--" + "x".repeat(4 << 20) + "-->"))).contains("4 MiB");
        assertThat(refused(SVG.formatted("<pattern id='p' width='1e9' height='1e9'/>")))
                .contains("pattern");
    }

    @Test
    void sizesWithoutSenseAllocateNothing() throws Exception {
        for (var box : new String[] {"0 0 1e30 1e30", "0 0 2147483647 2147483647"})
            assertThat(refused(SVG.formatted(RED).replace("0 0 100 100", box))).contains("out of all proportion");
        draw(SVG.formatted(RED).replace("0 0 100 100", "0 0 1e-30 1e-30"));
        for (var box : new String[] {"0 0 100 0", "0 0 -5 5", "0 0 100000 1", "NaN NaN NaN NaN", "a b c d"})
            draw(SVG.formatted(RED).replace("0 0 100 100", box));
        draw("<svg xmlns='http://www.w3.org/2000/svg' width='999999999' height='999999999'>" + RED + "</svg>");
        draw(SVG.formatted(
                "<filter id='f' x='-4e5' y='-4e5' width='9e5' height='9e5'><feGaussianBlur stdDeviation='9e5'/></filter><g filter='url(#f)'>"
                        + RED + "</g>"));
        draw(SVG.formatted("<mask id='m' x='-4e5' y='-4e5' width='9e5' height='9e5'>" + RED
                + "</mask><g mask='url(#m)'>" + RED + "</g>"));
        var dashed = SVG.formatted("<path d='M0 0 L%s 0' stroke='red' stroke-dasharray='%s'/>");
        assertThat(refused(dashed.formatted("1e30", "0.0001"))).contains("out of all proportion");
        assertThat(refused(dashed.formatted("100", "0.0001"))).contains("out of all proportion");
        assertThat(draw(dashed.formatted("100", "4 2"))).isInstanceOf(Drawing.Drawn.class);
        assertThat(refused(
                        SVG.formatted("<style>path{stroke-dasharray: 1e-9}</style><path d='M0 0 L9 9' stroke='red'/>")))
                .contains("out of all proportion");
        assertThat(drawn(text(SVG.formatted(RED))).raster().width()).isEqualTo(50);
    }

    @Test
    void fuzz() throws Exception {
        var random = new Random(20_261_129);
        var seeds = new byte[][] {
            encoded("PNG", 20, 20).toArray(),
            encoded("GIF", 20, 20).toArray(),
            encoded("JPEG", 20, 20).toArray(),
            Base64.getDecoder().decode(WEBP),
            SVG.formatted(RED + "<g filter='url(#a)'/>").getBytes(StandardCharsets.UTF_8)
        };
        for (int i = 0; i < 1_500; i++) {
            var bytes = seeds[random.nextInt(seeds.length)].clone();
            if (random.nextInt(3) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(drawer.draw(ByteString.of(bytes), 30)).isNotNull();
        }
    }
}
