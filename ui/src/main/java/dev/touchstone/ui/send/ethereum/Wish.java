package dev.touchstone.ui.send.ethereum;

import dev.touchstone.wallet.payment.ethereum.FeeWish;

/// What is to be signed, and how soon or for how much. Immutable.
record Wish(Task task, FeeWish fee) {}
