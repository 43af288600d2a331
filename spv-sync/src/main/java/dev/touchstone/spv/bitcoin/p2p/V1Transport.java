package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.chain.Parsed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// The plain transport: frames of magic, command, length and checksum, one after the other over a socket. Threads as
/// in [Transport].
public final class V1Transport implements Transport {
    private static final int CHUNK = 1 << 16;

    private final Socket socket;
    private final int magic;
    private final InputStream in;
    private final OutputStream out;
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();

    /// @param magic how the messages of the network begin, the first byte of the wire highest
    public V1Transport(Socket socket, int magic) throws IOException {
        this.socket = socket;
        this.magic = magic;
        this.in = new BufferedInputStream(socket.getInputStream(), CHUNK);
        this.out = socket.getOutputStream();
    }

    @Override
    public Received receive() throws IOException {
        var head = read(MessageCodec.HEAD_BYTES);
        if (head.length < MessageCodec.HEAD_BYTES) return new Received.Broken(new PeerFault.ClosedByPeer());
        return switch (MessageCodec.head(head)) {
            case Parsed.Malformed<MessageCodec.Head>(var reason) ->
                new Received.Broken(new PeerFault.Malformed(reason));
            case Parsed.Ok<MessageCodec.Head>(var parsed)
            when parsed.magic() != magic -> new Received.Broken(new PeerFault.WrongNetwork(parsed.magic()));
            case Parsed.Ok<MessageCodec.Head>(var parsed) -> payload(parsed);
        };
    }

    private Received payload(MessageCodec.Head head) throws IOException {
        var payload = read(head.length());
        if (payload.length < head.length()) return new Received.Broken(new PeerFault.ClosedByPeer());
        return switch (MessageCodec.message(head, payload)) {
            case Parsed.Ok<Message>(var message) -> new Received.Arrived(message);
            case Parsed.Malformed<Message>(var reason) -> new Received.Broken(new PeerFault.Malformed(reason));
        };
    }

    /// Up to `length` bytes, fewer only at the end of the stream. Room grows with what really arrives.
    private byte[] read(int length) throws IOException {
        var bytes = new byte[Math.min(length, CHUNK)];
        int at = 0;
        while (at < length) {
            if (at == bytes.length) bytes = Arrays.copyOf(bytes, Math.min(length, 2 * at));
            int got = in.read(bytes, at, bytes.length - at);
            if (got < 0) return Arrays.copyOf(bytes, at);
            at += got;
            bytesIn.addAndGet(got);
        }
        return bytes;
    }

    @Override
    public void send(Message message) throws IOException {
        var frame = MessageCodec.frame(magic, message);
        out.write(frame);
        bytesOut.addAndGet(frame.length);
    }

    @Override
    public long bytesIn() {
        return bytesIn.get();
    }

    @Override
    public long bytesOut() {
        return bytesOut.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
