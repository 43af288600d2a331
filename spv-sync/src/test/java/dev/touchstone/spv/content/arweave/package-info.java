/// Tests of Arweave's transactions, chunks and bundles, against recorded ones and against such as are made here.
@NullMarked
package dev.touchstone.spv.content.arweave;

import org.jspecify.annotations.NullMarked;
