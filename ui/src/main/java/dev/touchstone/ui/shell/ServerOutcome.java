package dev.touchstone.ui.shell;

import dev.touchstone.spv.ethereum.source.SourceFault;
import java.net.URI;

/// What came of adding a server to those that are asked about Ethereum. The others are not affected. Immutable.
public sealed interface ServerOutcome {
    record Added(URI address) implements ServerOutcome {}

    record NotAnAddress(String text) implements ServerOutcome {}

    /// It was asked and is of no use; it is not kept.
    record OfNoUse(URI address, SourceFault why) implements ServerOutcome {}
}
