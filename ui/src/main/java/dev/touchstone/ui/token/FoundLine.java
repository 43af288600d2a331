package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.Shown;
import java.math.BigInteger;
import java.util.Optional;

/// Something that a search found, to be added or not. Immutable.
///
/// @param number of a single token or a kind; empty for a fungible token
/// @param name what it calls itself, or what it is
/// @param detail its list, or that no list names it; the collection of a collectible
/// @param claimed whether the detail is what a list claims
/// @param warning what to beware of; else empty
/// @param added whether the wallet shows it already
record FoundLine(
        EthereumAddress contract,
        Optional<BigInteger> number,
        String name,
        String detail,
        boolean claimed,
        String warning,
        Shown amount,
        TruthMark mark,
        boolean added) {}
