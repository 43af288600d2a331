package dev.touchstone.spv.bench;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Opens a file of 970,000 headers, as many as mainnet has, in a fresh process: all are judged anew. They are
/// regtest's, which anyone can mine. Says how much the process grew.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class HeaderFileOpening {
    private static final int HEADERS = 970_000;
    private static final int MESSAGE = 2_000;

    private Path folder = Path.of("");

    /// The growth of the process in megabytes, as the system counts it (Linux).
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Growth {
        public long megabytes;
    }

    /// Mines in a process of its own, so that this one is still small.
    @Setup(Level.Trial)
    public void mine() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("headers");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                HeaderFileOpening.class.getName(),
                folder.toString());
        if (command.inheritIO().start().waitFor() != 0) throw new IllegalStateException("no headers were mined");
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    @Benchmark
    public Height open(Growth growth) throws IOException {
        long before = ProcessMemory.resident();
        try (var tree = opened(folder)) {
            growth.megabytes = (ProcessMemory.resident() - before) >> 20;
            return tree.chain().tip().height();
        }
    }

    private static HeaderTree opened(Path folder) throws IOException {
        return switch (HeaderTree.open(Networks.of(Network.BITCOIN_REGTEST), folder)) {
            case HeaderTree.Opening.Opened opened -> opened.tree();
            case HeaderTree.Opening.InUse() -> throw new IllegalStateException("in use");
            case HeaderTree.Opening.Unusable(var why) -> throw new IllegalStateException(why);
        };
    }

    /// Mines the file in the folder that is the only argument.
    public static void main(String[] arguments) throws IOException {
        var regtest = Networks.of(Network.BITCOIN_REGTEST);
        var now = Instant.now();
        try (var tree = opened(Path.of(arguments[0]))) {
            var tip = regtest.genesis();
            for (int mined = 0; mined < HEADERS; mined += MESSAGE) {
                var message = new ByteArrayOutputStream(MESSAGE * BlockHeader.BYTES);
                for (int i = 0; i < MESSAGE; i++) {
                    tip = next(tip);
                    message.writeBytes(tip.bytes());
                }
                tree.accept(ByteString.of(message.toByteArray()), now);
            }
        }
    }

    private static BlockHeader next(BlockHeader tip) {
        var limit = Networks.of(Network.BITCOIN_REGTEST).powLimit();
        for (int nonce = 0; ; nonce++) {
            var header = new BlockHeader(4, tip.hash(), tip.merkleRoot(), tip.time() + 1, tip.bits(), nonce);
            if (limit.isMetBy(header.hash().value())) return header;
        }
    }
}
