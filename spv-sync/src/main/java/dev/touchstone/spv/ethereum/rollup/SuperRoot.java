package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Keccak256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What several OP Stack chains settle together: the output root of each at one time (optimism specs, `interop`,
/// "super root"; contracts-bedrock `Encoding.encodeSuperRootProof`, version 1). Immutable.
///
/// @param timestamp seconds since 1970, as an unsigned number of 64 bits
public record SuperRoot(long timestamp, List<Output> outputs) {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Long.BYTES;
    private static final int ITEM = 2 * Hash256.BYTES;
    private static final int MOST_OUTPUTS = 10_000;

    /// The output root of one chain.
    ///
    /// @param chainId a number of 256 bits
    public record Output(Hash256 chainId, Hash256 root) {}

    public SuperRoot {
        outputs = List.copyOf(outputs);
    }

    /// Reads what the super root is the hash of.
    public static Parsed<SuperRoot> parse(ByteString preimage) {
        int rest = preimage.length() - HEAD;
        boolean isWhole = rest > 0 && rest % ITEM == 0 && rest / ITEM <= MOST_OUTPUTS;
        if (!isWhole) return Parsed.malformed("a super root of " + preimage.length() + " bytes");
        if (preimage.at(0) != VERSION) return Parsed.malformed("a super root of another version");
        var bytes = preimage.toArray();
        var outputs = new ArrayList<Output>();
        for (int at = HEAD; at < bytes.length; at += ITEM) {
            outputs.add(new Output(Hash256.of(bytes, at), Hash256.of(bytes, at + Hash256.BYTES)));
        }
        return Parsed.ok(new SuperRoot(ByteBuffer.wrap(bytes).getLong(1), outputs));
    }

    /// The bytes that the super root is the hash of.
    public ByteString preimage() {
        var bytes =
                ByteBuffer.allocate(HEAD + outputs.size() * ITEM).put(VERSION).putLong(timestamp);
        for (var output : outputs) {
            bytes.put(output.chainId().toBytes()).put(output.root().toBytes());
        }
        return ByteString.of(bytes.array());
    }

    public Hash256 hash() {
        return Keccak256.of(preimage());
    }

    /// The output root of a chain; empty where it is not among them, or more than once.
    public Optional<Hash256> of(long chainId) {
        var word = new byte[Hash256.BYTES];
        ByteBuffer.wrap(word).putLong(Hash256.BYTES - Long.BYTES, chainId);
        var wanted = Hash256.of(word);
        var roots = outputs.stream()
                .filter(output -> output.chainId().equals(wanted))
                .map(Output::root)
                .toList();
        return roots.size() == 1 ? Optional.of(roots.getFirst()) : Optional.empty();
    }
}
