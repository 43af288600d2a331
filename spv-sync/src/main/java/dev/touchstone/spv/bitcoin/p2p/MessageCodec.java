package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Messages as bytes: payloads, and the frame of the v1 transport around them (magic, command, length, checksum).
/// Pure. A frame's head is judged before anything is allocated for its payload.
public final class MessageCodec {
    /// The bytes of a frame before its payload.
    public static final int HEAD_BYTES = 24;

    private static final int COMMAND_AT = 4;
    private static final int COMMAND_BYTES = 12;
    private static final int LENGTH_AT = 16;
    private static final int CHECKSUM_AT = 20;
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private MessageCodec() {}

    /// What the first 24 bytes of a frame say of the rest. `magic` is read as it stands on the wire, the first
    /// byte highest.
    public record Head(int magic, String command, int length, int checksum) {}

    /// One whole frame.
    public static byte[] frame(int magic, Message message) {
        var payload = PayloadWriter.payload(message);
        var head = new byte[HEAD_BYTES];
        BIG.set(head, 0, magic);
        var command = message.command().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(command, 0, head, COMMAND_AT, command.length);
        LITTLE.set(head, LENGTH_AT, payload.length);
        BIG.set(head, CHECKSUM_AT, checksum(payload));
        return new WireWriter(HEAD_BYTES + payload.length)
                .bytes(head)
                .bytes(payload)
                .toArray();
    }

    /// Reads the head of a frame and holds its length against what that command may have.
    public static Parsed<Head> head(byte[] bytes) {
        if (bytes.length != HEAD_BYTES) return Parsed.malformed("a head of " + bytes.length + " bytes");
        int end = COMMAND_BYTES;
        while (end > 0 && bytes[COMMAND_AT + end - 1] == 0) end--;
        for (int i = 0; i < end; i++) {
            byte b = bytes[COMMAND_AT + i];
            if (b <= ' ' || b > '~') return Parsed.malformed("a command that is not text");
        }
        var command = new String(bytes, COMMAND_AT, end, StandardCharsets.US_ASCII);
        int length = (int) LITTLE.get(bytes, LENGTH_AT);
        if (length < 0 || length > Command.mostBytes(command)) {
            return Parsed.malformed("a " + command + " of " + Integer.toUnsignedString(length) + " bytes");
        }
        return Parsed.ok(new Head((int) BIG.get(bytes, 0), command, length, (int) BIG.get(bytes, CHECKSUM_AT)));
    }

    /// Reads the payload that follows `head`.
    public static Parsed<Message> message(Head head, byte[] payload) {
        if (payload.length != head.length()) return Parsed.malformed("not the length that the head says");
        if (checksum(payload) != head.checksum()) return Parsed.malformed("a wrong checksum on " + head.command());
        return payload(head.command(), payload);
    }

    /// Reads a whole frame.
    public static Parsed<Message> message(byte[] frame) {
        if (frame.length < HEAD_BYTES) return Parsed.malformed("a frame of " + frame.length + " bytes");
        return switch (head(ByteString.copyOf(frame, 0, HEAD_BYTES).toArray())) {
            case Parsed.Ok<Head>(var head) ->
                message(head, ByteString.copyOf(frame, HEAD_BYTES, frame.length).toArray());
            case Parsed.Malformed<Head>(var reason) -> Parsed.malformed(reason);
        };
    }

    /// Reads a payload by its command.
    public static Parsed<Message> payload(String command, byte[] payload) {
        var known = Command.named(command);
        if (known.isEmpty()) return Parsed.ok(new Message.Unknown(command, ByteString.of(payload)));
        return switch (WireReader.parse(payload, in -> PayloadReader.read(known.get(), in))) {
            case Parsed.Ok<Message> ok -> ok;
            case Parsed.Malformed<Message>(var reason) -> Parsed.malformed(command + ": " + reason);
        };
    }

    private static int checksum(byte[] payload) {
        return (int) (DoubleSha256.of(payload).prefix() >>> Integer.SIZE);
    }
}
