package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import java.util.Map;

/// Hears what a node finds of a wallet's accounts of Ethereum. May be called on any thread. Which accounts to
/// watch is in the wallet's snapshot ([dev.touchstone.wallet.ledger.EthereumHoldings#addresses()]).
public interface EthereumListener {
    /// What was found of accounts, in the newest block. Of accounts that are not among them nothing new is known.
    /// Where the newest block could not be had, [#unknown] says so next.
    ///
    /// @param chain the id of the chain
    void proven(String chain, Map<EthereumAddress, Finding<AccountState>> accounts);

    /// The node can prove nothing newer on this chain now. What it proved before stays proven as of its own
    /// block.
    void unknown(String chain, Pending.Reason reason);

    /// A newer final block is proven.
    void finalMoved(String chain);
}
