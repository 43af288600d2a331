/// Fetching content from strangers over HTTP: gateways to IPFS and Arweave, whose answers are proven before they
/// leave this package, and websites, whose answers stay claims. [ContentFetcher] is the way in; [PictureFinder]
/// goes from what a contract says of a token to the token's picture.
///
/// Nobody is asked whom the user did not name or agree to. Calls block; use a virtual thread. Redirects are not
/// followed. Sources: ipfs/specs `http-gateways/trustless-gateway.md`, Arweave's HTTP API, ar.io's gateway headers,
/// ANS-104.
@NullMarked
package dev.touchstone.spv.content.source;

import org.jspecify.annotations.NullMarked;
