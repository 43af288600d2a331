package dev.touchstone.spv.bench;

import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.proof.LightClientStore;
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

/// One update of mainnet read from SSZ and verified, by this program and by Lodestar. Warm is an update of 27 kB
/// with the next committee, where both committees are known and their keys have been used; cold the same by a
/// client that begins at the checkpoint, the bootstrap included. Finality is the update of 2 kB that a client at
/// the head hears every six minutes, under Fulu, warm.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@BenchmarkMode(Mode.SampleTime)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class UpdateVerification {
    private final RecordedSync days = RecordedSync.ofFourteenDays();
    private final RecordedSync fulu = RecordedSync.underFulu();
    private final LightClientStore known = updated(days);
    private final LightClientStore atHead = updated(fulu);

    private static LightClientStore updated(RecordedSync recorded) {
        var store = recorded.start();
        recorded.process(store, recorded.updates().getFirst(), UpdateKind.UPDATE);
        return store;
    }

    @Benchmark
    public Object warmTouchstone() {
        days.process(known, days.updates().getFirst(), UpdateKind.UPDATE);
        return known;
    }

    @Benchmark
    public void warmLodestar(Lodestar lodestar) throws IOException {
        lodestar.peer().run("warm", 1);
    }

    @Benchmark
    public Object coldTouchstone() {
        return updated(days);
    }

    @Benchmark
    public void coldLodestar(Lodestar lodestar) throws IOException {
        lodestar.peer().run("cold", 1);
    }

    @Benchmark
    public Object finalityTouchstone() {
        fulu.process(atHead, fulu.finality(), UpdateKind.FINALITY);
        return atHead;
    }

    @Benchmark
    public void finalityLodestar(Lodestar lodestar) throws IOException {
        lodestar.peer().run("finality", 1);
    }
}
