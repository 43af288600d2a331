package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.BlockRun;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.LocalCall;
import dev.touchstone.spv.ethereum.evm.StateChange;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Runs code: that of transactions in blocks, and that of calls which change nothing. Confined to the
/// practice-ethereum loop.
final class Execution {
    private final BigInteger chainId;
    private final BlockView.Hashes hashes;
    private final CodeCache codes = new CodeCache();
    private final Map<EvmFork, EvmRules> rules = new EnumMap<>(EvmFork.class);

    Execution(long chainId, BlockView.Hashes hashes) {
        this.chainId = BigInteger.valueOf(chainId);
        this.hashes = hashes;
    }

    /// A transaction that was run, and what it makes of the state where it stands in the block.
    record Ran(TransactionOutcome outcome, List<StateChange> changes) {}

    private EvmRules rules(ExecutionRules of) {
        return rules.computeIfAbsent(of.machine(), EvmRules::of);
    }

    BlockView view(WorldState state, Rings rings) {
        return new BlockView(state, rings, hashes);
    }

    /// What code can learn of a block that is being made. No block here has blobs.
    BlockContext context(BlockMaker.Place place, Wei baseFee, ExecutionRules of) {
        var blobBaseFee = rules(of).blobs().map(blobs -> new Wei(blobs.baseFee(0)));
        return new BlockContext(
                chainId,
                place.number(),
                place.time(),
                BlockMaker.BENEFICIARY,
                ExecutionRules.BLOCK_GAS,
                place.randomness(),
                baseFee,
                blobBaseFee.orElse(Wei.ZERO),
                of.isAmsterdam() ? place.slot().value() : 0);
    }

    /// What code can learn of a block that is there.
    BlockContext context(ExecutionHeader header, ExecutionRules of) {
        return BlockContext.of(chainId, header, rules(of));
    }

    Ran run(SentTransaction sent, BlockContext block, StateView view, ExecutionRules of) {
        var run = new BlockRun(rules(of), block, view, codes, Budget.BLOCK, Tracer.NONE);
        var outcome = run.run(sent.transaction(), sent.sender());
        return new Ran(outcome, run.changes());
    }

    CallOutcome call(CallRequest request, StateView view, ExecutionRules of, Tracer tracer) {
        return new LocalCall(rules(of), codes, Budget.CALL, tracer).run(request, view);
    }
}
