package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
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

/// How long it takes to compute what wrapped ether's contract says of a holder (ERC-20 `balanceOf`), over a
/// header that is proven.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenBalance {
    private static final EthereumAddress HOLDER =
            EthereumAddress.of(HexFormat.of().parseHex("de5ae63a348c4d63343c8e20fb6286909418c8a4"));

    private final RecordedState state = RecordedState.ofWrappedEther();
    private final ByteString code = EthereumJson.bytes(Vectors.json("ethereum/proofs/weth-code.json"));
    private final Erc20.BalanceOf question = new Erc20.BalanceOf(state.address(), HOLDER);
    private final CallPremises premises = prove();

    private static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> proven) return proven;
        throw new IllegalStateException(finding.toString());
    }

    private CallPremises prove() {
        var account = proven(StateKernel.account(state.header(), state.address(), state.nodes()));
        var slot = proven(StateKernel.storage(account, state.key(), state.slotNodes()));
        return CallPremises.of(List.of(account), List.of(slot), List.of(proven(StateKernel.code(account, code))));
    }

    private Proven<CallResult> run(CallPremises with) {
        return proven(CallKernel.call(RecordedSync.MAINNET, state.header(), question.input(), with));
    }

    /// From the nodes and the code that a server sent to the balance.
    @Benchmark
    public Proven<BigInteger> provedAndRun() {
        return proven(Rules.read(question, run(prove())));
    }

    /// The run alone, over what is proven.
    @Benchmark
    public Proven<BigInteger> run() {
        return proven(Rules.read(question, run(premises)));
    }
}
