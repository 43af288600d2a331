/// Tests of the door for apps.
@NullMarked
package dev.touchstone.app.door;

import org.jspecify.annotations.NullMarked;
