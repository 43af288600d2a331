package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import java.util.Optional;

/// An update of which everything was found true, signature and all, given what a [LightClientStore] knew.
/// Only an [UpdateCheck] makes one. Immutable.
public final class CheckedUpdate {
    private final UpdateCheck by;
    private final LightClientUpdate update;
    private final Optional<ReadyCommittee> offered;

    CheckedUpdate(UpdateCheck by, LightClientUpdate update, Optional<ReadyCommittee> offered) {
        this.by = by;
        this.update = update;
        this.offered = offered;
    }

    /// What it was checked against.
    UpdateCheck by() {
        return by;
    }

    public LightClientUpdate update() {
        return update;
    }

    /// The next committee that it brings.
    Optional<ReadyCommittee> offered() {
        return offered;
    }
}
