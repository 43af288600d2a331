package dev.touchstone.ui.format;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;

/// Finds the QR code in a picture. Pure.
public final class QrReader {
    /// Points on a side of the largest picture that is looked through.
    public static final int MOST_SIDE = 4096;

    private QrReader() {}

    /// The text of the code; empty where there is none that can be read.
    ///
    /// @param argb the picture's points, row after row
    public static Optional<String> read(int width, int height, int[] argb) {
        boolean fits = width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
        if (!fits || argb.length < width * height) return Optional.empty();
        var source = new RGBLuminanceSource(width, height, argb);
        return read(source).or(() -> read(source.invert()));
    }

    private static Optional<String> read(LuminanceSource source) {
        try {
            var bitmap = new BinaryBitmap(new HybridBinarizer(source));
            var hints = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
            return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
        } catch (NotFoundException | ChecksumException | FormatException e) {
            return Optional.empty();
        }
    }
}
