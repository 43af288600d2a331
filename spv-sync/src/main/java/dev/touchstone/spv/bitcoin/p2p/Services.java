package dev.touchstone.spv.bitcoin.p2p;

import java.util.ArrayList;
import java.util.List;

/// What a node says it can do, as the 64 bits of its version message. Immutable.
public record Services(long bits) {
    public static final Services NONE = new Services(0);

    /// Serves all blocks.
    public static final Services NETWORK = new Services(1);

    /// Serves Bloom-filtered blocks (BIP111).
    public static final Services BLOOM = new Services(1 << 2);

    /// Serves witnesses (BIP144).
    public static final Services WITNESS = new Services(1 << 3);

    /// Serves compact filters (BIP157).
    public static final Services COMPACT_FILTERS = new Services(1 << 6);

    /// Serves the last 288 blocks (BIP159).
    public static final Services NETWORK_LIMITED = new Services(1 << 10);

    /// Speaks the encrypted transport (BIP324).
    public static final Services P2P_V2 = new Services(1 << 11);

    private static final List<String> NAMES = List.of(
            "NETWORK", "", "BLOOM", "WITNESS", "", "", "COMPACT_FILTERS", "", "", "", "NETWORK_LIMITED", "P2P_V2");

    public Services with(Services more) {
        return new Services(bits | more.bits);
    }

    /// Whether every one of these is offered.
    public boolean offer(Services wanted) {
        return (bits & wanted.bits) == wanted.bits;
    }

    /// Those of `wanted` that are not offered.
    public Services missing(Services wanted) {
        return new Services(wanted.bits & ~bits);
    }

    /// The names of the known bits, in the order of the bits.
    public List<String> names() {
        var names = new ArrayList<String>();
        for (int bit = 0; bit < NAMES.size(); bit++) {
            if (((bits >>> bit) & 1) == 1 && !NAMES.get(bit).isEmpty()) names.add(NAMES.get(bit));
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return String.join(" ", names());
    }
}
