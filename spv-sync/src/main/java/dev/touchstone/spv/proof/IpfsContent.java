package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentAddress;

/// A file of IPFS, by its address and path. Immutable.
public record IpfsContent(ContentAddress.Ipfs address, ByteString bytes) {}
