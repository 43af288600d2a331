package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The calls that a block makes by itself, to contracts that keep something for all: the beacon chain's roots
/// (EIP-4788),
/// the hashes of blocks (EIP-2935), requests to the beacon chain (EIP-7002, EIP-7251, EIP-8282).
/// Confined to the run's thread.
final class SystemCalls {
    static final EthereumAddress BEACON_ROOTS = address("000f3df6d732807ef1319fb7b8bb8522d0beac02");
    static final EthereumAddress WITHDRAWAL_REQUESTS = address("00000961ef480eb55e80d19ad83579a64c007002");
    static final EthereumAddress CONSOLIDATION_REQUESTS = address("0000bbddc7ce488642fb579f8b00f3a590007251");
    static final EthereumAddress BUILDER_DEPOSITS = address("0000bff46984e3725691fa540a8c7589300d8282");
    static final EthereumAddress BUILDER_EXITS = address("000064d678505ad48f8ccb093bc65613800e8282");

    /// Who makes these calls, and whose logs tell that ether moved (EIP-7708).
    static final EthereumAddress SYSTEM = address("fffffffffffffffffffffffffffffffffffffffe");
    private static final long GAS = 30_000_000;
    private static final long STATE_GAS = 16L * GasSchedule.STATE_SLOT;

    private final EvmRules rules;
    private final BlockContext block;
    private final StateJournal state;
    private final Budget budget;
    private final Tracer tracer;

    SystemCalls(EvmRules rules, BlockContext block, StateJournal state, Budget budget, Tracer tracer) {
        this.rules = rules;
        this.block = block;
        this.state = state;
        this.budget = budget;
        this.tracer = tracer;
    }

    private static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }

    /// Before the transactions.
    void begin(Hash256 parentHash, Optional<Hash256> parentBeaconRoot) {
        if (rules.since(EvmFork.CANCUN)) parentBeaconRoot.ifPresent(root -> call(BEACON_ROOTS, root.toBytes()));
        if (rules.since(EvmFork.PRAGUE)) call(BlockHashRing.CONTRACT, parentHash.toBytes());
    }

    /// Those that are asked after the transactions, in the order of the types of what they return.
    List<EthereumAddress> requestContracts() {
        return rules.since(EvmFork.AMSTERDAM)
                ? List.of(WITHDRAWAL_REQUESTS, CONSOLIDATION_REQUESTS, BUILDER_DEPOSITS, BUILDER_EXITS)
                : List.of(WITHDRAWAL_REQUESTS, CONSOLIDATION_REQUESTS);
    }

    /// What the contract returns; empty where there is none or it fails.
    Optional<byte[]> call(EthereumAddress to, byte[] input) {
        var code = state.code(state.account(to));
        if (code.isEmpty()) return Optional.empty();
        var meter = new Meter(GAS, rules.hasStateGas() ? STATE_GAS : 0);
        var message = new Message(CallKind.CALL, SYSTEM, to, to, code, false, Word.ZERO, input, meter, false, 0);
        var run = new Run(
                rules, block, new Run.Transacting(SYSTEM, Wei.ZERO, List.of()), state, new Allowance(budget), tracer);
        var ending = new Machine(run).run(message);
        state.endTransaction(rules);
        return ending.succeeded() ? Optional.of(ending.output()) : Optional.empty();
    }
}
