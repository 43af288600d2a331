package dev.touchstone.spv.bench;

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

/// What contracts answer, from the nodes and the code that a server sent to the proven result: one balance of wrapped
/// ether on mainnet, a portfolio of 200 balances, and a quote of Uniswap.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@BenchmarkMode(Mode.SampleTime)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class VerifiedCalls {
    private static final int AT_ONCE = 20;

    private final CallCase balance = CallCases.balance();
    private final CallCase portfolio = CallCases.portfolio();
    private final CallCase quote = Uniswap.quote();

    @Benchmark
    public Object balanceTouchstone() {
        return balance.run(balance.prove());
    }

    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public void balanceEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("balance", AT_ONCE);
    }

    @Benchmark
    public Object portfolioTouchstone() {
        return portfolio.run(portfolio.prove());
    }

    @Benchmark
    public void portfolioEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("portfolio", 1);
    }

    @Benchmark
    public Object quoteTouchstone() {
        return quote.run(quote.prove());
    }

    @Benchmark
    public void quoteEthereumJs(EthereumJsEvm evm) throws IOException {
        evm.peer().run("quote", 1);
    }
}
