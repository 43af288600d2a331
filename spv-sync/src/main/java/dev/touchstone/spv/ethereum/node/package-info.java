/// The Ethereum light node: it follows the beacon chain from a checkpoint by what sync committees signed, and proves
/// accounts, storage, code, receipts and transactions against it. [EthereumNode] is the way in. The loop
/// `ethereum-chain` owns its state; questions to sources run on virtual threads, signatures and proofs are checked on
/// verifiers. Knows no key. Used by `app`.
@NullMarked
package dev.touchstone.spv.ethereum.node;

import org.jspecify.annotations.NullMarked;
