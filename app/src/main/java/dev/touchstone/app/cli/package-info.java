/// The command line: one class for each command, named as it is typed, and [CommandRunner], which reads the arguments,
/// runs one [Task] and tells what came of it. Used by the assembly. Each run is confined to one thread.
///
/// Names, JSON members and exit codes are described in `docs/cli.md` and do not change.
@NullMarked
package dev.touchstone.app.cli;

import org.jspecify.annotations.NullMarked;
