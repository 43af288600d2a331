package dev.touchstone.spv.ethereum.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.WholeState;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// A state with Alice and contracts in it, and a block after which transactions are tried.
final class Stage {
    static final EthereumAddress ALICE = address(0xa11ce);
    static final EthereumAddress BOB = address(0xb0b);
    static final EthereumAddress CONTRACT = address(0xc0de);
    static final EthereumAddress OTHER = address(0xdead);
    static final long TIME = 1_800_000_012;
    private static final EvmRules OSAKA = EvmRules.of(EvmFork.OSAKA);

    private Stage() {}

    static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    static ExecutionHeader parent() {
        return ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, Hash256.ZERO)
                .set(HeaderField.OMMERS_HASH, Hash256.ZERO)
                .set(HeaderField.BENEFICIARY, BOB)
                .set(HeaderField.STATE_ROOT, Hash256.ZERO)
                .set(HeaderField.TRANSACTIONS_ROOT, Hash256.ZERO)
                .set(HeaderField.RECEIPTS_ROOT, Hash256.ZERO)
                .set(HeaderField.LOGS_BLOOM, ByteString.of(new byte[256]))
                .set(HeaderField.DIFFICULTY, Wei.ZERO)
                .set(HeaderField.NUMBER, 1000)
                .set(HeaderField.GAS_LIMIT, 30_000_000)
                .set(HeaderField.GAS_USED, 15_000_000)
                .set(HeaderField.TIMESTAMP, TIME - 12)
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.MIX_HASH, Hash256.ZERO)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.BASE_FEE, Wei.of(7))
                .set(HeaderField.WITHDRAWALS_ROOT, Hash256.ZERO)
                .set(HeaderField.BLOB_GAS_USED, 0)
                .set(HeaderField.EXCESS_BLOB_GAS, 0)
                .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, Hash256.ZERO)
                .set(HeaderField.REQUESTS_HASH, Hash256.ZERO)
                .build();
    }

    /// Alice has an ether and 1000 of the contract's units, Bob has nothing.
    static WholeState with(ByteString code) {
        var units = Map.of(StorageKey.of(0xa11ce), StorageKey.of(1000).value());
        return contract(WholeState.EMPTY, CONTRACT, code, units)
                .with(ALICE, 0, Wei.PER_ETHER, ByteString.EMPTY, Map.of());
    }

    static WholeState contract(
            WholeState state, EthereumAddress address, ByteString code, Map<StorageKey, Hash256> slots) {
        return state.with(address, 1, Wei.of(5), code, slots);
    }

    static UnsignedTransaction transaction(long nonce, EthereumAddress to, long value, ByteString data) {
        return new UnsignedTransaction(
                ALICE,
                TransactionType.FEE_MARKET,
                nonce,
                new Fees.FeeMarket(Wei.of(1), Wei.of(100)),
                1_000_000,
                new Destination.To(to),
                Wei.of(value),
                data,
                List.of(),
                List.of());
    }

    static UnsignedTransaction call(ByteString data) {
        return transaction(0, CONTRACT, 0, data);
    }

    static ByteString transfer(EthereumAddress to, long amount) {
        return AbiCall.of("transfer(address,uint256)")
                .address(to)
                .number(BigInteger.valueOf(amount))
                .data();
    }

    static ByteString word(EthereumAddress address) {
        return ByteString.of(StorageKey.of(new BigInteger(1, address.value().toArray()))
                .value()
                .toBytes());
    }

    static SimulationOutcome run(StateView state, SimulationInput input) {
        return run(state, input, Budget.CALL);
    }

    static SimulationOutcome run(StateView state, SimulationInput input, Budget budget) {
        return Simulation.run(OSAKA, BigInteger.ONE, parent(), TIME, input, state, budget);
    }

    static Simulated simulated(StateView state, SimulationInput input) {
        var outcome = run(state, input);
        assertThat(outcome).isInstanceOf(SimulationOutcome.Done.class);
        return ((SimulationOutcome.Done) outcome).simulated();
    }

    static SimulatedTransaction tried(StateView state, UnsignedTransaction transaction) {
        return simulated(state, SimulationInput.of(transaction)).transactions().getFirst();
    }

    static BlockNumber next() {
        return BlockNumber.of(1001);
    }
}
