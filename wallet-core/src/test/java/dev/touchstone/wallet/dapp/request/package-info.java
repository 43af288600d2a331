/// Tests of what apps may ask for.
@NullMarked
package dev.touchstone.wallet.dapp.request;

import org.jspecify.annotations.NullMarked;
