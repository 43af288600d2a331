package dev.touchstone.ui.shell;

import dev.touchstone.spv.ethereum.source.SourceRole;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/// The public servers of one Ethereum network that this release knows of. Immutable.
///
/// @param asOf when the list was last looked over
public record ProposedServers(LocalDate asOf, List<Server> servers) {
    public ProposedServers {
        servers = List.copyOf(servers);
    }

    /// A server and who runs it.
    public record Server(SourceRole role, String operator, URI address) {}
}
