package dev.touchstone.ui.text;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigInteger;
import java.util.function.Function;

/// What may stand where an amount belongs: the amount, or a word in its place. Immutable.
public sealed interface Shown {
    record Sum(Satoshis amount) implements Shown {}

    /// An amount of ether.
    ///
    /// @param exact whether all decimals are to be shown, as where one amount is the subject
    record Ether(Wei amount, boolean exact) implements Shown {}

    /// An amount of a token.
    ///
    /// @param units in its smallest unit
    /// @param unit what it calls itself, in a form that can be shown
    /// @param exact whether all decimals are to be shown
    record Token(BigInteger units, int decimals, String unit, boolean exact) implements Shown {}

    record Words(String words) implements Shown {}

    /// A pending amount is no balance and a failed one is not shown at all, whatever `amount` is.
    static Shown of(Finding<?> standing, Satoshis amount) {
        return switch (standing) {
            case Proven<?> _, Claimed<?> _ -> new Sum(amount);
            case Pending<?> _ -> new Words("Checking");
            case Refuted<?> _ -> new Words("—");
        };
    }

    /// The same for ether, of which the amount is a part of what was found.
    static <T> Shown ether(Finding<T> finding, Function<T, Wei> amount) {
        return switch (finding) {
            case Proven<T> proven -> new Ether(amount.apply(proven.value()), false);
            case Claimed<T> claimed -> new Ether(amount.apply(claimed.value()), false);
            case Pending<T> _ -> new Words("Checking");
            case Refuted<T> _ -> new Words("—");
        };
    }

    /// The same amount with all its decimals.
    default Shown inFull() {
        return switch (this) {
            case Ether(var amount, var _) -> new Ether(amount, true);
            case Token(var units, int decimals, var unit, var _) -> new Token(units, decimals, unit, true);
            case Sum _, Words _ -> this;
        };
    }
}
