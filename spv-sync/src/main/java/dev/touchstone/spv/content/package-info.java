/// Content that is named by its own hash, and the checks that bytes are what the name says: IPFS addresses
/// ([Cid]), the blocks of files and directories ([DagPb], [UnixFs]), archives of blocks ([Car]), and the walk
/// from an address and a path to the bytes of a file ([ContentWalk]). It does not matter who sent a block.
/// [ContentAddress] tells the addresses that token metadata holds apart.
///
/// Pure: no I/O, no clock, no threads; everything a stranger sent is bounded. Used by the kernel and by whoever
/// fetches content. Sources: multiformats' cid and multihash, ipld's dag-pb and CARv1, the UnixFS specification,
/// RFC 2397, ENSIP-7.
@NullMarked
package dev.touchstone.spv.content;

import org.jspecify.annotations.NullMarked;
