package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Movement;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells likely spam from what is meant, by what the wallet itself did. Nobody's list is asked. Immutable.
///
/// Anybody can send dust, and have a contract report a transfer of nothing from any account, so that an address
/// which looks like one that was paid stands in the history, to be copied from there by mistake.
final class Suspicions {
    /// A hundred-thousandth of an ether.
    private static final BigInteger DUST = BigInteger.TEN.pow(13);

    /// So many hexadecimal digits at each end are what people compare.
    private static final int COMPARED = 4;

    private final Set<Hash256> ownTransactions = new HashSet<>();
    private final Set<EthereumAddress> payees = new HashSet<>();
    private final Set<EthereumAddress> own;
    private final Set<EthereumAddress> knownTokens;
    private final Set<EthereumAddress> knownCollections;

    /// @param own the wallet's accounts
    /// @param knownTokens the tokens that the user wants to see
    /// @param knownCollections those of the collectibles that the user wants to see
    Suspicions(
            List<Movement> all,
            Set<EthereumAddress> own,
            Set<EthereumAddress> knownTokens,
            Set<EthereumAddress> knownCollections) {
        this.own = Set.copyOf(own);
        this.knownTokens = Set.copyOf(knownTokens);
        this.knownCollections = Set.copyOf(knownCollections);
        for (var movement : all) {
            if (!(movement.cause() instanceof Movement.Sent sent)) continue;
            ownTransactions.add(sent.transaction());
            boolean isPayment = sent.succeeded() && !sent.value().isZero();
            if (isPayment) sent.to().ifPresent(payees::add);
        }
        for (var movement : all) {
            boolean isOwn = movement.cause() instanceof Movement.Reported reported
                    && ownTransactions.contains(reported.transaction())
                    && movement.change().signum() < 0;
            if (isOwn) payees.add(((Movement.Reported) movement.cause()).to());
        }
    }

    /// Whom the wallet really paid.
    Set<EthereumAddress> payees() {
        return Set.copyOf(payees);
    }

    /// @param isOwn whether the transaction is the account's own
    Optional<EthereumEntry.Suspicion> of(Movement movement, boolean isOwn) {
        return switch (movement.cause()) {
            case Movement.Sent _, Movement.Authorized _, Movement.Withdrawn _, Movement.Besides _ -> Optional.empty();
            case Movement.Received received -> ofEther(movement, received.from());
            case Movement.Reported reported ->
                isOwn || ownTransactions.contains(reported.transaction())
                        ? Optional.empty()
                        : ofToken(movement, reported);
        };
    }

    private Optional<EthereumEntry.Suspicion> ofEther(Movement movement, EthereumAddress from) {
        if (isKnown(from)) return Optional.empty();
        if (resemblesAPayee(from)) return Optional.of(EthereumEntry.Suspicion.LOOKS_LIKE_ANOTHER);
        return movement.change().compareTo(DUST) < 0 ? Optional.of(EthereumEntry.Suspicion.DUST) : Optional.empty();
    }

    private Optional<EthereumEntry.Suspicion> ofToken(Movement movement, Movement.Reported reported) {
        var other = reported.from().equals(movement.account()) ? reported.to() : reported.from();
        if (movement.change().signum() == 0) return Optional.of(EthereumEntry.Suspicion.OF_NOTHING);
        if (isKnown(other)) return Optional.empty();
        if (resemblesAPayee(other)) return Optional.of(EthereumEntry.Suspicion.LOOKS_LIKE_ANOTHER);
        var known = movement.asset().isCollectible() ? knownCollections : knownTokens;
        return movement.asset().inContract().filter(known::contains).isPresent()
                ? Optional.empty()
                : Optional.of(EthereumEntry.Suspicion.UNKNOWN_TOKEN);
    }

    private boolean isKnown(EthereumAddress other) {
        return own.contains(other) || payees.contains(other);
    }

    private boolean resemblesAPayee(EthereumAddress other) {
        return payees.stream().anyMatch(payee -> resembles(payee, other));
    }

    private static boolean resembles(EthereumAddress one, EthereumAddress other) {
        var first = one.value().hex();
        var second = other.value().hex();
        return !first.equals(second)
                && first.startsWith(second.substring(0, COMPARED))
                && first.endsWith(second.substring(second.length() - COMPARED));
    }
}
