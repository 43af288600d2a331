package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.FoundLogs.FoundLog;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipt;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for logs block by block, each proven by its child: by the filter in its header, and where that may
/// hold what is looked for, by all of its receipts (Yellow Paper, 4.3.1). No server is asked which logs there
/// are. Thread-safe; blocks.
final class LogAsk {
    private final Asker asker;
    private final BlockAsk blocks;

    LogAsk(Asker asker, BlockAsk blocks) {
        this.asker = asker;
        this.blocks = blocks;
    }

    FoundLogs search(Proven<ExecutionHeader> head, LogSearch search, LogSearch.Progress progress)
            throws InterruptedException {
        var found = new Found(search, progress);
        var newest = blocks.block(head, search.to());
        if (!(newest instanceof Proven<ExecutionHeader> block)) return found.until(newest);
        var walk = new HeaderWalk(blocks, block, search.from());
        while (true) {
            if (Thread.interrupted()) throw new InterruptedException();
            var obstacle = look(walk.at(), found);
            if (obstacle.isPresent()) return found.until(obstacle.get());
            if (found.looked == search.blocks()) return found.whole();
            var parent = walk.back();
            if (!(parent instanceof Proven<ExecutionHeader>)) return found.until(parent);
        }
    }

    /// What was found so far. Confined to one search.
    private static final class Found {
        private final LogSearch search;
        private final LogSearch.Progress progress;
        private final List<FoundLog> logs = new ArrayList<>();
        private long looked;
        private int read;

        Found(LogSearch search, LogSearch.Progress progress) {
            this.search = search;
            this.progress = progress;
        }

        void looked(ExecutionHeader block) {
            looked++;
            progress.reached(block.number(), looked);
        }

        FoundLogs whole() {
            return new FoundLogs(search, looked, read, logs, Optional.empty());
        }

        FoundLogs until(Finding<?> obstacle) {
            return new FoundLogs(search, looked, read, logs, Optional.of(obstacle));
        }
    }

    /// Why the block could not be looked through; empty where it was.
    private Optional<Finding<?>> look(Proven<ExecutionHeader> block, Found found) throws InterruptedException {
        var search = found.search;
        if (TokenLogs.mayBeIn(block.value().logsBloom(), search.kind(), search.accounts())) {
            var result = asker.ask(
                    s -> s.receipts(block.asOf().hash()), items -> ProofVerdict.of(BlockKernel.receipts(block, items)));
            switch (result) {
                case Inquiry.Result.Answered<Finding<BlockReceipts>>(var all, var _) -> {
                    if (!(all instanceof Proven<BlockReceipts> receipts)) return Optional.of(all);
                    found.read++;
                    take(block, receipts, found);
                }
                case Inquiry.Result.Unanswered<Finding<BlockReceipts>> unanswered -> {
                    return Optional.of(ProofVerdict.without(unanswered));
                }
            }
        }
        found.looked(block.value());
        return Optional.empty();
    }

    private static void take(Proven<ExecutionHeader> block, Proven<BlockReceipts> all, Found found) {
        var receipts = all.value().receipts();
        for (int i = receipts.size() - 1; i >= 0; i--) {
            var events = receipts.get(i).logs().stream()
                    .flatMap(log -> TokenLogs.read(log).stream())
                    .filter(event -> TokenLogs.concerns(event, found.search.kind(), found.search.accounts()))
                    .toList();
            if (events.isEmpty()) continue;
            var receipt = alone(block, all, i);
            events.reversed().forEach(event -> found.logs.add(new FoundLog(receipt, event)));
        }
    }

    /// One receipt by the branch that the whole list makes: that is all that has to be kept.
    private static Proven<BlockReceipt> alone(Proven<ExecutionHeader> block, Proven<BlockReceipts> all, int index) {
        var items = ((Evidence.WholeBlockList) all.evidence()).items();
        var branch = PatriciaTrie.ofList(items).prove(PatriciaTrie.listKey(index));
        if (BlockKernel.receipt(block, index, branch) instanceof Proven<BlockReceipt> proven) return proven;
        throw new IllegalStateException("a whole list proves each of its items");
    }
}
