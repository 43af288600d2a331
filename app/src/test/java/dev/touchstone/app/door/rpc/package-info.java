/// Tests of the door for apps.
@NullMarked
package dev.touchstone.app.door.rpc;

import org.jspecify.annotations.NullMarked;
