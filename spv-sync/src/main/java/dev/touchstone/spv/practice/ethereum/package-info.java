/// The practice Ethereum network: a beacon chain with a sync committee that really signs, and an execution chain
/// with real headers, state, transactions and receipts, both inside the program. They are served as real nodes
/// serve them, over HTTP on this computer only: the beacon API for light clients and the execution client's
/// JSON-RPC. The ordinary light client follows it as it follows any network. [PracticeEthereum] is the way in;
/// `app` and tests use it. All state belongs to the loop `practice-ethereum`. Its committee's keys are made from the
/// chain's own seed, its faucet's from a name; they guard nothing of worth, and are the one exception to there being
/// no keys here.
///
/// Contracts run as `spv.ethereum.evm` runs them. The faucet makes some in the first block ([PracticeContracts]) and
/// gives their tokens to anybody who asks.
///
/// What it is not: there are no validators beside the committee, no attestations, no fork choice and no blobs; of
/// beacon states and bodies only what light clients prove is there, the rest of their trees is zero. Specs:
/// consensus-specs `light-client/full-node.md`, beacon-APIs, execution-apis, EIPs 155, 161, 658, 1186, 1559, 1898,
/// 2718, 2780, 2930, 2935, 3607, 3860, 4788, 4895, 7623, 7702, 7708, 7825, 7843, 7928, 7976, 7981, 8037.
@NullMarked
package dev.touchstone.spv.practice.ethereum;

import org.jspecify.annotations.NullMarked;
