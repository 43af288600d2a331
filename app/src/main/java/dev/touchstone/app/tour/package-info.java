/// The whole main job on a practice network, in the terminal: what a person would type, one command after the other,
/// and what each of them proves. Used by the assembly. Confined to one thread.
@NullMarked
package dev.touchstone.app.tour;

import org.jspecify.annotations.NullMarked;
