package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import java.util.LinkedHashMap;

/// Code made ready to run, kept by its hash from one run to the next; the least used goes first. Confined to one
/// thread.
public final class CodeCache {
    private static final int MOST_BYTES = 1 << 24;

    private final LinkedHashMap<Hash256, Code> codes = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public CodeCache() {}

    /// The code with this hash, of which the bytes are `source`.
    ///
    /// @throws IllegalArgumentException where they are not
    Code get(Hash256 hash, ByteString source) {
        var known = codes.get(hash);
        if (known != null) return known;
        if (!Keccak256.of(source).equals(hash)) throw new IllegalArgumentException("code of another hash");
        var code = Code.of(source);
        codes.put(hash, code);
        bytes += code.padded().length;
        while (bytes > MOST_BYTES && codes.size() > 1) {
            bytes -= codes.pollFirstEntry().getValue().padded().length;
        }
        return code;
    }
}
