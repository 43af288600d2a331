package dev.touchstone.spv.bench;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// An account of mainnet proven from nine nodes of 3.7 kB, a slot of its storage from seven more of 2.9 kB, and
/// both from the JSON that a node answers: by this program, and by ethereumjs, which Lodestar's prover uses.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@BenchmarkMode(Mode.SampleTime)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AccountProof {
    private static final int AT_ONCE = 100;

    private final RecordedState recorded = RecordedState.ofWrappedEther();

    private static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> proven) return proven;
        throw new IllegalStateException(finding.toString());
    }

    private static Object slot(RecordedState state) {
        var account = proven(StateKernel.account(state.header(), state.address(), state.nodes()));
        return proven(StateKernel.storage(account, state.key(), state.slotNodes()));
    }

    @Benchmark
    public Object accountTouchstone() {
        return proven(StateKernel.account(recorded.header(), recorded.address(), recorded.nodes()));
    }

    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public void accountEthereumJs(EthereumJs ethereumJs) throws IOException {
        ethereumJs.peer().run("account", AT_ONCE);
    }

    @Benchmark
    public Object slotTouchstone() {
        return slot(recorded);
    }

    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public void slotEthereumJs(EthereumJs ethereumJs) throws IOException {
        ethereumJs.peer().run("slot", AT_ONCE);
    }

    @Benchmark
    public Object answerTouchstone() {
        return slot(recorded.readAgain());
    }

    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public void answerEthereumJs(EthereumJs ethereumJs) throws IOException {
        ethereumJs.peer().run("answer", AT_ONCE);
    }
}
