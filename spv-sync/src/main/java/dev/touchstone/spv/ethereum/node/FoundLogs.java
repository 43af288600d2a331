package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.token.TokenEvent;
import dev.touchstone.spv.proof.BlockReceipt;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import java.util.Optional;

/// What a search for logs came to. The headers of the blocks that were looked through are proven: where a
/// header's filter holds none of what is looked for, there is none, and where it may, all of the block's
/// receipts were read. Immutable.
///
/// @param looked how many blocks were looked through, from the newest on
/// @param read of how many of them all receipts were read
/// @param logs the newest first
/// @param unfinished why the search ended before its range did; empty where it did not
public record FoundLogs(LogSearch search, long looked, int read, List<FoundLog> logs, Optional<Finding<?>> unfinished) {
    public FoundLogs {
        logs = List.copyOf(logs);
    }

    /// Something that a contract reported, in the receipt of the transaction in which it did.
    public record FoundLog(Proven<BlockReceipt> receipt, TokenEvent event) {}

    public boolean isWhole() {
        return unfinished.isEmpty();
    }
}
