package dev.touchstone.wallet;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.HistoryReach;
import java.math.BigInteger;
import java.util.List;

/// Hears what was found of the histories of a wallet's accounts on a chain of Ethereum. May be called on any
/// thread. What to search and to check again is in the wallet's snapshot
/// ([dev.touchstone.wallet.ledger.EthereumHistory]).
public interface HistoryListener {
    /// A search came so far, and found this. Both are kept together.
    void searched(EthereumChain chain, Subject subject, HistoryReach reach, List<Found> found);

    /// What keeps a search from going on; an empty list where nothing does any more.
    void stopped(String chain, Subject subject, List<Finding<?>> why);

    /// What an account had where its history begins.
    void beginsWithEther(String chain, Proven<AccountState> state);

    /// What an account had of a token or of collectibles where that history begins.
    void beginsWithAmount(String chain, Subject subject, Proven<BigInteger> amount);

    /// This block is on the chain: what is kept of it is checked again.
    void onChain(EthereumChain chain, Proven<ExecutionHeader> header);

    /// This block was replaced by another.
    void left(String chain, ChainPoint block);

    /// This block, and all before it, are never replaced.
    void finalized(String chain, BlockNumber number);
}
