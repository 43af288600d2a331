/// The practice Ethereum network: a beacon chain with a sync committee that really signs, and an execution chain
/// with real headers, state, transactions and receipts, both inside the program. They are served as real nodes
/// serve them, over HTTP on this computer only: the beacon API for light clients and the execution client's
/// JSON-RPC. The ordinary light client follows it as it follows any network. [PracticeEthereum] is the way in;
/// `app` and tests use it. All state belongs to the loop `practice-ethereum`. Its committee's keys and its faucet's
/// are made from the chain's own seed, guard nothing of worth, and are the one exception to there being no keys
/// here.
///
/// What it is not: there are no validators beside the committee, no attestations and no fork choice; of beacon
/// states and bodies only what light clients prove is there, the rest of their trees is zero; contracts do not run
/// yet. Specs: consensus-specs `light-client/full-node.md`, beacon-APIs, execution-apis, EIPs 155, 161, 658, 1186,
/// 1559, 1898, 2718, 2780, 2930, 2935, 3607, 4788, 4895, 7623, 7708, 7825, 7843, 7928, 7976, 7981, 8037.
@NullMarked
package dev.touchstone.spv.practice.ethereum;

import org.jspecify.annotations.NullMarked;
