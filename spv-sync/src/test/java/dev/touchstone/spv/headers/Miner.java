package dev.touchstone.spv.headers;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;

/// Makes headers whose work is done, under rules easy enough to do it in a test. Confined to one thread.
final class Miner {
    /// When the miners of these tests live.
    static final Instant NOW = Instant.ofEpochSecond(1_900_000_000L);

    static final int EASIEST_BITS = 0x207fffff;
    private static final int VERSION = 0x20000000;

    private BlockHeader tip;
    private int branch;

    private Miner(BlockHeader tip, int branch) {
        this.tip = tip;
        this.branch = branch;
    }

    static Miner above(BlockHeader tip) {
        return new Miner(tip, 0);
    }

    static Miner atGenesis(BitcoinParameters parameters) {
        return above(parameters.genesis());
    }

    /// Regtest with another rule of difficulty.
    static BitcoinParameters rules(Difficulty difficulty) {
        var regtest = Networks.of(Network.BITCOIN_REGTEST);
        return new BitcoinParameters(
                regtest.network(),
                regtest.magic(),
                regtest.port(),
                regtest.genesis(),
                regtest.powLimit(),
                difficulty,
                regtest.bip34(),
                regtest.bip66(),
                regtest.bip65(),
                regtest.segwit(),
                regtest.minimumChainWork(),
                List.of());
    }

    BlockHeader tip() {
        return tip;
    }

    /// Another miner on the same tip, whose headers differ.
    Miner fork(int number) {
        return new Miner(tip, number);
    }

    BlockHeader draft(long time, int bits) {
        var root = new byte[Hash256.BYTES];
        root[0] = (byte) branch;
        root[1] = (byte) (branch >> 8);
        root[31] = 1;
        return new BlockHeader(VERSION, tip.hash(), Hash256.of(root), time, bits, 0);
    }

    /// Finds the nonce and takes the header as tip.
    BlockHeader take(BlockHeader draft) {
        tip = solve(draft);
        return tip;
    }

    BlockHeader mine(long time, int bits) {
        return take(draft(time, bits));
    }

    /// The next header, ten minutes later, of the easiest target.
    BlockHeader mine() {
        return mine(tip.time() + BitcoinParameters.BLOCK_SECONDS, EASIEST_BITS);
    }

    /// The next headers, packed.
    byte[] mine(int count) {
        var packed = new ByteArrayOutputStream(count * BlockHeader.BYTES);
        for (int i = 0; i < count; i++) packed.writeBytes(mine().bytes());
        return packed.toByteArray();
    }

    static BlockHeader solve(BlockHeader draft) {
        var target = Target.ofBits(draft.bits());
        for (int nonce = 0; ; nonce++) {
            var header = withNonce(draft, nonce);
            if (target.isMetBy(header.hash().value())) return header;
        }
    }

    /// The same header with its work not done.
    static BlockHeader spoil(BlockHeader header) {
        var target = Target.ofBits(header.bits());
        for (int nonce = 0; ; nonce++) {
            var bad = withNonce(header, nonce);
            if (!target.isMetBy(bad.hash().value())) return bad;
        }
    }

    static BlockHeader withNonce(BlockHeader h, int nonce) {
        return new BlockHeader(h.version(), h.previous(), h.merkleRoot(), h.time(), h.bits(), nonce);
    }

    static BlockHeader withVersion(BlockHeader h, int version) {
        return new BlockHeader(version, h.previous(), h.merkleRoot(), h.time(), h.bits(), h.nonce());
    }

    static BlockHeader withPrevious(BlockHeader h, BlockHash previous) {
        return new BlockHeader(h.version(), previous, h.merkleRoot(), h.time(), h.bits(), h.nonce());
    }

    static byte[] pack(List<BlockHeader> headers) {
        var packed = new ByteArrayOutputStream(headers.size() * BlockHeader.BYTES);
        headers.forEach(header -> packed.writeBytes(header.bytes()));
        return packed.toByteArray();
    }
}
