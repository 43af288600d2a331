package dev.touchstone.spv.content.picture;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.content.codec.ByteReader;

/// The size of a JPEG, which stands in its frame header, behind any number of other segments (ITU-T T.81, B.2.2).
final class JpegHeader {
    private static final int MARKER = 0xff;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int EXTENSION = 0xc8;
    private static final int ARITHMETIC = 0xcc;
    private static final int FIRST_BARE = 0xd0;
    private static final int SCAN = 0xda;
    private static final int TEM = 0x01;

    private JpegHeader() {}

    static PictureHeader read(ByteReader in) throws MalformedException {
        in.string(2);
        while (true) {
            if (in.u8() != MARKER) throw new MalformedException("a JPEG without a marker where one must be");
            int marker = in.u8();
            while (marker == MARKER) marker = in.u8();
            if (marker == TEM) continue;
            if (marker >= FIRST_BARE && marker <= SCAN) throw new MalformedException("a JPEG without a frame header");
            int length = (int) in.bigEndian(Short.BYTES);
            if (length < 2) throw new MalformedException("a segment of " + length + " bytes");
            if (isFrame(marker)) {
                in.u8();
                long height = in.bigEndian(Short.BYTES);
                return PictureHeader.of(PictureKind.JPEG, in.bigEndian(Short.BYTES), height);
            }
            in.string(length - 2);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC;
    }
}
