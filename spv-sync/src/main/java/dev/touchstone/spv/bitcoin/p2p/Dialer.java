package dev.touchstone.spv.bitcoin.p2p;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;

/// Opens connections to peers: the port to the network, where a proxy can be put in between.
@FunctionalInterface
public interface Dialer {
    /// A connected socket. Blocks until there is one or the deadline has passed.
    Socket dial(PeerAddress address, Duration deadline) throws IOException;

    /// The real network, without a proxy.
    static Dialer direct() {
        return (address, deadline) -> {
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(address.socketAddress(), Math.toIntExact(deadline.toMillis()));
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        };
    }
}
