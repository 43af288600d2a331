/// Tests of content that is named by its hash, against the fixtures of IPFS and of IPLD.
@NullMarked
package dev.touchstone.spv.content;

import org.jspecify.annotations.NullMarked;
