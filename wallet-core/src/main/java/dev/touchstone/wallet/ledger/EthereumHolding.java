package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.wallet.account.EthereumAccount;
import java.util.Optional;

/// An account of Ethereum and what is known of it on one chain. Immutable.
///
/// @param label empty where it was not named
/// @param state what the node finds of it now
/// @param last what was last proven of it, perhaps long ago; to be shown with its age where `state` is not proven
public record EthereumHolding(
        EthereumAccount account, String label, Finding<AccountState> state, Optional<LastProven> last) {}
