package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;

/// What all frames of a transaction share. Immutable, but for what it holds.
record Run(
        EvmRules rules, BlockContext block, Transacting transaction, StateJournal state, Allowance allowance, Tracer tracer) {

    /// What code can learn of the transaction it runs in.
    record Transacting(EthereumAddress origin, Wei gasPrice, List<Hash256> blobHashes) {}
}
