package dev.touchstone.spv.bitcoin.p2p;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Turns the name of a host into addresses: the port to the name service. May block; call it on a virtual thread.
@FunctionalInterface
public interface Resolver {
    /// The addresses of `host`, none where it has none or the question got no answer.
    List<InetAddress> resolve(String host);

    /// Asks the operating system.
    static Resolver system() {
        return host -> {
            try {
                return Arrays.asList(InetAddress.getAllByName(host));
            } catch (UnknownHostException _) {
                return List.of();
            }
        };
    }
}
