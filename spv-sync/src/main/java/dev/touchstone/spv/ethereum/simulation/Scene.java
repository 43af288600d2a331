package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.BlockRun;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.LocalCall;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateChange;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs transactions and questions in one block that is not there yet. Confined to one thread.
final class Scene {
    /// A question to a token is a short one.
    private static final Budget QUESTION = new Budget(2_000_000, 16L << 20);

    private static final long QUESTION_GAS = 10_000_000;

    private final EvmRules rules;
    private final BlockContext block;
    private final Budget budget;
    private final CodeCache codes = new CodeCache();

    Scene(EvmRules rules, BlockContext block, Budget budget) {
        this.rules = rules;
        this.block = block;
        this.budget = budget;
    }

    /// A transaction that was run.
    ///
    /// @param missing what the state did not know: where there is anything, nothing else counts
    record Ran(
            TransactionOutcome outcome,
            TransactionRecord record,
            List<StateChange> changes,
            Optional<Missing> missing) {
        /// The code and the storage that it leaves, where they are others than before.
        Map<EthereumAddress, Written> written() {
            var written = new HashMap<EthereumAddress, Written>();
            for (var change : changes) {
                var it = new Written(change.code(), change.storageWiped(), change.slots());
                if (!it.isNothing()) written.put(change.address(), it);
            }
            return written;
        }
    }

    record Written(Optional<ByteString> code, boolean isWiped, Map<StorageKey, Hash256> slots) {
        boolean isNothing() {
            return code.isEmpty() && !isWiped && slots.isEmpty();
        }
    }

    Ran run(UnsignedTransaction tx, StateView state) {
        var record = new TransactionRecord(state, block.time());
        var run = new BlockRun(rules, block, record, codes, budget, record);
        var outcome = run.run(tx);
        return new Ran(outcome, record, run.changes(), run.missing());
    }

    CallOutcome ask(EthereumAddress contract, ByteString data, StateView state) {
        var request = new CallRequest(
                EthereumAddress.ZERO,
                new Destination.To(contract),
                Wei.ZERO,
                data,
                QUESTION_GAS,
                Wei.ZERO,
                List.of(),
                List.of(),
                block);
        return new LocalCall(rules, codes, QUESTION, Tracer.NONE).run(request, state);
    }
}
