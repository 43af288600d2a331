/// Tests of the door for apps.
@NullMarked
package dev.touchstone.app.door.policy;

import org.jspecify.annotations.NullMarked;
