/// Tests of what apps may ask for.
@NullMarked
package dev.touchstone.wallet.dapp;

import org.jspecify.annotations.NullMarked;
