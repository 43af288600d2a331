package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.ledger.Coin;
import java.util.List;

/// Coins picked to pay for a target, and how wasteful that is: less is better. Immutable.
record Selection(List<Candidate> picked, long waste) {
    Selection {
        picked = List.copyOf(picked);
    }

    List<Coin> coins() {
        return picked.stream().map(Candidate::coin).toList();
    }

    long effective() {
        return picked.stream().mapToLong(Candidate::effective).sum();
    }
}
