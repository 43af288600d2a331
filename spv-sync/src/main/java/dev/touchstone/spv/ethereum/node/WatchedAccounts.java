package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of watched accounts at one moment. Immutable.
///
/// @param at which head they were proven at
/// @param accounts each watched account in the order it was named; those that are proven are so as of the
///     same block, while nothing is missing
/// @param missing why not all of them are proven as of the newest block; empty where they are. What was
///     proven before stays proven as of its own block.
public record WatchedAccounts(
        HeadKind at, Map<EthereumAddress, Finding<AccountState>> accounts, Optional<Pending.Reason> missing) {
    public WatchedAccounts {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }
}
