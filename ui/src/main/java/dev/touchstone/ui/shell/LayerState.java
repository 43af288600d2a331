package dev.touchstone.ui.shell;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.CaughtLie;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Settled;
import java.util.List;
import java.util.Optional;

/// A chain beside the Ethereum network, and what is known of it. Immutable.
///
/// @param look what is known where it is switched on
public record LayerState(Layer layer, Optional<Look> look) {

    /// What is known of a chain that is switched on.
    ///
    /// @param server whom the person named
    /// @param block the newest that is settled
    /// @param newest what the server says of the accounts after its newest block
    public record Look(
            String server,
            Finding<Settled<ExecutionHeader>> block,
            List<Share> shares,
            Finding<NewestState> newest,
            List<CaughtLie> lies) {
        public Look {
            shares = List.copyOf(shares);
            lies = List.copyOf(lies);
        }

        /// What is settled for an account.
        public Optional<Share> share(EthereumAddress account) {
            return shares.stream()
                    .filter(share -> share.account().equals(account))
                    .findFirst();
        }
    }

    /// What is settled for one account.
    public record Share(EthereumAddress account, Finding<Settled<AccountState>> settled) {}
}
