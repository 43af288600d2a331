package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// Where a [ContentWalk] stands. Immutable.
public sealed interface ContentStep {
    /// Blocks are missing: those that are known to be needed, in the order in which the walk would take them.
    record Needs(SequencedSet<Cid> cids) implements ContentStep {
        public Needs {
            cids = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(cids));
        }
    }

    /// The content that the address and the path name.
    record Bytes(ByteString content) implements ContentStep {}

    /// There is no content, and no further block can change that.
    record Refused(ContentRefusal refusal) implements ContentStep {}
}
