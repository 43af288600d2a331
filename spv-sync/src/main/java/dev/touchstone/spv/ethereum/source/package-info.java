/// Who can be asked about an Ethereum network: beacon nodes and execution nodes over HTTP ([RestBeaconSource],
/// [RpcExecutionSource]), how they have served ([SourceBook]), and asking several of them ([Inquiry]). What they
/// say is bounded, read totally, and nothing more than a claim; the kernel makes a proof of it or refuses it. Every
/// question about state names one block. Used by [dev.touchstone.spv.ethereum.node]; calls block, end when their
/// thread is interrupted, and belong on virtual threads.
///
/// Spec: beacon-APIs, execution-apis, EIP-1186, EIP-1898. Choices: decision 0011.
@NullMarked
package dev.touchstone.spv.ethereum.source;

import org.jspecify.annotations.NullMarked;
