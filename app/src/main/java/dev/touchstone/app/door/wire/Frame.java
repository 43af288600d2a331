package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// One frame of a WebSocket (RFC 6455, 5.2). Immutable.
///
/// @param last whether its message ends with it
record Frame(boolean last, Kind kind, ByteString payload) {
    private static final int LAST = 0x80;
    private static final int RESERVED = 0x70;
    private static final int KIND = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int IN_16_BITS = 126;
    private static final int IN_64_BITS = 127;
    private static final int MOST_SHORT = 125;
    private static final int MASK = 4;

    /// What a frame is for.
    enum Kind {
        CONTINUATION(0),
        TEXT(1),
        BINARY(2),
        CLOSE(8),
        PING(9),
        PONG(10);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        boolean isControl() {
            return number >= 8;
        }

        static Optional<Kind> byNumber(int number) {
            return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
        }
    }

    /// What was read.
    sealed interface Incoming {
        record Whole(Frame frame) implements Incoming {}

        /// Not a frame as a client may send it; the connection is of no more use.
        ///
        /// @param code why it is closed (RFC 6455, 7.4.1)
        record Bad(int code, String reason) implements Incoming {}
    }

    private static Incoming bad(String reason) {
        return new Incoming.Bad(1002, reason);
    }

    /// Reads a client's frame with a payload of at most `most` bytes.
    static Incoming read(WireInput in, int most) throws IOException {
        int first = in.read();
        var kind = Kind.byNumber(first & KIND);
        if ((first & RESERVED) != 0 || kind.isEmpty()) return bad("a frame of no known kind");
        int second = in.read();
        if ((second & MASKED) == 0) return bad("a frame of a client that is not masked");
        boolean isLast = (first & LAST) != 0;
        int shortLength = second & LENGTH;
        if (kind.get().isControl() && (!isLast || shortLength > MOST_SHORT)) return bad("no control frame");
        long length = length(in, shortLength);
        if (length < 0) return bad("a length that is longer than it need be");
        if (length > most) return new Incoming.Bad(1009, "more than " + most + " bytes");
        var mask = in.read(MASK);
        var payload = in.read((int) length);
        for (int i = 0; i < payload.length; i++) payload[i] ^= mask[i % MASK];
        return new Incoming.Whole(new Frame(isLast, kind.get(), ByteString.of(payload)));
    }

    /// -1 where it is not written as briefly as it can be.
    private static long length(WireInput in, int shortLength) throws IOException {
        if (shortLength <= MOST_SHORT) return shortLength;
        long length = 0;
        int bytes = shortLength == IN_64_BITS ? Long.BYTES : Short.BYTES;
        for (byte each : in.read(bytes)) length = (length << 8) | (each & 0xff);
        long least = shortLength == IN_64_BITS ? 0x10000 : IN_16_BITS;
        return length < least ? -1 : length;
    }

    /// The frame as a server sends it.
    byte[] bytes() {
        int length = payload.length();
        var out = ByteBuffer.allocate(length + 10);
        out.put((byte) ((last ? LAST : 0) | kind.number));
        if (length <= MOST_SHORT) out.put((byte) length);
        else if (length < 0x10000) out.put((byte) IN_16_BITS).putShort((short) length);
        else out.put((byte) IN_64_BITS).putLong(length);
        out.put(payload.toArray());
        return Arrays.copyOf(out.array(), out.position());
    }

    static Frame text(String text) {
        return new Frame(true, Kind.TEXT, ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Frame close(int code) {
        return new Frame(true, Kind.CLOSE, ByteString.of((byte) (code >> 8), (byte) code));
    }

    /// Text in UTF-8, and nothing else.
    static Optional<String> text(ByteString bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
