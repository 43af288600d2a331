package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;

/// A question that a standard lets be put to a contract, which answers with a `T`. Immutable.
///
/// @param <T> what the answer is
public sealed interface TokenQuestion<T> permits Erc20, Erc721, Erc1155, Erc5805, QuoterV2 {
    /// The standard and its function, as `ERC-20 balanceOf`: part of the form of proof files.
    String name();

    EthereumAddress contract();

    AbiCall call();

    /// What the contract returned, read strictly: each answer has one form.
    Parsed<T> read(ByteString returned);

    /// The answer as the beginning of an English sentence: part of the form of proof files.
    String says(T answer);

    /// The message that asks it: from nobody, so that the answer depends on nobody.
    default CallInput input() {
        return CallInput.of(contract(), call().data());
    }
}
