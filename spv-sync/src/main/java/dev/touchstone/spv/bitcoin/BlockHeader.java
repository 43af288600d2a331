package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.time.Instant;

/// The 80 bytes that stand for a block. `time` and `bits` are the unsigned 32-bit numbers of the wire. Immutable.
public record BlockHeader(int version, BlockHash previous, Hash256 merkleRoot, long time, int bits, int nonce) {
    public static final int BYTES = 80;

    public static Parsed<BlockHeader> parse(byte[] bytes) {
        return WireReader.parse(bytes, BlockHeader::read);
    }

    public static BlockHeader read(WireReader in) throws MalformedException {
        return new BlockHeader(in.i32(), new BlockHash(in.hash()), in.hash(), in.u32(), in.i32(), in.i32());
    }

    public void writeTo(WireWriter out) {
        out.i32(version)
                .hash(previous.value())
                .hash(merkleRoot)
                .u32(time)
                .i32(bits)
                .i32(nonce);
    }

    public byte[] bytes() {
        var out = new WireWriter(BYTES);
        writeTo(out);
        return out.toArray();
    }

    public BlockHash hash() {
        return new BlockHash(DoubleSha256.of(bytes()));
    }

    public Instant timestamp() {
        return Instant.ofEpochSecond(time);
    }
}
