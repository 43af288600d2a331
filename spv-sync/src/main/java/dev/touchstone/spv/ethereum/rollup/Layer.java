package dev.touchstone.spv.ethereum.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A chain beside an Ethereum network, and how far what is said of it can be proven. Immutable.
///
/// @param id its short name
/// @param also other names by which it may be called
/// @param chainId what its transactions name it by (EIP-155)
/// @param coin the sign of what fees are paid in there
/// @param beside the network ([dev.touchstone.spv.ethereum.beacon.EthereumChain#id()])
/// @param rollup where on the network it settles; empty where nothing of it is proven here
/// @param reason why its balances are nobody's but its servers' word; empty where they are proven
/// @param source where all this was looked up
public record Layer(
        String id,
        List<String> also,
        String title,
        long chainId,
        String coin,
        String beside,
        Optional<Rollup> rollup,
        String reason,
        String source,
        LocalDate date) {
    public Layer {
        also = List.copyOf(also);
    }

    /// Whether what accounts have there is proven, once it is settled.
    public boolean settlesState() {
        return rollup.filter(it -> it.kind() != Rollup.Kind.CHECKPOINTS).isPresent();
    }

    /// Whether what is in its blocks is proven by checkpoints.
    public boolean settlesLists() {
        return rollup.filter(it -> it.kind() == Rollup.Kind.CHECKPOINTS).isPresent();
    }
}
