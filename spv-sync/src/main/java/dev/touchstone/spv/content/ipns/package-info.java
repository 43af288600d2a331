/// IPNS: names that are a public key, and the signed records that say what such a name points to now
/// ([IpnsRecord]). A record that is checked is the owner's word; that it is the newest is not proven by anything
/// in it, only that no record with a higher sequence was shown.
///
/// Pure: no I/O, no clock (times are arguments), no threads; everything a stranger sent is bounded. Used by
/// whoever resolves names. Sources: the IPNS Record specification of IPFS, libp2p's peer-ids, RFC 8032.
@NullMarked
package dev.touchstone.spv.content.ipns;

import org.jspecify.annotations.NullMarked;
