package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumNode.Recovery;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.TrailBytes;
import dev.touchstone.spv.store.LightClientFile;
import java.io.IOException;
import java.util.Optional;

/// Reads what was kept, and follows it again from its checkpoint as if a stranger had written it. Blocks.
final class Beginnings {
    private final EthereumSettings settings;
    private final EthereumPorts ports;

    Beginnings(EthereumSettings settings, EthereumPorts ports) {
        this.settings = settings;
        this.ports = ports;
    }

    /// What there is to begin with, and in what state it was.
    record Found(Optional<Checkpoint> checkpoint, Optional<LightClientStore> store, Recovery recovery) {}

    Found read(LightClientFile file) throws IOException {
        return switch (file.read()) {
            case LightClientFile.Reading.Nothing _ -> anew(new Recovery.Nothing());
            case LightClientFile.Reading.Unusable(var why) -> anew(new Recovery.Refused(why));
            case LightClientFile.Reading.Read(var content) -> {
                var stored = content.stored();
                var kept = new Checkpoint(
                        stored.trail().checkpoint().root(), OriginText.read(content.origin()), content.given());
                boolean isWanted = settings.checkpoint()
                        .map(wanted -> wanted.root().equals(kept.root()))
                        .orElse(true);
                yield isWanted ? follow(kept, stored) : anew(new Recovery.Nothing());
            }
        };
    }

    private Found anew(Recovery recovery) {
        return new Found(settings.checkpoint().or(settings::otherwise), Optional.empty(), recovery);
    }

    private Found follow(Checkpoint kept, TrailBytes.Stored stored) {
        var schedule = settings.chain().schedule();
        var now = schedule.slotAt(ports.clock().instant()).orElse(Slot.GENESIS);
        return switch (LightClientStore.follow(settings.chain(), ports.bls(), stored.trail(), now)) {
            case LightClientStore.Start.Refused(var why) -> anew(new Recovery.Refused(String.valueOf(why)));
            case LightClientStore.Start.Started(var store) -> {
                for (var update : stored.newest()) {
                    if (store.process(update, now) instanceof LightClientStore.Outcome.Refused(var why)) {
                        yield anew(new Recovery.Refused(String.valueOf(why)));
                    }
                }
                var recovery = new Recovery.Followed(store.finalized().slot());
                yield new Found(Optional.of(kept), Optional.of(store), recovery);
            }
        };
    }
}
