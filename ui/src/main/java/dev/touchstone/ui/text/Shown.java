package dev.touchstone.ui.text;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;

/// What may stand where an amount belongs: the amount, or a word in its place. Immutable.
public sealed interface Shown {
    record Sum(Satoshis amount) implements Shown {}

    record Words(String words) implements Shown {}

    /// A pending amount is no balance and a failed one is not shown at all, whatever `amount` is.
    static Shown of(Finding<?> standing, Satoshis amount) {
        return switch (standing) {
            case Proven<?> _, Claimed<?> _ -> new Sum(amount);
            case Pending<?> _ -> new Words("Checking");
            case Refuted<?> _ -> new Words("—");
        };
    }
}
