package dev.touchstone.spv.bench;

import dev.touchstone.spv.proof.CallPremises;
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

/// The same calls as in [VerifiedCalls], over what is proven already: the runs alone.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@BenchmarkMode(Mode.SampleTime)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CallRuns {
    private static final int AT_ONCE = 20;

    private final CallCase balance = CallCases.balance();
    private final CallCase portfolio = CallCases.portfolio();
    private final CallCase quote = Uniswap.quote();
    private final CallPremises ofBalance = balance.prove();
    private final CallPremises ofPortfolio = portfolio.prove();
    private final CallPremises ofQuote = quote.prove();

    @Benchmark
    public Object balanceTouchstone() {
        return balance.run(ofBalance);
    }

    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public void balanceEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("balanceRun", AT_ONCE);
    }

    @Benchmark
    public Object portfolioTouchstone() {
        return portfolio.run(ofPortfolio);
    }

    @Benchmark
    public void portfolioEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("portfolioRun", 1);
    }

    @Benchmark
    public Object quoteTouchstone() {
        return quote.run(ofQuote);
    }

    @Benchmark
    public void quoteEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("quoteRun", 1);
    }
}
