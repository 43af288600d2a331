/// Where the program keeps things: the data directory, its layout, and who may read it. Used by the commands and by the
/// window; knows no chain and no wallet. Values are immutable.
@NullMarked
package dev.touchstone.app.folder;

import org.jspecify.annotations.NullMarked;
