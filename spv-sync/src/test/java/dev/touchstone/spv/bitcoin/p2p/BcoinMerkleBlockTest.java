package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.proof.CoinbaseProof;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.BcoinPeer;
import dev.touchstone.spv.testsupport.FilteringResponder;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Merkle blocks (BIP37) straight from bcoin: each leads to transactions that the kernel proves.
class BcoinMerkleBlockTest {
    private static final Script FREE = script("00204ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260");
    private static final Script PAYEE = script("0014751e76e8199196d454941c45d1b3a323f1433bd6");

    /// Matches everything, so that the coinbase, which fixes the depth of the tree, comes too.
    private static final Message.FilterLoad ALL =
            new Message.FilterLoad(ByteString.fromHex("ff").orElseThrow(), 1, 0, 0);

    private static Script script(String hex) {
        return new Script(ByteString.fromHex(hex).orElseThrow());
    }

    private static BlockHash hash(String display) {
        return new BlockHash(Hash256.fromDisplay(display).orElseThrow());
    }

    @Test
    void aMerkleBlockOfBcoinProvesThePaymentInIt() throws InterruptedException {
        try (var bcoin = BcoinPeer.start()) {
            bcoin.mine(450, FREE);
            var heard = new LinkedBlockingQueue<Message>();
            try (var follower = FilteringResponder.of(bcoin);
                    var peer = connected(bcoin, heard)) {
                follower.catchUp();
                for (int i = 0; i < 6; i++) {
                    var paid = (FaucetResult.Paid) follower.node().pay(PAYEE, Satoshis.of(100_000 + i));
                    bcoin.awaitUnconfirmed(paid.transaction().txid().toString());
                }
                var block = hash(bcoin.mine(1, FREE).getFirst());
                var chain = chainOf(bcoin);
                peer.send(ALL);
                peer.send(new Message.GetData(List.of(Inventory.of(Inventory.Kind.FILTERED_BLOCK, block.value()))));
                var merkle = next(heard, Message.MerkleBlock.class);
                proves(chain, merkle, bcoin);
            }
        }
    }

    private static void proves(HeaderChain chain, Message.MerkleBlock merkle, BcoinPeer bcoin) {
        var at = Height.of(451);
        var header = (Proven<BlockHeader>) Kernel.header(chain, merkle.header(), at);
        var opened = merkle.tree().open().orThrow();
        assertThat(opened.root()).isEqualTo(merkle.header().merkleRoot());
        assertThat(opened.leaves()).hasSize(7);
        var transactions =
                Block.parse(raw(bcoin, merkle.header().hash())).orThrow().transactions();
        var coinbase = new CoinbaseProof(
                ByteString.of(transactions.getFirst().strippedBytes()),
                opened.leaves().getFirst().branch());
        for (int i = 1; i < 7; i++) {
            var leaf = opened.leaves().get(i);
            assertThat(leaf.txid()).isEqualTo(transactions.get(i).txid());
            var stripped = ByteString.of(transactions.get(i).strippedBytes());
            assertThat(Kernel.inclusion(header, stripped, leaf.branch(), coinbase))
                    .isInstanceOf(Proven.class);
            var elsewhere =
                    new MerkleBranch(leaf.branch().index() ^ 1, leaf.branch().siblings());
            assertThat(Kernel.inclusion(header, stripped, elsewhere, coinbase)).isInstanceOf(Refuted.class);
        }
    }

    private static byte[] raw(BcoinPeer bcoin, BlockHash block) {
        return ByteString.fromHex(
                        bcoin.call("getblock", block.toString(), false).asString())
                .orElseThrow()
                .toArray();
    }

    private static HeaderChain chainOf(BcoinPeer bcoin) {
        var chain = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_REGTEST));
        for (int height = 1; height <= bcoin.height(); height++) {
            var hash = bcoin.call("getblockhash", height).asString();
            var header = bcoin.call("getblockheader", hash, false).asString();
            var bytes = ByteString.fromHex(header).orElseThrow().toArray();
            chain.extend(bytes, 0, 1, InstantSource.system().instant());
        }
        assertThat(chain.tip().height()).isEqualTo(Height.of(451));
        return chain;
    }

    private static Peer connected(BcoinPeer bcoin, BlockingQueue<Message> heard) throws InterruptedException {
        var ready = new LinkedBlockingQueue<Peer>();
        var profile =
                LocalNode.Profile.client(Networks.of(Network.BITCOIN_REGTEST).magic(), false);
        var self = new LocalNode(profile, Deadlines.STANDARD, InstantSource.system(), new Random(1));
        var address = PeerAddress.of(InetAddress.getLoopbackAddress(), bcoin.port());
        var peer = Peer.connect(address, Dialer.direct(), self, new PeerEvents() {
            @Override
            public void ready(Peer introduced, Message.Version version) {
                ready.add(introduced);
            }

            @Override
            public void received(Peer from, Message message) {
                heard.add(message);
            }

            @Override
            public void closed(Peer ended, PeerFault fault) {}
        });
        assertThat(ready.poll(20, TimeUnit.SECONDS)).isEqualTo(peer);
        return peer;
    }

    private static <M extends Message> M next(BlockingQueue<Message> heard, Class<M> kind) throws InterruptedException {
        while (true) {
            var message = heard.poll(20, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            if (kind.isInstance(message)) return kind.cast(message);
        }
    }
}
