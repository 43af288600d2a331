package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;

/// Premises for kernel functions about blocks in the middle of a chain, which a test cannot reach from genesis.
final class ProvenPremise {
    private ProvenPremise() {}

    static Proven<BlockHeader> header(Network network, BlockHeader header, int height) {
        var point = new ChainPoint(Height.of(height), header.hash().value());
        var anchor = new Evidence.Anchor(new TrustAnchor.GenesisBlock(
                network, Networks.of(network).genesis().hash()));
        return new Proven<>(header, new Evidence.HeaderOnChain(point, header, point, Work.ZERO, anchor), point);
    }
}
