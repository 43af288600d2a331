package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.proof.Finding;
import java.util.List;

/// What can be asked about contracts: what they answer, and what they store. The rules of [ChainQuestions] hold.
public interface ContractQuestions extends CallQuestions {
    /// Words of one account's storage in the order asked for, all of the same block.
    List<Finding<StorageSlot>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at);
}
