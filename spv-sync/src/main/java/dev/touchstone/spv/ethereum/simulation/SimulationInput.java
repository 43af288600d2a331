package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Transactions to be tried one after another, and what is to be told of. Immutable.
///
/// @param notBefore seconds since 1970: the block's time is this, or the earliest that it can have
/// @param watched accounts whose effects are told, beside those that sign
/// @param tokens contracts that are asked what those accounts have, whether or not the transactions touch them
public record SimulationInput(
        List<UnsignedTransaction> transactions,
        long notBefore,
        List<EthereumAddress> watched,
        List<EthereumAddress> tokens) {
    public static final int MOST_TRANSACTIONS = 16;

    /// Of `watched`, and of `tokens`.
    public static final int MOST = 64;

    /// Some ten thousand years.
    public static final long MOST_TIME = 1L << 38;

    public SimulationInput {
        transactions = List.copyOf(transactions);
        watched = List.copyOf(new TreeSet<>(watched));
        tokens = List.copyOf(new TreeSet<>(tokens));
        if (transactions.isEmpty() || transactions.size() > MOST_TRANSACTIONS) {
            throw new IllegalArgumentException(transactions.size() + " transactions");
        }
        if (watched.size() > MOST || tokens.size() > MOST) {
            throw new IllegalArgumentException(watched.size() + " accounts, " + tokens.size() + " tokens");
        }
        if (notBefore < 0 || notBefore > MOST_TIME) throw new IllegalArgumentException("time " + notBefore);
    }

    /// One transaction, of which its sender wants to know.
    public static SimulationInput of(UnsignedTransaction transaction) {
        return new SimulationInput(List.of(transaction), 0, List.of(), List.of());
    }

    /// All whose effects are told: who signs, and who was named.
    public SortedSet<EthereumAddress> accounts() {
        var all = new TreeSet<>(watched);
        for (var tx : transactions) {
            all.add(tx.from());
            tx.authorizations().forEach(one -> all.add(one.authority()));
        }
        return Collections.unmodifiableSortedSet(all);
    }
}
