/// What several tests of this module share. Tests only.
@NullMarked
package dev.touchstone.wallet.testsupport;

import org.jspecify.annotations.NullMarked;
