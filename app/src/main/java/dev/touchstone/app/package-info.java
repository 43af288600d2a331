/// The program: entry point, wiring, command line, data directory, and the adapters to the outside world.
///
/// The only package that sees all others. Start reading at the assembly, which builds every part by constructor.
@NullMarked
package dev.touchstone.app;

import org.jspecify.annotations.NullMarked;
