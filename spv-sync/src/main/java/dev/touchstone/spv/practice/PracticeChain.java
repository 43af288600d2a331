package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.HeaderRules;
import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All blocks the practice node knows, which of them are the chain with the most work, and the coins that chain
/// leaves. Confined to the practice-node loop.
///
/// A branch that gets more work than the best chain is connected block by block after the best chain has been taken
/// back to the fork; if one of its blocks breaks a rule, everything is put back as it was.
final class PracticeChain implements Coins {
    private final BitcoinParameters parameters;
    private final BlockRules rules;
    private final Map<BlockHash, BlockEntry> known = new HashMap<>();
    private final List<BlockEntry> active = new ArrayList<>();
    private final HeaderChain headers;
    private final CoinSet coins = new CoinSet();

    PracticeChain(BitcoinParameters parameters, ScriptRules scripts) {
        this.parameters = parameters;
        this.rules = new BlockRules(parameters, scripts);
        this.headers = HeaderChain.atGenesis(parameters);
        var genesis = BlockEntry.genesis(GenesisBlock.of(parameters));
        known.put(genesis.hash(), genesis);
        active.add(genesis); // its coins can never be spent
    }

    /// What became of a block.
    sealed interface Acceptance {
        /// It is the new tip, on top of the old one.
        record Extended(BlockEntry added) implements Acceptance {}

        /// Its branch has taken over. `removed` runs from the old tip down, `added` from above the fork up.
        record Reorganized(BlockEntry fork, List<BlockEntry> removed, List<BlockEntry> added) implements Acceptance {
            public Reorganized {
                removed = List.copyOf(removed);
                added = List.copyOf(added);
            }
        }

        /// It is kept, on a branch with no more work than the best chain.
        record SideBranch(BlockEntry added) implements Acceptance {}

        record Known() implements Acceptance {}

        /// The block before it is not known.
        record Unconnected() implements Acceptance {}

        record Refused(BlockRefusal why) implements Acceptance {}
    }

    /// Takes a block if it keeps all rules.
    ///
    /// @param now the clock's time; a header two hours ahead of it is refused
    Acceptance accept(Block block, Instant now) {
        var header = block.header();
        if (known.containsKey(header.hash())) return new Acceptance.Known();
        var parent = known.get(header.previous());
        if (parent == null) return new Acceptance.Unconnected();
        if (parent.isRefused()) return refused(new BlockRefusal.ParentRefused(parent.hash()));
        var problem = problemOfHeader(header, parent, now)
                .map(why -> (BlockRefusal) new BlockRefusal.Unproven(why))
                .or(() -> rules.problemInPlace(block, new PlaceAfter(parent)));
        if (problem.isPresent()) return refused(problem.get());
        return add(BlockEntry.after(parent, block), block);
    }

    private static Acceptance refused(BlockRefusal why) {
        return new Acceptance.Refused(why);
    }

    private Optional<Refutation> problemOfHeader(BlockHeader header, BlockEntry parent, Instant now) {
        var fork = forkWith(parent);
        var judge = headers.rulesAfter(fork.height());
        for (var ancestor : branch(fork, parent)) judge.next(ancestor.header().bytes(), 0, Long.MAX_VALUE);
        return judge.next(header.bytes(), 0, HeaderRules.latest(now));
    }

    private Acceptance add(BlockEntry entry, Block block) {
        known.put(entry.hash(), entry);
        if (!tip().work().isLessThan(entry.work())) return new Acceptance.SideBranch(entry);
        if (!entry.header().previous().equals(tip().hash())) return reorganize(entry);
        var problem = connect(entry, block);
        if (problem.isEmpty()) return new Acceptance.Extended(entry);
        entry.refuse();
        return refused(problem.get());
    }

    private Acceptance reorganize(BlockEntry newTip) {
        var fork = forkWith(newTip);
        var removed = disconnectTo(fork);
        var added = branch(fork, newTip);
        for (var entry : added) {
            var problem = connect(entry, entry.block());
            if (problem.isPresent()) {
                refuseWithDescendants(entry);
                disconnectTo(fork);
                removed.reversed().forEach(this::reconnect);
                return refused(problem.get());
            }
        }
        return new Acceptance.Reorganized(fork, removed, added);
    }

    private void refuseWithDescendants(BlockEntry bad) {
        for (var entry : known.values()) {
            boolean descends = !entry.height().isBelow(bad.height())
                    && entry.ancestorAt(bad.height()).equals(bad);
            if (descends) entry.refuse();
        }
    }

    private Optional<BlockRefusal> connect(BlockEntry entry, Block block) {
        var changes = new CoinChanges(coins);
        var problem = rules.problemWhenConnected(block, changes, new PlaceAfter(tip()));
        if (problem.isPresent()) return problem;
        entry.connected(changes.spent());
        coins.apply(changes);
        headers.extend(entry.header().bytes(), 0, 1, Instant.MAX);
        active.add(entry);
        return Optional.empty();
    }

    private void reconnect(BlockEntry entry) {
        var problem = connect(entry, entry.block());
        if (problem.isPresent()) throw new IllegalStateException("a block of the best chain is refused: " + problem);
    }

    /// Takes the best chain back to this block; the blocks removed run from the old tip down.
    private List<BlockEntry> disconnectTo(BlockEntry fork) {
        var removed = new ArrayList<BlockEntry>();
        while (!tip().equals(fork)) {
            var entry = active.removeLast();
            coins.undo(entry.block(), entry.spent());
            removed.add(entry);
        }
        headers.truncate(fork.height());
        return removed;
    }

    /// The last block that this one's branch and the best chain have in common.
    BlockEntry forkWith(BlockEntry entry) {
        var at = entry;
        while (!isActive(at)) at = at.parent().orElseThrow();
        return at;
    }

    /// The blocks above `fork` up to `end`.
    static List<BlockEntry> branch(BlockEntry fork, BlockEntry end) {
        var blocks = new ArrayList<BlockEntry>();
        for (var at = end; !at.equals(fork); at = at.parent().orElseThrow()) blocks.add(at);
        return blocks.reversed();
    }

    boolean isActive(BlockEntry entry) {
        return at(entry.height()).filter(entry::equals).isPresent();
    }

    BlockEntry tip() {
        return active.getLast();
    }

    /// The block of the best chain at this height, if it is so high.
    Optional<BlockEntry> at(Height height) {
        return height.value() < active.size() ? Optional.of(active.get(height.value())) : Optional.empty();
    }

    /// A block on any branch.
    Optional<BlockEntry> byHash(BlockHash hash) {
        return Optional.ofNullable(known.get(hash));
    }

    /// How many blocks are known, on all branches.
    int size() {
        return known.size();
    }

    /// Coins of the best chain.
    @Override
    public Optional<Coin> coin(OutPoint outPoint) {
        return coins.coin(outPoint);
    }

    /// Coins that need no key, the most valuable first.
    List<CoinSet.Named> freeCoins() {
        return coins.free();
    }

    /// Where the next block of the best chain will stand.
    TransactionRules.Place nextPlace() {
        return new PlaceAfter(tip());
    }

    BitcoinParameters parameters() {
        return parameters;
    }

    /// The place of a block on top of `parent`, on any branch.
    private record PlaceAfter(BlockEntry parent) implements TransactionRules.Place {
        @Override
        public Height height() {
            return parent.height().next();
        }

        @Override
        public long medianTimePast(Height at) {
            return parent.ancestorAt(at).medianTimePast();
        }
    }
}
