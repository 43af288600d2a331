package dev.touchstone.ui.shell;

import dev.touchstone.spv.ethereum.source.SourceRole;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// What a person decided about the servers that are asked about Ethereum. Immutable.
public sealed interface ServerChoice {
    /// Nothing yet; nobody is asked.
    record NotMade() implements ServerChoice {}

    /// Nobody is to be asked.
    record BitcoinOnly() implements ServerChoice {}

    /// These are asked.
    ///
    /// @param agreed those of the proposed servers that the person agreed to
    /// @param own nodes that the person named
    record Asks(Set<URI> agreed, List<OwnNode> own) implements ServerChoice {
        public Asks {
            agreed = Set.copyOf(agreed);
            own = List.copyOf(own);
        }
    }

    /// A node that the person named.
    record OwnNode(SourceRole role, URI address) {}
}
