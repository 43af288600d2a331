package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import java.util.ArrayList;
import java.util.List;

/// How a light client came to know its committees: the bootstrap of its checkpoint, and each update that named the
/// next committee or went over to it, in order. Who trusts the checkpoint can follow it again and arrives at the
/// same committees. Immutable.
public record LightClientTrail(
        TrustAnchor.Checkpoint checkpoint, LightClientBootstrap bootstrap, List<LightClientUpdate> updates) {
    public LightClientTrail {
        updates = List.copyOf(updates);
    }

    LightClientTrail then(LightClientUpdate update) {
        var longer = new ArrayList<>(updates);
        longer.add(update);
        return new LightClientTrail(checkpoint, bootstrap, longer);
    }
}
