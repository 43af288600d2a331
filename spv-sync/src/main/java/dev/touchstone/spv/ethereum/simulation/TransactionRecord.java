package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.Tracer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stands between one run and the state, and writes down what the run does: the ether that it moves for good,
/// and what it learns of the block. Confined to the run's thread.
final class TransactionRecord implements StateView, Tracer {
    /// Keeps the roots of beacon blocks by time, the newest of them written when a block begins (EIP-4788).
    private static final EthereumAddress BEACON_ROOTS =
            EthereumAddress.of(HexFormat.of().parseHex("000f3df6d732807ef1319fb7b8bb8522d0beac02"));

    private static final long BEACON_RING = 8191;

    private final StateView state;
    private final long time;
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final List<EtherMove> moves = new ArrayList<>();
    private final Set<BlockFact> reads = EnumSet.noneOf(BlockFact.class);
    private boolean isOver;

    TransactionRecord(StateView state, long time) {
        this.state = state;
        this.time = time;
    }

    List<EtherMove> moves() {
        return List.copyOf(moves);
    }

    Set<BlockFact> reads() {
        return reads;
    }

    @Override
    public void callBegins(CallStep step) {
        marks.addLast(moves.size());
    }

    @Override
    public void callEnds(CallEnd end) {
        int mark = marks.removeLast();
        if (!end.succeeded()) moves.subList(mark, moves.size()).clear();
        if (end.depth() == 0) isOver = true;
    }

    @Override
    public void valueMoves(EthereumAddress from, EthereumAddress to, Wei value) {
        moves.add(new EtherMove(from, to, value));
    }

    @Override
    public void readsBlock(BlockFact fact) {
        reads.add(fact);
    }

    /// Whoever makes the block is read when the fee is paid, after all code: before that it is code which asks.
    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        if (address.equals(NextBlock.SOMEBODY) && !isOver) reads.add(BlockFact.BENEFICIARY);
        return state.account(address);
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        if (address.equals(BEACON_ROOTS) && isNewestRoot(key)) reads.add(BlockFact.BEACON_ROOT);
        return state.storage(address, key);
    }

    private boolean isNewestRoot(StorageKey key) {
        long at = time % BEACON_RING;
        return key.equals(StorageKey.of(at)) || key.equals(StorageKey.of(at + BEACON_RING));
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return state.code(address, hash);
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return state.blockHash(number);
    }
}
