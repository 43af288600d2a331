package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import java.time.Instant;
import java.util.Map;

/// Hears what a node finds of a wallet's accounts of Ethereum. May be called on any thread. Which accounts to watch is
/// in the wallet's snapshot ([dev.touchstone.wallet.ledger.EthereumHoldings#addresses()]).
public interface EthereumListener {
    /// What accounts are in the state of one block. Of accounts that are not among them nothing new is known.
    ///
    /// @param chain the id of the chain
    /// @param blockTime when the block was made
    void proven(String chain, Instant blockTime, Map<EthereumAddress, Finding<AccountState>> accounts);

    /// The node can prove nothing on this chain now.
    void unknown(String chain, Pending.Reason reason);
}
