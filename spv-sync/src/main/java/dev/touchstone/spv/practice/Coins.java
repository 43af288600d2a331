package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.OutPoint;
import java.util.Optional;

/// Unspent outputs by name.
interface Coins {
    Optional<Coin> coin(OutPoint outPoint);
}
