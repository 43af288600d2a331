/// The practice chain's own corner of IPFS: the pictures and descriptions of its collections, made by code and always
/// the same, cut into blocks as an IPFS node cuts them, and a gateway that serves them over HTTP on this computer only.
/// Who fetches checks them by their addresses as he checks any. [PracticePictures] says what there is,
/// [PracticeGateway] serves it on the threads of its connections; the rest is pure. Specs: UnixFS, DAG-PB, CARv1, PNG,
/// ipfs/specs `http-gateways/trustless-gateway.md`.
@NullMarked
package dev.touchstone.spv.practice.ipfs;

import org.jspecify.annotations.NullMarked;
