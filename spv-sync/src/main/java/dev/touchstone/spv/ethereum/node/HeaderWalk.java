package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;

/// Goes from a proven block to its parent, and from there on, each proven by its child. Confined to whoever walks;
/// blocks.
final class HeaderWalk {
    /// So many headers make one step of a proof.
    private static final int MOST_AT_ONCE = 64;

    private final BlockAsk blocks;
    private final BlockNumber end;
    private final List<ByteString> headers = new ArrayList<>();
    private Proven<ExecutionHeader> from;
    private Proven<ExecutionHeader> at;

    /// @param end the oldest block that it goes to
    HeaderWalk(BlockAsk blocks, Proven<ExecutionHeader> from, BlockNumber end) {
        this.blocks = blocks;
        this.end = end;
        this.from = from;
        this.at = from;
    }

    Proven<ExecutionHeader> at() {
        return at;
    }

    Finding<ExecutionHeader> back() throws InterruptedException {
        if (headers.size() == MOST_AT_ONCE) {
            headers.clear();
            from = at;
        }
        var child = at.value();
        blocks.fetchBelow(child, child.number().value() - end.value());
        var parent = blocks.parent(from, List.copyOf(headers), child);
        if (parent instanceof Proven<ExecutionHeader> proven) {
            headers.add(proven.value().bytes());
            at = proven;
        }
        return parent;
    }
}
