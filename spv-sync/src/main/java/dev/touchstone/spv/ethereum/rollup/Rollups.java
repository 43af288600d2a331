package dev.touchstone.spv.ethereum.rollup;

import java.util.List;
import java.util.Optional;

/// The rollups that this program knows: those [Layers] that settle on an Ethereum network.
public final class Rollups {
    private static final List<Rollup> BUILT_IN = Layers.builtIn().all().stream()
            .flatMap(layer -> layer.rollup().stream())
            .toList();

    private Rollups() {}

    public static List<Rollup> builtIn() {
        return BUILT_IN;
    }

    /// The rollup of this name that settles on the network.
    public static Optional<Rollup> find(String settlesOn, String id) {
        return BUILT_IN.stream()
                .filter(rollup ->
                        rollup.settlesOn().equals(settlesOn) && rollup.id().equals(id))
                .findFirst();
    }
}
