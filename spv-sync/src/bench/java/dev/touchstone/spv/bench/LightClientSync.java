package dev.touchstone.spv.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From a checkpoint of mainnet that is fourteen days old to the head, without the network: bootstrap, 13 updates and the
/// last finality update. This program and Lodestar read SSZ, Helios JSON, as it does. First is the first pass of a
/// process, warm a later one.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LightClientSync {
    private final RecordedSync recorded = RecordedSync.ofFourteenDays();

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    public Object warmTouchstone() {
        return recorded.follow();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    public void warmLodestar(Lodestar lodestar) throws IOException {
        lodestar.peer().run("days", 1);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    public void warmHelios(Helios helios) throws IOException {
        helios.peer().run("days", 1);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object firstTouchstone() {
        return recorded.follow();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void firstLodestar(Lodestar lodestar) throws IOException {
        lodestar.peer().run("days", 1);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void firstHelios(Helios helios) throws IOException {
        helios.peer().run("days", 1);
    }
}
