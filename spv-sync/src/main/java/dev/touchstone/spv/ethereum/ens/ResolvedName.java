package dev.touchstone.spv.ethereum.ens;

/// What a name stands for, or why for nothing. Immutable.
public record ResolvedName(EnsName name, NameRecord record, NameAnswer answer) {}
