package dev.touchstone.spv.bench;

import dev.touchstone.spv.proof.StateKernel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a light client adds to a process that has none: it syncs from a checkpoint that is fourteen days old to the head,
/// is kept, and where it can proves an account and a slot a hundred times. The growth of the process is what the system
/// counts (Linux, resident), with code, garbage and native memory; that of the heap is what is reachable afterwards.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LightClientMemory {
    private static final int PROOFS = 100;

    /// How many kilobytes the process and its heap have grown.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Growth {
        public long processKilobytes;
        public long heapKilobytes;
    }

    @Benchmark
    public Object touchstone(Growth growth) throws IOException {
        long heapBefore = reachable();
        long before = ProcessMemory.resident();
        var store = RecordedSync.ofFourteenDays().follow();
        var state = RecordedState.ofWrappedEther();
        for (int i = 0; i < PROOFS; i++) {
            if (!StateKernel.account(state.header(), state.address(), state.nodes())
                    .isProven()) {
                throw new IllegalStateException("not proven");
            }
        }
        growth.processKilobytes = (ProcessMemory.resident() - before) >> 10;
        growth.heapKilobytes = (reachable() - heapBefore) >> 10;
        return store;
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
