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

/// From a checkpoint of mainnet that is fourteen days old to the head, without the network: bootstrap, 13 updates
/// and the last finality update. Lodestar is given the SSZ that this program asks nodes for, Helios the JSON that
/// it asks for. First is the first pass of a process, the others are later ones.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class LightClientSync {
    private final RecordedSync recorded = RecordedSync.ofFourteenDays();
    private final RecordedJson json = RecordedJson.of(recorded);

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
    public Object jsonTouchstone() {
        return json.follow();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    public void jsonHelios(Helios helios) throws IOException {
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
