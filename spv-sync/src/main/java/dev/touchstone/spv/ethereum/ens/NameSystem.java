package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.time.LocalDate;

/// Where a network keeps its names: the contract that resolves them (ENSIP-23) and the one that knows until
/// when they are registered. Immutable.
///
/// @param resolver the universal resolver; whoever may replace its code says how names are resolved
/// @param source who says so
/// @param asOf when that was looked up
public record NameSystem(
        long chainId, EthereumAddress resolver, Registration registration, String source, LocalDate asOf) {

    /// The contract that registers names directly below `eth`. Immutable.
    public sealed interface Registration {
        EthereumAddress contract();

        /// The function that tells in seconds since 1970 until when; its argument is the hash of the label.
        String signature();

        /// The registrar of the first system.
        record Registrar(EthereumAddress contract) implements Registration {
            @Override
            public String signature() {
                return "nameExpires(uint256)";
            }
        }

        /// The registry of `eth` in the second.
        record Registry(EthereumAddress contract) implements Registration {
            @Override
            public String signature() {
                return "getExpiry(uint256)";
            }
        }
    }
}
