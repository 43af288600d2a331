package dev.touchstone.wallet.payment.ethereum;

import java.util.Collection;
import java.util.TreeSet;

/// The nonces of an account: those that are used, by what is proven, and those that its own payments wait with.
/// Nonces are unsigned numbers that no account has ever used half of. Immutable.
final class Nonces {
    private final long proven;
    private final TreeSet<Long> waiting;

    /// @param proven how many transactions the account has sent, as proven
    /// @param waiting the nonces of its own payments that are in no block
    Nonces(long proven, Collection<Long> waiting) {
        this.proven = proven;
        this.waiting = new TreeSet<>(waiting);
    }

    /// What can be said of a nonce that somebody wants. Immutable.
    sealed interface Wanted {
        record Free() implements Wanted {}

        /// It is in a block already, or a payment waits with it.
        record Taken() implements Wanted {}

        /// The transaction would wait for another one with this nonce first.
        record Gap(long next) implements Wanted {}
    }

    /// The lowest that is free: what the account needs next, also where a payment between others was given up.
    long next() {
        long next = proven;
        while (waiting.contains(next)) next++;
        return next;
    }

    Wanted judge(long wanted) {
        long next = next();
        if (wanted < proven || waiting.contains(wanted)) return new Wanted.Taken();
        return wanted == next ? new Wanted.Free() : new Wanted.Gap(next);
    }
}
