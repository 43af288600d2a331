package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The rollups that this program knows.
public final class Rollups {
    /// `anchorGame` of `AnchorStateRegistry` since version 3.
    private static final long ANCHOR_GAME = 2;

    /// `_latestConfirmed` of `RollupCore` since BoLD (version 3).
    private static final long LATEST_CONFIRMED = 116;

    private static final String OP_SOURCE = "address: docs.optimism.io/chain/addresses, unruggable-gateways"
            + " src/op/OPFaultRollup.ts; slot: optimism packages/contracts-bedrock/snapshots/storageLayout/"
            + "AnchorStateRegistry.json; looked up 2026-11-29";
    private static final String NITRO_SOURCE = "address: docs.arbitrum.io, unruggable-gateways"
            + " src/arbitrum/BoLDRollup.ts; slot: nitro-contracts test/storage/RollupCore; looked up 2026-11-29";

    private static final List<Rollup> BUILT_IN = List.of(
            new Rollup(
                    Rollup.Kind.OP_STACK,
                    "op-mainnet",
                    "OP Mainnet",
                    10,
                    "mainnet",
                    address("23b2c62946350f4246f9f9d027e071f0264fd113"),
                    StorageKey.of(ANCHOR_GAME),
                    OP_SOURCE),
            new Rollup(
                    Rollup.Kind.NITRO,
                    "arbitrum-one",
                    "Arbitrum One",
                    42_161,
                    "mainnet",
                    address("4dceb440657f21083db8add07665f8ddbe1dcfc0"),
                    StorageKey.of(LATEST_CONFIRMED),
                    NITRO_SOURCE),
            new Rollup(
                    Rollup.Kind.NITRO,
                    "arbitrum-nova",
                    "Arbitrum Nova",
                    42_170,
                    "mainnet",
                    address("e7e8ccc7c381809bdc4b213ce44016300707b7bd"),
                    StorageKey.of(LATEST_CONFIRMED),
                    NITRO_SOURCE));

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

    private static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }
}
