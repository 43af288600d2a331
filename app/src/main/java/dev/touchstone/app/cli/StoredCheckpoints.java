package dev.touchstone.app.cli;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.store.LightClientFile;
import java.io.IOException;
import java.util.Optional;

/// Knows the checkpoints on which rests what the data directory keeps of Ethereum networks. Asks nobody.
public final class StoredCheckpoints {
    private final GlobalOptions options;

    public StoredCheckpoints(GlobalOptions options) {
        this.options = options;
    }

    /// The root of that of one network; empty where nothing that can be read is kept of it.
    Optional<Hash256> of(EthereumChain chain) throws IOException {
        var file = new LightClientFile(options.dataDirectory().ethereum(chain.id()), chain);
        return switch (file.read()) {
            case LightClientFile.Reading.Read(var content) ->
                Optional.of(content.stored().trail().checkpoint().root());
            case LightClientFile.Reading.Nothing _, LightClientFile.Reading.Unusable _ -> Optional.empty();
        };
    }
}
