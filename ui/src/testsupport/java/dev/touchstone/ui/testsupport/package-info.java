/// What tests of screens share, in `ui` and in `app`.
@NullMarked
package dev.touchstone.ui.testsupport;

import org.jspecify.annotations.NullMarked;
