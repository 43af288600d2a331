package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What happened to a wallet's accounts on a chain of Ethereum, as far as it is known. Immutable.
///
/// @param chain its id
/// @param entries newest first
/// @param sums by whose history it is: how far it reaches and whether it adds up
/// @param payees whom the wallet itself really paid; nobody else counts as known
/// @param unchecked the blocks of movements that are only on record, and have to be proven again; newest first
public record EthereumHistory(
        String chain,
        List<EthereumEntry> entries,
        Map<Subject, Sum> sums,
        Set<EthereumAddress> payees,
        List<ChainPoint> unchecked) {
    public static EthereumHistory none(String chain) {
        return new EthereumHistory(chain, List.of(), Map.of(), Set.of(), List.of());
    }

    public EthereumHistory {
        entries = List.copyOf(entries);
        sums = Map.copyOf(sums);
        payees = Set.copyOf(payees);
        unchecked = List.copyOf(unchecked);
    }

    /// How far one history reaches, and whether it adds up.
    ///
    /// @param reach how far; empty while nothing was searched
    /// @param reconciliation proven where known movements explain the whole change; pending with the remainder
    ///     where they do not
    /// @param obstacle what keeps the search from going on; empty where nothing does
    /// @param since when the earliest known block was made; empty where that is not known
    /// @param kept the movements that it consists of, with what proves them
    /// @param keyed whether the account is known to be one that a key controls: this wallet has it, or it was
    ///     used
    public record Sum(
            Optional<HistoryReach> reach,
            Finding<Reconciliation> reconciliation,
            Optional<Finding<?>> obstacle,
            Optional<Instant> since,
            List<StoredMovement> kept,
            boolean keyed) {
        public Sum {
            kept = List.copyOf(kept);
        }

        /// Whether it is proven that nothing else came or went since the earliest known block.
        public boolean isWhole() {
            return keyed
                    && reconciliation instanceof Proven<Reconciliation> proven
                    && proven.value().isWhole();
        }
    }

    public Optional<Sum> sum(Subject subject) {
        return Optional.ofNullable(sums.get(subject));
    }

    public Optional<EthereumEntry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /// The lines about one asset.
    public List<EthereumEntry> about(MovedAsset asset) {
        return entries.stream().filter(entry -> entry.concerns(asset)).toList();
    }

    /// Whether any search has begun.
    public boolean hasBegun() {
        return sums.values().stream().anyMatch(sum -> sum.reach().isPresent());
    }
}
