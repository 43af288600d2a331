package dev.touchstone.ui.format;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/// A QR code as dark bars of whole modules, with its quiet zone around. Immutable.
///
/// @param side modules on a side, quiet zone included
public record QrCode(int side, List<Bar> bars) {
    private static final int QUIET_ZONE = 4;

    /// A run of dark modules in one row.
    public record Bar(int x, int y, int length) {}

    public QrCode {
        bars = List.copyOf(bars);
    }

    /// The code of a text, at the second of four levels of redundancy.
    ///
    /// @throws IllegalArgumentException when no QR code is large enough for the text
    public static QrCode of(String text) {
        var matrix = encode(text);
        var bars = new ArrayList<Bar>();
        for (int y = 0; y < matrix.getHeight(); y++) addRow(matrix, y, bars);
        return new QrCode(matrix.getWidth() + 2 * QUIET_ZONE, bars);
    }

    private static void addRow(ByteMatrix matrix, int y, List<Bar> bars) {
        int width = matrix.getWidth();
        int x = 0;
        while (x < width) {
            int from = x;
            while (x < width && matrix.get(x, y) != 0) x++;
            if (x > from) bars.add(new Bar(from + QUIET_ZONE, y + QUIET_ZONE, x - from));
            x++;
        }
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + text.length() + " characters", e);
        }
    }

    /// The code as a picture that scales.
    public String svg() {
        var path = new StringBuilder();
        for (var bar : bars) path.append("M%d %dh%dv1h-%dz".formatted(bar.x(), bar.y(), bar.length(), bar.length()));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" shape-rendering="crispEdges">
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/>
                <path d="%3$s"/>
                </svg>
                """.formatted(side, side * 8, path);
    }
}
