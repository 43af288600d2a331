package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;

/// Premises for kernel functions about blocks in the middle of a chain, which a test cannot reach from genesis.
final class ProvenPremise {
    private ProvenPremise() {}

    static Proven<BlockHeader> header(Network network, BlockHeader header, int height) {
        var point = new ChainPoint(Height.of(height), header.hash().value());
        var genesis = new TrustAnchor.GenesisBlock(
                network, Networks.of(network).genesis().hash());
        return new Proven<>(header, new Evidence.HeaderOnChain(point, header, point, Work.ZERO, genesis), point);
    }

    /// An execution header as if it had been proven; the light client that proves one is not under test here.
    static Proven<ExecutionHeader> executionHeader(ExecutionHeader header) {
        var point = new ChainPoint(Height.of((int) header.number().value()), header.hash());
        var genesis = new TrustAnchor.GenesisBlock(
                Network.BITCOIN_REGTEST,
                Networks.of(Network.BITCOIN_REGTEST).genesis().hash());
        return new Proven<>(header, new Evidence.Anchor(genesis), point);
    }

    /// An execution header as if the committee had signed for it.
    static Proven<ExecutionHeader> signed(ExecutionHeader header, Evidence.SignedBlock evidence) {
        var point = new ChainPoint(Height.of((int) header.number().value()), header.hash());
        return new Proven<>(header, evidence, point);
    }

    /// An execution header as if this evidence had been enough for it.
    static Proven<ExecutionHeader> resting(ExecutionHeader header, Evidence evidence) {
        return new Proven<>(
                header, evidence, new ChainPoint(Height.of((int) header.number().value()), header.hash()));
    }

    /// An address as if a block's header proved it.
    static Proven<EthereumAddress> address(EthereumAddress address, Proven<ExecutionHeader> header) {
        return new Proven<>(address, header.evidence(), header.asOf());
    }
}
