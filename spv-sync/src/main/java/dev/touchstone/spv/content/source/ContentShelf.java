package dev.touchstone.spv.content.source;

import dev.touchstone.spv.proof.Proven;
import java.util.Optional;

/// Where content that was proven is kept, so that nobody needs to be asked again. Thread-safe.
public interface ContentShelf {
    /// Keeps nothing.
    ContentShelf NONE = new ContentShelf() {
        @Override
        public Optional<Proven<?>> find(String address) {
            return Optional.empty();
        }

        @Override
        public void keep(Proven<?> content) {}
    };

    /// What is kept under this address (`ipfs://…`, `ar://…`), proven anew.
    Optional<Proven<?>> find(String address);

    void keep(Proven<?> content);
}
