package dev.touchstone.spv.testsupport;

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
/// @param frames each with its direction, its command and its payload
public record RecordedSession(List<Frame> frames) {
    private static final int HEADER = 24;
    private static final int COMMAND_FROM = 4;
    private static final int COMMAND_TO = 16;

    public RecordedSession {
        frames = List.copyOf(frames);
    }

    public record Frame(boolean fromNode, String command, ByteString payload) {}

    /// Reads `bitcoin/recorded/NAME`, packed or not.
    public static RecordedSession open(String name) {
        var frames = new ArrayList<Frame>();
        try (var in = new DataInputStream(Vectors.open("bitcoin/recorded/" + name))) {
            for (int direction = in.read(); direction >= 0; direction = in.read()) {
                frames.add(frame(direction == '<', message(in)));
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

    private static Frame frame(boolean fromNode, byte[] message) {
        var command = new String(message, COMMAND_FROM, COMMAND_TO - COMMAND_FROM, StandardCharsets.US_ASCII);
        return new Frame(fromNode, command.replace("\0", ""), ByteString.copyOf(message, HEADER, message.length));
    }

    /// The payloads of all messages of this kind from the node.
    public List<ByteString> answers(String command) {
        return frames.stream()
                .filter(frame -> frame.fromNode() && frame.command().equals(command))
                .map(Frame::payload)
                .toList();
    }
}
