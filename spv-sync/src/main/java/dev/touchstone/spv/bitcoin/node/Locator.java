package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderChain;
import java.util.ArrayList;
import java.util.List;

/// Hashes of a chain by which a peer finds the last block it shares: the last ones one by one, then ever fewer, down
/// to the first block, as `getheaders` wants them. Pure.
final class Locator {
    private static final int DENSE = 10;

    private Locator() {}

    static List<BlockHash> of(HeaderChain chain) {
        var hashes = new ArrayList<BlockHash>();
        int step = 1;
        for (int height = chain.tip().height().value(); height > 0; height -= step) {
            hashes.add(chain.hashAt(Height.of(height)));
            if (hashes.size() > DENSE) step *= 2;
        }
        hashes.add(chain.hashAt(Height.GENESIS));
        return hashes;
    }
}
