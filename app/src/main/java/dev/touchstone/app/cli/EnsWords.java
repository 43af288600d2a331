package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameSystem;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.ens.Normalization;

/// What is asked about a name, in words that do not change. Pure.
final class EnsWords {
    private static final long PRACTICE = 1337;

    private EnsWords() {}

    static NameSystem system(EthereumChain chain) throws Failure {
        return NameSystems.of(chain.chainId())
                .orElseThrow(() -> Failure.refused("NoNames", "The network '" + chain.id() + "' has no names."));
    }

    /// The network whose addresses stand for Bitcoin in the names of this one.
    static Network bitcoin(EthereumChain chain) {
        return chain.chainId() == PRACTICE ? Network.BITCOIN_REGTEST : Network.BITCOIN_MAIN;
    }

    static Json.Members subject(Normalization.Normalized named, NameRecord record) {
        var json = Json.Members.none().with("name", named.name().text());
        return switch (record) {
            case NameRecord.Address(var coin) -> json.with("record", "addr").with("coin", coin.number());
            case NameRecord.Text(var key) -> json.with("record", "text").with("key", key);
            case NameRecord.ContentHash _ -> json.with("record", "contenthash");
        };
    }
}
