package dev.touchstone.spv.chain;

import java.util.Arrays;
import java.util.Optional;

/// A network that Touchstone can follow. Immutable.
///
/// [#BITCOIN_PRACTICE] runs under the rules of regtest but has its own folder and its own label, so that
/// practice money is never mistaken for anything else.
public enum Network {
    BITCOIN_MAIN("main"),
    BITCOIN_TESTNET3("testnet3"),
    BITCOIN_TESTNET4("testnet4"),
    BITCOIN_SIGNET("signet"),
    BITCOIN_REGTEST("regtest"),
    BITCOIN_PRACTICE("practice");

    private final String id;

    Network(String id) {
        this.id = id;
    }

    /// The short name used on the command line, in folders and in files.
    public String id() {
        return id;
    }

    /// Whether coins of this network have a price.
    public boolean isMain() {
        return this == BITCOIN_MAIN;
    }

    public static Optional<Network> byId(String id) {
        return Arrays.stream(values()).filter(n -> n.id.equals(id)).findFirst();
    }
}
