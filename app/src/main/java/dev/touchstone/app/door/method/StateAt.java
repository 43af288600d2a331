package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.List;

/// The state after a block that was chosen. Where that is the newest of its kind and a newer one comes meanwhile, it
/// is the newer one's. Immutable.
record StateAt(DoorWallet wallet, BlockChoice choice) {
    private interface OfBlock<T> {
        Finding<T> in(Proven<ExecutionHeader> block);
    }

    private <T> Proven<T> older(OfBlock<T> question) throws RefusedException {
        var found = question.in(choice.header(wallet));
        boolean isGone = found instanceof Pending<T> pending && pending.reason() instanceof Pending.Reason.NobodyProves;
        if (isGone) {
            throw new RefusedException(
                    RpcFailure.UNAVAILABLE,
                    "not proven: no server proves the state after that block; most keep the last 128 or so");
        }
        return Answers.proven(found);
    }

    Proven<AccountState> account(EthereumAddress address) throws RefusedException {
        return choice instanceof BlockChoice.Head(var kind)
                ? Answers.proven(
                        wallet.questions().accounts(List.of(address), kind).getFirst())
                : older(block -> wallet.blocks().account(block, address));
    }

    Proven<StorageSlot> storage(EthereumAddress address, StorageKey key) throws RefusedException {
        return choice instanceof BlockChoice.Head(var kind)
                ? Answers.proven(
                        wallet.questions().storage(address, List.of(key), kind).getFirst())
                : older(block ->
                        wallet.blocks().storage(block, address, List.of(key)).getFirst());
    }

    Proven<ContractCode> code(EthereumAddress address) throws RefusedException {
        return choice instanceof BlockChoice.Head(var kind)
                ? Answers.proven(wallet.questions().code(address, kind))
                : older(block -> wallet.blocks().code(block, address));
    }

    Proven<CallResult> call(CallInput input) throws RefusedException {
        return choice instanceof BlockChoice.Head(var kind)
                ? Answers.proven(wallet.questions().call(input, kind))
                : older(block -> wallet.blocks().call(block, input));
    }
}
