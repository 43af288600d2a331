package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.Slot;

/// A beacon block that two thirds of a known committee signed, or that such a block calls final, or the
/// checkpoint itself; and why. Only a [LightClientStore] makes one. Immutable.
public final class SignedBeacon {
    private final LightClientHeader header;
    private final Evidence.Signing signing;
    private final LightClientTrail trail;
    private final boolean forced;

    SignedBeacon(LightClientHeader header, Evidence.Signing signing, LightClientTrail trail, boolean forced) {
        this.header = header;
        this.signing = signing;
        this.trail = trail;
        this.forced = forced;
    }

    SignedBeacon asForced() {
        return new SignedBeacon(header, signing, trail, true);
    }

    public LightClientHeader header() {
        return header;
    }

    public Slot slot() {
        return header.slot();
    }

    public Evidence.Signing signing() {
        return signing;
    }

    /// How the committee that signed is known.
    public LightClientTrail trail() {
        return trail;
    }

    /// Whether the user once took a committee as real that too few had signed for: then nothing follows from
    /// this.
    public boolean isForced() {
        return forced;
    }
}
