package dev.touchstone.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrReaderTest {
    private static final int MODULE = 5;

    /// A code as a picture of so many points to a module, turned by half, on some ground.
    private static int[] picture(QrCode code, int dark, int light) {
        int side = code.side() * MODULE;
        var argb = new int[side * side];
        Arrays.fill(argb, light);
        for (var bar : code.bars()) {
            for (int y = bar.y() * MODULE; y < (bar.y() + 1) * MODULE; y++) {
                for (int x = bar.x() * MODULE; x < (bar.x() + bar.length()) * MODULE; x++) {
                    argb[(side - 1 - y) * side + side - 1 - x] = dark;
                }
            }
        }
        return argb;
    }

    private static int side(QrCode code) {
        return code.side() * MODULE;
    }

    @Test
    void readsTheCodesThatItDraws() {
        for (var text :
                new String[] {"bitcoin:bc1q?amount=0.1", "UR:BYTES/1-9/LPADASCFADAX", "ethereum:0x00@1?value=5e9"}) {
            var code = QrCode.of(text);
            assertThat(QrReader.read(side(code), side(code), picture(code, 0xff000000, 0xffffffff)))
                    .contains(text);
            assertThat(QrReader.read(side(code), side(code), picture(code, 0xffffffff, 0xff101010)))
                    .contains(text);
        }
    }

    @Test
    void readsNothingWhereThereIsNoCode() {
        var noise = new int[100 * 100];
        var dice = new Random(3);
        for (int i = 0; i < noise.length; i++) noise[i] = dice.nextInt();
        assertThat(QrReader.read(100, 100, noise)).isEmpty();
        assertThat(QrReader.read(0, 10, new int[0])).isEmpty();
        assertThat(QrReader.read(QrReader.MOST_SIDE + 1, 1, noise)).isEmpty();
        assertThat(QrReader.read(200, 200, noise)).isEmpty();
    }
}
