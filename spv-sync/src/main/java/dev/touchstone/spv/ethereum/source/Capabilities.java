package dev.touchstone.spv.ethereum.source;

import java.util.OptionalLong;

/// What an execution node was found able to do. Immutable.
///
/// @param chainId the chain that it says it follows (`eth_chainId`)
/// @param software its name and version
/// @param batches whether it takes several questions in one request
/// @param blockReceipts whether it knows `eth_getBlockReceipts`
/// @param multiProof whether it knows `eth_getMultiProof`
/// @param proofWindow how many blocks below its head it still proves; empty where that is not known to have an end
public record Capabilities(
        long chainId,
        String software,
        boolean batches,
        boolean blockReceipts,
        boolean multiProof,
        OptionalLong proofWindow) {}
