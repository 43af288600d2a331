package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A beacon node that serves light clients. Thread-safe; every call blocks until there is an answer or its time is
/// up.
public interface BeaconSource extends Source {
    Reply<LightClientBootstrap> bootstrap(Hash256 root);

    /// The best update of each period from `period` on, at most `count` and at most 128; fewer where the source has
    /// not got them all, and then those of the first periods.
    Reply<List<LightClientUpdate>> updates(long period, int count);

    Reply<LightClientUpdate> finality();

    Reply<LightClientUpdate> optimistic();

    /// The root of the finalized block, to be offered as a checkpoint: its operator's word.
    Reply<Hash256> finalizedRoot();

    /// What it says of the network's rules (`/eth/v1/config/spec`), by name: a hint that this program is old.
    Reply<Map<String, String>> spec();

    /// Its name and version.
    Reply<String> version();

    /// Hears of finality and optimistic updates as they are pushed, until the calling thread is interrupted or the
    /// stream ends, which it does sooner or later; then the fault says why.
    SourceFault listen(Consumer<LightClientUpdate> heard);
}
