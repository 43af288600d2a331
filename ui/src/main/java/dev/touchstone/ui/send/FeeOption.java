package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.Urgency;
import java.util.Optional;

/// One of the quoted fees. Immutable.
///
/// @param cost known once there is something to reckon with
record FeeOption(Urgency urgency, FeeRate rate, Optional<Satoshis> cost) {}
