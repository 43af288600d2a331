package dev.touchstone.spv.content.picture;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.content.codec.ByteReader;

/// The size of a WebP, by the first chunk of its file (RFC 9649, 2.4 to 2.7; VP8: RFC 6386, 9.1).
final class WebpHeader {
    private static final int SIZE_BITS = 14;
    private static final int VP8_START = 0x2a019d;
    private static final int LOSSLESS = 0x2f;

    private WebpHeader() {}

    static PictureHeader read(ByteReader in) throws MalformedException {
        in.string(4);
        in.littleEndian(Integer.BYTES);
        if (!in.text(4).equals("WEBP")) throw new MalformedException("a RIFF file that is no WebP");
        var chunk = in.text(4);
        in.littleEndian(Integer.BYTES);
        return switch (chunk) {
            case "VP8X" -> extended(in);
            case "VP8L" -> lossless(in);
            case "VP8 " -> lossy(in);
            default -> throw new MalformedException("a WebP whose first chunk is another");
        };
    }

    private static PictureHeader extended(ByteReader in) throws MalformedException {
        in.string(4);
        return PictureHeader.of(PictureKind.WEBP, in.littleEndian(3) + 1, in.littleEndian(3) + 1);
    }

    private static PictureHeader lossless(ByteReader in) throws MalformedException {
        if (in.u8() != LOSSLESS) throw new MalformedException("a VP8L chunk without its signature");
        long bits = in.littleEndian(Integer.BYTES);
        long mask = (1 << SIZE_BITS) - 1;
        return PictureHeader.of(PictureKind.WEBP, (bits & mask) + 1, (bits >>> SIZE_BITS & mask) + 1);
    }

    private static PictureHeader lossy(ByteReader in) throws MalformedException {
        in.string(3);
        if (in.littleEndian(3) != VP8_START) throw new MalformedException("a VP8 chunk that begins with no key frame");
        long mask = (1 << SIZE_BITS) - 1;
        return PictureHeader.of(
                PictureKind.WEBP, in.littleEndian(Short.BYTES) & mask, in.littleEndian(Short.BYTES) & mask);
    }
}
