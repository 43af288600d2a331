@NullMarked
package dev.touchstone.wallet.airgap;

import org.jspecify.annotations.NullMarked;
