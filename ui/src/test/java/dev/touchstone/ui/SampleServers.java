package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.ethereum.source.SourceRow;
import dev.touchstone.ui.shell.ProposedServers;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Servers that do not exist: four that are proposed, and four that have served for a while.
final class SampleServers {
    private SampleServers() {}

    /// How they have served until now.
    static List<SourceRow> rows(boolean offline) {
        var down = Optional.<SourceFault>of(new SourceFault.Unreachable("no route"));
        return List.of(
                row(
                        SourceRole.BEACON,
                        "beacon.example.org",
                        "Lighthouse/v8.0.1",
                        84,
                        offline ? down : Optional.empty()),
                row(
                        SourceRole.BEACON,
                        "light.example.com",
                        "Nimbus/v26.10.0",
                        131,
                        Optional.of(offline ? down.get() : new SourceFault.RateLimited(Duration.ofSeconds(60)))),
                row(SourceRole.EXECUTION, "rpc.example.org", "Geth/v1.17.2", 112, offline ? down : Optional.empty()),
                new SourceRow(
                        SourceRole.EXECUTION,
                        "192.168.1.5:8545",
                        "reth/v2.3.0",
                        true,
                        188,
                        0,
                        Optional.of(Duration.ofMillis(9)),
                        offline ? down : Optional.empty()));
    }

    private static SourceRow row(
            SourceRole role, String name, String software, long millis, Optional<SourceFault> trouble) {
        return new SourceRow(role, name, software, false, 97, 2, Optional.of(Duration.ofMillis(millis)), trouble);
    }

    static ProposedServers proposals() {
        return new ProposedServers(
                LocalDate.of(2026, 11, 1),
                List.of(
                        server(SourceRole.BEACON, "Example Foundation", "https://beacon.example.org/"),
                        server(SourceRole.BEACON, "Light Clients United", "https://light.example.com/"),
                        server(SourceRole.EXECUTION, "Example Foundation", "https://rpc.example.org/"),
                        server(SourceRole.EXECUTION, "Nodes for Everyone", "https://execution.example.net/")));
    }

    private static ProposedServers.Server server(SourceRole role, String operator, String address) {
        return new ProposedServers.Server(role, operator, URI.create(address));
    }
}
