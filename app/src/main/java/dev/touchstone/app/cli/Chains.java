package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.node.StoredChain;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;

/// Opens the chains that commands work on, or says in a sentence why that is not possible.
final class Chains {
    private final GlobalOptions options;

    Chains(GlobalOptions options) {
        this.options = options;
    }

    /// The chain as it lies on the disk.
    StoredChain stored(Network network) throws Failure, IOException {
        var directory = options.preparedDirectory();
        return switch (StoredChain.open(directory, network)) {
            case StoredChain.Opening.Opened(var chain) -> chain;
            case StoredChain.Opening.InUse() -> throw inUse(network);
            case StoredChain.Opening.Unusable(var why) ->
                throw Failure.environment(
                        "ChainUnusable",
                        "The headers in " + directory.chain(network) + " cannot be used (" + why
                                + "). Delete that folder; only time is lost.");
        };
    }

    private Failure inUse(Network network) {
        return Failure.environment(
                "InUse",
                "Another Touchstone is using the chain '" + network.id() + "' in "
                        + options.dataDirectory().root() + ". Close it first, or name another --data-dir.");
    }
}
