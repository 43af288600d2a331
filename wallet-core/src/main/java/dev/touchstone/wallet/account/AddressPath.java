package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.Network;

/// The place of one of a wallet's own addresses: its account, its branch and its number there. Immutable.
public record AddressPath(AddressType type, Branch branch, int index) implements Comparable<AddressPath> {
    public AddressPath {
        if (index < 0) throw new IllegalArgumentException("no address number " + index);
    }

    /// The derivation path as it is written (BIP84, BIP86), for example `m/84'/0'/0'/0/5`.
    public String text(Network network) {
        return "m/" + type.purpose() + "'/" + coinType(network) + "'/0'/" + branch.number() + "/" + index;
    }

    /// The second step of a derivation path (BIP44): 0 on the main network, 1 on every other.
    public static int coinType(Network network) {
        return network.isMain() ? 0 : 1;
    }

    @Override
    public int compareTo(AddressPath other) {
        int order = type.compareTo(other.type);
        if (order == 0) order = branch.compareTo(other.branch);
        return order == 0 ? Integer.compare(index, other.index) : order;
    }
}
