package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import java.util.Map;

/// Hears what contracts answer to a wallet's questions. May be called on any thread. What to ask is in the wallet's
/// snapshot ([dev.touchstone.wallet.ledger.TokenHoldings#questions()]).
public interface TokenListener {
    /// What was found of each question, each of them by the rule that reads answers. Of questions that are not among
    /// them nothing new is known.
    ///
    /// @param chain the id of the chain
    void answered(String chain, Map<TokenQuestion<?>, Finding<?>> answers);

    /// The node can prove nothing newer on this chain now. What it proved before stays proven as of its own block.
    void unknown(String chain, Pending.Reason reason);
}
