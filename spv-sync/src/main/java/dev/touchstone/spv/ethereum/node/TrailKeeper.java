package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.store.LightClientFile;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down how the committees are known, beside the loop: one writing at a time, always the newest. Confined to
/// the ethereum-chain loop, but for the writing.
final class TrailKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TrailKeeper.class);

    private final LightClientFile file;
    private final Errands errands;
    private Optional<LightClientFile.Content> waiting = Optional.empty();
    private Optional<Errands.Errand> writing = Optional.empty();
    private boolean closed;

    TrailKeeper(LightClientFile file, Errands errands) {
        this.file = file;
        this.errands = errands;
    }

    void keep(LightClientFile.Content content) {
        if (closed) return;
        waiting = Optional.of(content);
        step();
    }

    private void step() {
        if (writing.isPresent() || waiting.isEmpty()) return;
        var content = waiting.get();
        waiting = Optional.empty();
        writing = Optional.of(errands.run(() -> written(content), _ -> {
            writing = Optional.empty();
            step();
        }));
    }

    /// Returns when the newest is written, or cannot be.
    void close() {
        writing.ifPresent(Errands.Errand::await);
        waiting.ifPresent(this::written);
        waiting = Optional.empty();
        closed = true;
    }

    /// A node that cannot write goes on, and begins from its checkpoint the next time.
    private boolean written(LightClientFile.Content content) {
        try {
            file.write(content);
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be written", LightClientFile.NAME, e);
            return false;
        }
    }
}
