package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.ethereum.offchain.OffchainLookup;
import java.util.Optional;

/// A question that a universal resolver answers, perhaps only after something was looked up outside the chain
/// (EIP-3668). Immutable.
///
/// @param <T> what the answer is
public sealed interface NameLookup<T> extends NameQuestion<T> permits Resolution, Reversal {
    /// The answer that there is none, and why.
    T of(NameAnswer why);

    /// What an answer wants looked up outside the chain first.
    Optional<OffchainLookup> outside(T answer);
}
