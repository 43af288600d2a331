package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ProofVerdict;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.RollupKernel;
import dev.touchstone.spv.proof.Settled;
import java.util.ArrayList;
import java.util.List;

/// Asks a chain's servers for what its settled state holds, and proves the answers. Thread-safe; blocks.
record LayerState(LayerServers servers) {

    /// Each account in the order asked for.
    List<Finding<Settled<AccountState>>> accounts(
            Proven<Settled<ExecutionHeader>> block, List<EthereumAddress> addresses) throws InterruptedException {
        var questions = addresses.stream().map(StateQuestion::ofAccount).toList();
        var result = servers.ask(source -> source.state(block.asOf().hash(), questions), answer -> {
            if (answer.accounts().size() != addresses.size()) return wrongNumber();
            var all = new ArrayList<Finding<Settled<AccountState>>>();
            for (int i = 0; i < addresses.size(); i++) {
                all.add(RollupKernel.account(
                        block, addresses.get(i), answer.accounts().get(i).account()));
            }
            return ProofVerdict.ofAll(all);
        });
        return switch (result) {
            case Inquiry.Result.Answered<List<Finding<Settled<AccountState>>>>(var all, var _) -> all;
            case Inquiry.Result.Unanswered<List<Finding<Settled<AccountState>>>> unanswered ->
                addresses.stream()
                        .map(_ -> ProofVerdict.<Settled<AccountState>>without(unanswered))
                        .toList();
        };
    }

    /// Words of one account's storage in the order asked for.
    List<Finding<Settled<StorageSlot>>> storage(
            Proven<Settled<ExecutionHeader>> block, EthereumAddress address, List<StorageKey> keys)
            throws InterruptedException {
        var question = List.of(new StateQuestion(address, keys));
        var result = servers.ask(
                source -> source.state(block.asOf().hash(), question),
                answer -> judgedWords(block, address, keys, answer));
        return switch (result) {
            case Inquiry.Result.Answered<List<Finding<Settled<StorageSlot>>>>(var all, var _) -> all;
            case Inquiry.Result.Unanswered<List<Finding<Settled<StorageSlot>>>> unanswered ->
                keys.stream()
                        .map(_ -> ProofVerdict.<Settled<StorageSlot>>without(unanswered))
                        .toList();
        };
    }

    private static Inquiry.Verdict<List<Finding<Settled<StorageSlot>>>> judgedWords(
            Proven<Settled<ExecutionHeader>> block,
            EthereumAddress address,
            List<StorageKey> keys,
            StateAnswer answer) {
        boolean fits = answer.accounts().size() == 1
                && answer.accounts().getFirst().slots().size() == keys.size();
        if (!fits) return wrongNumber();
        var nodes = answer.accounts().getFirst();
        var found = RollupKernel.account(block, address, nodes.account());
        if (!(found instanceof Proven<Settled<AccountState>> account)) {
            return ProofVerdict.ofAll(List.of(ProofVerdict.instead(found)));
        }
        var words = new ArrayList<Finding<Settled<StorageSlot>>>();
        for (int i = 0; i < keys.size(); i++) {
            words.add(RollupKernel.storage(account, keys.get(i), nodes.slots().get(i)));
        }
        return ProofVerdict.ofAll(words);
    }

    Finding<Settled<ContractCode>> code(Proven<Settled<AccountState>> account) throws InterruptedException {
        if (!account.value().value().hasCode()) return RollupKernel.code(account, ByteString.EMPTY);
        var address = account.value().value().address();
        var result = servers.ask(
                source -> source.code(account.asOf().hash(), address),
                code -> ProofVerdict.of(RollupKernel.code(account, code)));
        return switch (result) {
            case Inquiry.Result.Answered<Finding<Settled<ContractCode>>>(var code, var _) -> code;
            case Inquiry.Result.Unanswered<Finding<Settled<ContractCode>>> unanswered ->
                ProofVerdict.without(unanswered);
        };
    }

    private static <R> Inquiry.Verdict<R> wrongNumber() {
        return new Inquiry.Verdict.OfNoUse<>(new SourceFault.Unreadable("another number of proofs than of questions"));
    }
}
