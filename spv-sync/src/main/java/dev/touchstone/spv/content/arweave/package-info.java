/// Arweave: content that is named by the hash of its publisher's signature, alone ([ArweaveTransaction]) or
/// packed with others ([Bundle], [DataItem]). The way from the name to the bytes is signature, key, and a hash of
/// the data; everything on it is checked here, so that it does not matter who sent it.
///
/// Pure: no I/O, no clock, no threads; everything a stranger sent is bounded. Used by the kernel and by whoever
/// fetches content. Sources: Arweave's transaction format 2 and its Merkle trees of chunks, ANS-104, RFC 8017
/// (RSASSA-PSS), RFC 8032.
@NullMarked
package dev.touchstone.spv.content.arweave;

import org.jspecify.annotations.NullMarked;
