package dev.touchstone.spv.bench;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The machine of ethereumjs and its proof checker, running beside a benchmark; it fails where a call comes to
/// something else than here.
@State(Scope.Benchmark)
public class EthereumJsEvm {
    private @Nullable NodePeer peer;

    @Setup(Level.Trial)
    public void start() throws IOException {
        peer = NodePeer.start("evm", CallCases::write);
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        if (peer != null) peer.close();
    }

    NodePeer peer() {
        return Objects.requireNonNull(peer, "not started");
    }
}
