package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.MessageCodec;
import dev.touchstone.spv.chain.ByteString;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The messages of a recorded P2P session with Bitcoin Core, in the order in which they were seen.
///
/// @param frames each with its direction and the whole message
public record RecordedSession(List<Frame> frames) {
    private static final int HEADER = 24;
    private static final int COMMAND_FROM = 4;
    private static final int COMMAND_TO = 16;

    public RecordedSession {
        frames = List.copyOf(frames);
    }

    /// One whole message of the v1 transport and which way it went.
    public record Frame(boolean fromNode, ByteString bytes) {
        public String command() {
            var command = bytes.toArray(COMMAND_FROM, COMMAND_TO);
            return new String(command, StandardCharsets.US_ASCII).replace("\0", "");
        }

        public ByteString payload() {
            return ByteString.of(bytes.toArray(HEADER, bytes.length()));
        }

        public Message message() {
            return MessageCodec.message(bytes.toArray()).orThrow();
        }
    }

    /// Reads `bitcoin/recorded/NAME`, packed or not.
    public static RecordedSession open(String name) {
        var frames = new ArrayList<Frame>();
        try (var in = new DataInputStream(Vectors.open("bitcoin/recorded/" + name))) {
            for (int direction = in.read(); direction >= 0; direction = in.read()) {
                frames.add(new Frame(direction == '<', ByteString.of(message(in))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedSession(frames);
    }

    private static byte[] message(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        var message = in.readNBytes(length);
        if (message.length < length) throw new EOFException("a recording that ends inside a frame");
        return message;
    }

    /// The payloads of all messages of this kind from the node.
    public List<ByteString> answers(String command) {
        return frames.stream()
                .filter(frame -> frame.fromNode() && frame.command().equals(command))
                .map(Frame::payload)
                .toList();
    }

    /// All messages of this kind from the node.
    public <M extends Message> List<M> fromNode(Class<M> kind) {
        return frames.stream()
                .filter(frame -> frame.fromNode() && frame.command().equalsIgnoreCase(kind.getSimpleName()))
                .map(Frame::message)
                .map(kind::cast)
                .toList();
    }
}
