package dev.touchstone.spv.bitcoin.p2p;

import java.io.IOException;

/// Carries messages over one connection. One thread may receive while another sends; closing from a third ends both.
public interface Transport extends AutoCloseable {
    /// Waits for the next message.
    Received receive() throws IOException;

    /// Sends a message; returns when the operating system has taken it.
    void send(Message message) throws IOException;

    /// How many bytes have come in, including those of a message that is not complete yet.
    long bytesIn();

    long bytesOut();

    @Override
    void close() throws IOException;

    /// What came out of a connection.
    sealed interface Received {
        record Arrived(Message message) implements Received {}

        /// What came is nothing to go on with: the connection has to end.
        record Broken(PeerFault fault) implements Received {}
    }
}
