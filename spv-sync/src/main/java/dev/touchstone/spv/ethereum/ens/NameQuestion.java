package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;

/// A question about a name that is put to the contracts of a network's names, which answer with a `T`, by what
/// they return or by the error that they revert with. Immutable.
///
/// @param <T> what the answer is
public sealed interface NameQuestion<T> permits NameLookup, Expiration {
    /// What is asked, as `ENS resolve`: part of the form of proof files.
    String title();

    NameSystem system();

    EthereumAddress contract();

    AbiCall call();

    /// What the contract returned, read strictly.
    Parsed<T> returned(ByteString bytes);

    /// What the contract reverted with, read strictly.
    Parsed<T> reverted(ByteString bytes);

    /// The answer as the beginning of an English sentence: part of the form of proof files.
    String says(T answer);

    /// The message that asks it: from nobody, so that the answer depends on nobody.
    default CallInput input() {
        return CallInput.of(contract(), call().data());
    }
}
