package dev.touchstone.spv.bench;

import dev.touchstone.spv.proof.CallPremises;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/// How fast code runs, over state that is proven: loops of one kind of instruction each. How many million gas one of
/// them takes is printed at the start; divided by the seconds that it took, that is Mgas/s.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@BenchmarkMode(Mode.SampleTime)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Interpreter {
    private final CallCase arithmetic = CallCases.arithmetic();
    private final CallCase memory = CallCases.memory();
    private final CallCase storage = CallCases.storage();
    private final CallCase keccak = CallCases.keccak();
    private final CallCase calls = CallCases.calls();
    private final CallPremises ofArithmetic = arithmetic.prove();
    private final CallPremises ofMemory = memory.prove();
    private final CallPremises ofStorage = storage.prove();
    private final CallPremises ofKeccak = keccak.prove();
    private final CallPremises ofCalls = calls.prove();

    @Setup(Level.Trial)
    public void tellGas() {
        System.out.printf(
                Locale.ROOT,
                "Gas: arithmetic %,d, memory %,d, storage %,d, keccak %,d, calls %,d%n",
                arithmetic.gas(),
                memory.gas(),
                storage.gas(),
                keccak.gas(),
                calls.gas());
    }

    @Benchmark
    public Object arithmeticTouchstone() {
        return arithmetic.run(ofArithmetic);
    }

    @Benchmark
    public void arithmeticEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("arithmeticRun", 1);
    }

    @Benchmark
    public Object memoryTouchstone() {
        return memory.run(ofMemory);
    }

    @Benchmark
    public void memoryEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("memoryRun", 1);
    }

    @Benchmark
    public Object storageTouchstone() {
        return storage.run(ofStorage);
    }

    @Benchmark
    public void storageEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("storageRun", 1);
    }

    @Benchmark
    public Object keccakTouchstone() {
        return keccak.run(ofKeccak);
    }

    @Benchmark
    public void keccakEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("keccakRun", 1);
    }

    @Benchmark
    public Object callsTouchstone() {
        return calls.run(ofCalls);
    }

    @Benchmark
    public void callsEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("callsRun", 1);
    }
}
