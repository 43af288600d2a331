package dev.touchstone.app.door;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.BlockQuestions;
import dev.touchstone.spv.ethereum.node.BlockRange;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.LogSearch;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.List;
import java.util.Optional;

/// A node that proves the blocks that it was given, and of everything else says why not. Thread-safe.
public final class FakeChain implements ChainQuestions, BlockQuestions {
    private final Pending.Reason why;
    private volatile List<ProvenBlock> blocks = List.of();
    private volatile boolean isSilent;

    /// @param why of everything that is not proven
    public FakeChain(Pending.Reason why) {
        this.why = why;
    }

    /// From now on the chain ends with these, the oldest first, each one higher than the one before it.
    public void ends(ProvenBlock... newest) {
        blocks = List.of(newest);
    }

    /// Whether lists of blocks are proven to nobody.
    public void isSilent(boolean silent) {
        isSilent = silent;
    }

    private Optional<ProvenBlock> holding(Hash256 hash) {
        return blocks.stream().filter(block -> block.hash().equals(hash)).findFirst();
    }

    private <T> Finding<T> pending() {
        return Pending.because(why);
    }

    @Override
    public Finding<ExecutionHeader> head(HeadKind at) {
        return blocks.isEmpty() ? pending() : blocks.getLast().header();
    }

    @Override
    public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
        return addresses.stream().map(_ -> this.<AccountState>pending()).toList();
    }

    @Override
    public List<Finding<StorageSlot>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at) {
        return keys.stream().map(_ -> this.<StorageSlot>pending()).toList();
    }

    @Override
    public Finding<ContractCode> code(EthereumAddress address, HeadKind at) {
        return pending();
    }

    @Override
    public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
        return inputs.stream().map(_ -> this.<CallResult>pending()).toList();
    }

    @Override
    public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
        return pending();
    }

    @Override
    public Finding<TipStatistics> tips() {
        return pending();
    }

    @Override
    public Finding<ExecutionHeader> block(BlockNumber number) {
        return blocks.stream()
                .filter(block -> block.number() == number.value())
                .findFirst()
                .<Finding<ExecutionHeader>>map(ProvenBlock::header)
                .orElseGet(this::pending);
    }

    @Override
    public Finding<BlockTransaction> transaction(Hash256 hash) {
        return pending();
    }

    @Override
    public Finding<TransactionReceipt> receipt(Hash256 transaction) {
        return pending();
    }

    @Override
    public FoundLogs logs(LogSearch search, LogSearch.Progress progress) {
        return new FoundLogs(search, 0, 0, List.of(), Optional.of(pending()));
    }

    @Override
    public Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block) {
        return isSilent ? pending() : ProvenBlock.transactions(block);
    }

    @Override
    public Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block) {
        return isSilent ? pending() : ProvenBlock.receipts(block);
    }

    @Override
    public Finding<ExecutionHeader> block(Hash256 hash) {
        return holding(hash).<Finding<ExecutionHeader>>map(ProvenBlock::header).orElseGet(this::pending);
    }

    @Override
    public BlockRange range(BlockNumber first, BlockNumber last) {
        var found = blocks.stream()
                .filter(block -> block.number() >= first.value() && block.number() <= last.value())
                .map(ProvenBlock::header)
                .toList();
        boolean isWhole = found.size() == last.value() - first.value() + 1;
        return isWhole ? new BlockRange.Read(found) : new BlockRange.NotRead(pending());
    }

    @Override
    public Finding<AccountState> account(Proven<ExecutionHeader> block, EthereumAddress address) {
        return pending();
    }

    @Override
    public List<Finding<StorageSlot>> storage(
            Proven<ExecutionHeader> block, EthereumAddress address, List<StorageKey> keys) {
        return keys.stream().map(_ -> this.<StorageSlot>pending()).toList();
    }

    @Override
    public Finding<ContractCode> code(Proven<ExecutionHeader> block, EthereumAddress address) {
        return pending();
    }

    @Override
    public Finding<CallResult> call(Proven<ExecutionHeader> block, CallInput input) {
        return pending();
    }
}
