package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A session that was recorded with Bitcoin Core, frame by frame. Immutable.
record RecordedSession(List<Frame> frames) {
    /// One whole message of the v1 transport and which way it went.
    record Frame(boolean fromNode, ByteString content) {
        String command() {
            return new String(content.toArray(4, 16), StandardCharsets.US_ASCII).trim();
        }

        byte[] bytes() {
            return content.toArray();
        }

        Message message() {
            return MessageCodec.message(bytes()).orThrow();
        }
    }

    static RecordedSession load(String name) {
        var in = ByteBuffer.wrap(Vectors.bytes("bitcoin/recorded/" + name)).order(ByteOrder.LITTLE_ENDIAN);
        var frames = new ArrayList<Frame>();
        while (in.hasRemaining()) {
            boolean fromNode = in.get() == '<';
            var bytes = new byte[in.getInt()];
            in.get(bytes);
            frames.add(new Frame(fromNode, ByteString.of(bytes)));
        }
        return new RecordedSession(frames);
    }

    /// The messages of one kind that the node sent.
    <T extends Message> List<T> fromNode(Class<T> kind) {
        var command = kind.getSimpleName().toLowerCase(Locale.ROOT);
        return frames.stream()
                .filter(f -> f.fromNode() && f.command().equals(command))
                .map(Frame::message)
                .map(kind::cast)
                .toList();
    }

    @Override
    public String toString() {
        return Arrays.toString(frames.stream().map(Frame::command).toArray());
    }
}
