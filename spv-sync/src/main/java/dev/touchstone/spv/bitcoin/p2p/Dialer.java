package dev.touchstone.spv.bitcoin.p2p;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;

/// Opens connections to peers: the port to the network, where a proxy can be put in between.
@FunctionalInterface
public interface Dialer {
    /// A connected socket. Blocks until there is one or the deadline has passed.
    Socket dial(PeerAddress address, Duration deadline) throws IOException;

    static Dialer direct() {
        return through(Proxy.NO_PROXY);
    }

    /// Over a SOCKS5 proxy, which is given the names of onion and I2P addresses as they are.
    static Dialer socks5(InetSocketAddress proxy) {
        return through(new Proxy(Proxy.Type.SOCKS, proxy));
    }

    private static Dialer through(Proxy proxy) {
        return (address, deadline) -> {
            var socket = new Socket(proxy);
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
