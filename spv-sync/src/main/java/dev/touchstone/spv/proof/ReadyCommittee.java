package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.Bls;

/// A committee with its keys made ready. Immutable.
record ReadyCommittee(SyncCommittee committee, Bls.CommitteeKeys keys) {}
