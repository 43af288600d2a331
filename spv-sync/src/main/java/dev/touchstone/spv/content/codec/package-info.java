/// The encodings that content addressing is written in: bases for text ([Multibase], [Base64Url]), and readers
/// for the strict forms of varints, Protocol Buffers and DAG-CBOR. What has a canonical form is read in that form
/// only. Pure: no I/O, no clock, no threads; every length is held against the bytes that are there. Used by the
/// packages of [dev.touchstone.spv.content]. Sources: multiformats' multibase and unsigned-varint, RFC 4648, RFC
/// 8949 with IPLD's DAG-CBOR.
@NullMarked
package dev.touchstone.spv.content.codec;

import org.jspecify.annotations.NullMarked;
