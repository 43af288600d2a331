package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.wallet.asset.AssetId;
import java.math.BigInteger;

/// What one of the wallet's accounts has of an asset before and after, in its smallest unit. Immutable.
///
/// @param agreement whether the contract's logs say the same as its answers; of ether there is nothing to compare
public record AssetChange(EthereumAddress account, AssetId asset, Amounts amounts, Agreement agreement) {

    /// How much.
    public sealed interface Amounts {
        /// By how much it changes.
        BigInteger change();

        record Known(BigInteger before, BigInteger after) implements Amounts {
            @Override
            public BigInteger change() {
                return after.subtract(before);
            }
        }

        /// The contract does not say how much there is; only its logs say by how much it changes.
        record OnlyChange(BigInteger change) implements Amounts {}
    }

    public BigInteger change() {
        return amounts.change();
    }

    /// Whether all of it goes.
    public boolean losesAll() {
        return amounts instanceof Amounts.Known(var before, var after) && before.signum() > 0 && after.signum() == 0;
    }

    /// What this and a later change of the same make together.
    AssetChange then(AssetChange later) {
        boolean areKnown = amounts instanceof Amounts.Known && later.amounts instanceof Amounts.Known;
        var both = areKnown
                ? new Amounts.Known(((Amounts.Known) amounts).before(), ((Amounts.Known) later.amounts).after())
                : new Amounts.OnlyChange(change().add(later.change()));
        return new AssetChange(account, asset, both, worse(agreement, later.agreement));
    }

    private static Agreement worse(Agreement one, Agreement other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
