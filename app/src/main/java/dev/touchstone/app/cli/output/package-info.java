/// What commands say: one [Answer] each, as a [Page] for people or as one JSON object for programs, [Progress] while
/// they work, and the [Exit] code. Used by the commands only.
///
/// The members of the JSON objects are described in `docs/cli.md`; others rely on them.
@NullMarked
package dev.touchstone.app.cli.output;

import org.jspecify.annotations.NullMarked;
