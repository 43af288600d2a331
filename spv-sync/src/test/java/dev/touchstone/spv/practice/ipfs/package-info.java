/// Tests of the practice chain's corner of IPFS.
@NullMarked
package dev.touchstone.spv.practice.ipfs;

import org.jspecify.annotations.NullMarked;
