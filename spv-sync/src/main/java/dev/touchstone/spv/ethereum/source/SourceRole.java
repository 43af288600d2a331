package dev.touchstone.spv.ethereum.source;

/// What a source is asked for. In the order in which they are shown.
public enum SourceRole {
    /// The beacon chain's headers, committees and updates: [BeaconSource].
    BEACON,
    /// State, blocks, receipts: [ExecutionSource].
    EXECUTION
}
