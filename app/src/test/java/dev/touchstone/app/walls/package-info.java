/// The walls of the house, kept by the build: who may see whom, who alone makes a proven value, where threads begin.
///
/// Rules over classes use ArchUnit, rules over text read every source file of the project. A rule about a part that
/// does not exist yet is empty; from the part's first class on it must find something to check.
@NullMarked
package dev.touchstone.app.walls;

import org.jspecify.annotations.NullMarked;
