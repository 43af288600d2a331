package dev.touchstone.wallet.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A small chain with contracts whose answers the ordinary kernel proves, as a node has it do. Confined to one thread.
public final class TokenWorld {
    private static final long START = 8;
    private static final int MOST_ROUNDS = 8;

    private final SmallChain small = SmallChain.fulu();
    private final LightClientStore store;

    /// What was proven of one block, so far.
    private record Known(
            Proven<ExecutionHeader> header,
            SmallState.Block block,
            Map<EthereumAddress, Proven<AccountState>> accounts,
            List<Proven<StorageSlot>> slots,
            List<Proven<ContractCode>> codes) {}

    public TokenWorld() {
        var start = LightClientStore.start(small.chain(), new BlstBls(), small.root(START), small.bootstrap(START));
        store = ((LightClientStore.Start.Started) start).store();
    }

    /// The id of the chain.
    public String chain() {
        return small.chain().id();
    }

    /// What a node would answer to these questions in the block of this slot.
    public Map<TokenQuestion<?>, Finding<?>> answers(long slot, List<TokenQuestion<?>> questions) {
        store.process(small.optimistic(slot), Slot.of(slot + 1));
        var block = small.at(slot).execution();
        var header = proven(BeaconKernel.signedHead(store, block.header().bytes()));
        var known = new Known(header, block, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        var answers = new LinkedHashMap<TokenQuestion<?>, Finding<?>>();
        for (var question : questions) answers.put(question, Rules.read(question, call(known, question.input())));
        return answers;
    }

    private Proven<CallResult> call(Known known, CallInput input) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            var premises = CallPremises.of(known.accounts().values(), known.slots(), known.codes());
            switch (CallKernel.call(small.chain(), known.header(), input, premises)) {
                case Proven<CallResult> proven -> {
                    return proven;
                }
                case Pending<CallResult> pending
                when pending.reason() instanceof Pending.Reason.StateMissing(var missing) -> prove(known, missing);
                case Finding<CallResult> other -> throw new AssertionError(other);
            }
        }
        throw new AssertionError("no answer");
    }

    private static void prove(Known known, Missing missing) {
        for (var address : missing.accounts()) {
            var nodes = known.block().state().prove(key(address.trieKey()));
            known.accounts().put(address, proven(StateKernel.account(known.header(), address, nodes)));
        }
        for (var slot : missing.slots()) {
            var storage = Objects.requireNonNull(known.block().storage().get(slot.account()));
            var nodes = storage.prove(key(slot.key().trieKey()));
            known.slots().add(proven(StateKernel.storage(account(known, slot.account()), slot.key(), nodes)));
        }
        for (var code : missing.codes()) {
            var bytes = SmallContracts.codeOf(code.account());
            known.codes().add(proven(StateKernel.code(account(known, code.account()), bytes)));
        }
    }

    private static Proven<AccountState> account(Known known, EthereumAddress address) {
        return Objects.requireNonNull(known.accounts().get(address));
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> proven) return proven;
        throw new AssertionError(finding);
    }
}
