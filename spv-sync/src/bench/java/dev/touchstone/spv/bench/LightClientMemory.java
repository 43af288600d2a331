package dev.touchstone.spv.bench;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.StateKernel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/// What a light client adds to a process that has none: it syncs from a checkpoint that is fourteen days old to the
/// head, is kept, and this program also proves an account a hundred times. The growth of the process is what the
/// system counts (Linux, resident), with code, garbage and native memory; that of the heap is what is reachable
/// afterwards.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LightClientMemory {
    private static final int PROOFS = 100;

    private Path folder = Path.of("");

    /// How many kilobytes the process has grown.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Growth {
        public long processKilobytes;
    }

    /// How many kilobytes more can be reached in the heap.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Heap {
        public long heapKilobytes;
    }

    /// Prepares in a process of its own, so that this one is still small.
    @Setup(Level.Trial)
    public void prepare() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("recorded");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java,
                "-Dtouchstone.vectors=" + System.getProperty("touchstone.vectors"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PeerFiles.class.getName(),
                folder.toString());
        if (command.inheritIO().start().waitFor() != 0) throw new IllegalStateException("nothing was prepared");
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        PeerFiles.delete(folder);
    }

    @Benchmark
    public Object touchstone(Growth growth, Heap heap) throws IOException {
        long heapBefore = reachable();
        long before = ProcessMemory.resident();
        var kept = synced();
        growth.processKilobytes = (ProcessMemory.resident() - before) >> 10;
        heap.heapKilobytes = (reachable() - heapBefore) >> 10;
        return kept;
    }

    private List<Object> synced() throws IOException {
        var recorded = RecordedSync.readDays(folder);
        var store = recorded.follow();
        var header = ExecutionHeader.parse(RecordedSync.bytes(folder.resolve("block.rlp")))
                .orThrow();
        var json = RecordedSync.bytes(folder.resolve("proof.json"));
        var state = RecordedState.read(header, json, recorded);
        for (int i = 0; i < PROOFS; i++) {
            var again = state.readAgain();
            if (!StateKernel.account(again.header(), again.address(), again.nodes())
                    .isProven()) {
                throw new IllegalStateException("not proven");
            }
        }
        return List.of(store, state);
    }

    @Benchmark
    public void lodestar(Lodestar lodestar, Growth growth) throws IOException {
        lodestar.peer().run("days", 1);
        growth.processKilobytes = lodestar.peer().growth() >> 10;
    }

    @Benchmark
    public void helios(Helios helios, Growth growth) throws IOException {
        helios.peer().run("days", 1);
        growth.processKilobytes = helios.peer().growth() >> 10;
    }

    private static long reachable() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
