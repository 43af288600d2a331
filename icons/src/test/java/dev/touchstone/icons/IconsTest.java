package dev.touchstone.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconsTest {
    /// Renderers of different JDKs round a colour differently by this much at most.
    private static final int ROUNDING = 3;

    @Test
    void theAppIconExistsInEverySizeAndIsTheDrawing() throws IOException {
        for (int pixels : Icons.appSizes()) {
            try (var in = Icons.app(pixels)) {
                var committed = Artwork.read(in.readAllBytes());
                assertThat(committed.getWidth()).isEqualTo(pixels);
                assertThat(committed.getHeight()).isEqualTo(pixels);
                assertThat(largestDifference(committed, Artwork.app(pixels)))
                        .as("touchstone-%d.png must be rendered again", pixels)
                        .isLessThanOrEqualTo(ROUNDING);
            }
        }
    }

    @Test
    void refusesASizeItDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> Icons.app(17)).withMessageContaining("17");
    }

    @ParameterizedTest
    @EnumSource
    void aMarkStaysInsideItsSquare(MarkSize size) {
        var number = Pattern.compile("-?\\d+(\\.\\d+)?");
        for (var mark : TruthMark.values()) {
            var numbers = number.matcher(Icons.path(mark, size)).results().map(n -> Double.valueOf(n.group()));
            assertThat(numbers).as("%s", mark).isNotEmpty().allMatch(n -> n >= 0 && n <= size.pixels());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTwoMarksLookAlikeInOneColour(MarkSize size) {
        var shapes = new HashSet<String>();
        for (var mark : TruthMark.values()) {
            shapes.add(silhouette(Artwork.render("marks/" + mark.file(size), size.pixels())));
        }
        assertThat(shapes).hasSize(TruthMark.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void solidMarksHaveTheirSignCutOut(TruthMark mark) {
        int pixels = MarkSize.LARGE.pixels();
        var image = Artwork.render("marks/" + mark.file(MarkSize.LARGE), pixels);
        int inked = silhouette(image).replace(".", "").length();
        switch (mark) {
            case PROVEN, STALE, FAILED -> assertThat(inked).isBetween(pixels * pixels / 2, pixels * pixels * 4 / 5);
            case CHECKING, CLAIMED -> assertThat(inked).isBetween(pixels * pixels / 8, pixels * pixels / 2);
        }
    }

    private static String silhouette(BufferedImage image) {
        var shape = new StringBuilder();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                shape.append(image.getRGB(x, y) >>> 24 > 127 ? '#' : '.');
            }
        }
        return shape.toString();
    }

    private static int largestDifference(BufferedImage a, BufferedImage b) {
        int largest = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    int difference = (a.getRGB(x, y) >>> shift & 0xff) - (b.getRGB(x, y) >>> shift & 0xff);
                    largest = Math.max(largest, Math.abs(difference));
                }
            }
        }
        return largest;
    }
}
