/// Tests of headers from end to end: the kernel's rules and chain, the tree, the file, and runs from the command line.
/// Outside the kernel's own package, since nothing but the kernel may lie in it.
@NullMarked
package dev.touchstone.spv.headers;

import org.jspecify.annotations.NullMarked;
