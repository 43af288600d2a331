package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.NameQuestion;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.SimulationKernel;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.List;

/// Puts questions to the contracts of a test in one proven block, as a node does: runs the code, and proves
/// whatever it asks for, until it has an answer.
final class SampleCalls {
    private static final int MOST_ROUNDS = 32;

    private final EthereumChain chain;
    private final Proven<ExecutionHeader> header;
    private final PatriciaTrie state;
    private final List<Proven<AccountState>> accounts = new ArrayList<>();
    private final List<Proven<StorageSlot>> slots = new ArrayList<>();
    private final List<Proven<ContractCode>> codes = new ArrayList<>();

    SampleCalls(EthereumChain chain, Proven<ExecutionHeader> header, PatriciaTrie state) {
        this.chain = chain;
        this.header = header;
        this.state = state;
    }

    <T> Finding<T> answer(TokenQuestion<T> question) {
        return Rules.read(question, call(question.input()));
    }

    <T> Finding<T> answer(NameQuestion<T> question) {
        return Rules.names(chain, question, call(question.input()));
    }

    Proven<CallResult> call(CallInput input) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            var found = CallKernel.call(chain, header, input, CallPremises.of(accounts, slots, codes));
            if (found instanceof Proven<CallResult> proven) return proven;
            if (!(found instanceof Pending<CallResult> pending
                    && pending.reason() instanceof Pending.Reason.StateMissing(var missing)))
                throw new AssertionError(found);
            prove(missing);
        }
        throw new AssertionError("no answer");
    }

    /// What transactions come to in the block after.
    Finding<Simulated> simulate(SimulationInput input) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            var found = SimulationKernel.simulate(chain, header, input, CallPremises.of(accounts, slots, codes));
            if (!(found instanceof Pending<Simulated> pending
                    && pending.reason() instanceof Pending.Reason.StateMissing(var missing))) return found;
            prove(missing);
        }
        throw new AssertionError("no end");
    }

    private void prove(Missing missing) {
        for (var address : missing.accounts()) {
            accounts.add(proven(StateKernel.account(
                    header, address, state.prove(ByteString.of(address.trieKey().toBytes())))));
        }
        for (var slot : missing.slots()) {
            var key = slot.key();
            var nodes = SampleTokens.at(slot.account())
                    .storage()
                    .prove(ByteString.of(key.trieKey().toBytes()));
            slots.add(proven(StateKernel.storage(account(slot.account().text()), key, nodes)));
        }
        for (var code : missing.codes()) {
            var contract = SampleTokens.at(code.account());
            codes.add(proven(StateKernel.code(account(code.account().text()), contract.code())));
        }
    }

    private Proven<AccountState> account(String address) {
        return accounts.stream()
                .filter(account -> account.value().address().text().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> proven) return proven;
        throw new AssertionError(finding);
    }
}
