/// Tests of the door for apps.
@NullMarked
package dev.touchstone.app.door.wire;

import org.jspecify.annotations.NullMarked;
