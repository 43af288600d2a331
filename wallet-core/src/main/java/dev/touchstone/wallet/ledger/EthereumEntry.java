package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One line of a wallet's history on a chain of Ethereum: all that a transaction, or a block without one, moved
/// for an account. Immutable. An entry never vanishes; when its block is replaced, `left` says so.
///
/// @param key what stays the same while the entry changes
/// @param transaction empty where it is not known which one it was
/// @param counterpart the other side; empty where there is none, or none that is known
/// @param parts what moved, the principal first
/// @param fee what the account paid for its own transaction
/// @param succeeded false for the account's own transaction that failed, so that only the fee went
/// @param receipt what proves how the transaction ended, to be shown and exported; pending until it is checked
///     again
/// @param isFinal whether its block is one that is never replaced
/// @param left whether its block was replaced by another
/// @param suspicion why this is likely to be spam; empty where it is not
public record EthereumEntry(
        String key,
        String chain,
        EthereumAddress account,
        Optional<Hash256> transaction,
        Direction direction,
        Optional<EthereumAddress> counterpart,
        List<Part> parts,
        Optional<Wei> fee,
        boolean succeeded,
        ChainPoint block,
        Instant time,
        Finding<TransactionReceipt> receipt,
        boolean isFinal,
        boolean left,
        Optional<Suspicion> suspicion,
        String label) {
    public EthereumEntry {
        parts = List.copyOf(parts);
    }

    /// What moved of one asset.
    ///
    /// @param finding of the movement: proven, or pending until its proof was checked again
    public record Part(Movement movement, Finding<Movement> finding) {
        public MovedAsset asset() {
            return movement.asset();
        }
    }

    /// Why a line is likely to be spam.
    public enum Suspicion {
        /// A contract reported a transfer of nothing, which anybody can have it do.
        OF_NOTHING,
        /// It came from an address that looks like one that was paid, and is another.
        LOOKS_LIKE_ANOTHER,
        /// Too little to be meant.
        DUST,
        /// A token that was never asked for.
        UNKNOWN_TOKEN
    }

    /// The part that the line is about.
    public Part principal() {
        return parts.getFirst();
    }

    /// As firm as the weakest of its parts.
    public Finding<Movement> finding() {
        return parts.stream()
                .map(Part::finding)
                .filter(finding -> !finding.isProven())
                .findFirst()
                .orElseGet(() -> principal().finding());
    }

    /// What moved of this asset in the smallest unit, fees included; zero where nothing did.
    public BigInteger change(MovedAsset asset) {
        return parts.stream()
                .map(Part::movement)
                .filter(movement -> asset.holds(movement.asset()))
                .map(Movement::change)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// Whether it concerns this asset.
    public boolean concerns(MovedAsset asset) {
        return parts.stream().anyMatch(part -> asset.holds(part.asset()));
    }
}
