package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.PartialMerkleTree;
import dev.touchstone.spv.chain.Hash256;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The commands that are known here, and the longest payload that each may have. Immutable.
enum Command {
    VERSION(1024),
    VERACK(0),
    WTXIDRELAY(0),
    SENDADDRV2(0),
    PING(8),
    PONG(8),
    FEEFILTER(8),
    REJECT(512),

    SENDHEADERS(0),
    GETHEADERS(Sizes.LOCATOR),
    GETBLOCKS(Sizes.LOCATOR),
    HEADERS(Sizes.COUNT + Message.Headers.MOST * (BlockHeader.BYTES + 1)),
    INV(Sizes.INVENTORY),
    GETDATA(Sizes.INVENTORY),
    NOTFOUND(Sizes.INVENTORY),
    BLOCK(Sizes.MOST),
    TX(Sizes.MOST),

    GETCFILTERS(Sizes.FILTER_RANGE),
    CFILTER(Sizes.FILTER_KEY + Sizes.COUNT + CompactFilter.MOST_BYTES),
    GETCFHEADERS(Sizes.FILTER_RANGE),
    CFHEADERS(Sizes.FILTER_KEY + Sizes.hashes(Message.CFHeaders.MOST + 1)),
    GETCFCHECKPT(Sizes.FILTER_KEY),
    CFCHECKPT(Sizes.FILTER_KEY + Sizes.hashes(Message.CFCheckpt.MOST)),

    GETADDR(0),
    ADDR(Sizes.COUNT + Message.Addr.MOST * 30),
    ADDRV2(Sizes.COUNT + Message.Addr.MOST * (20 + NetworkAddress.SeenV2.MOST_BYTES)),

    FILTERLOAD(Sizes.COUNT + Message.FilterLoad.MOST_BYTES + 9),
    FILTERCLEAR(0),
    MERKLEBLOCK(BlockHeader.BYTES + PartialMerkleTree.MOST_BYTES);

    private final int most;

    Command(int most) {
        this.most = most;
    }

    static Optional<Command> named(String name) {
        return Arrays.stream(values()).filter(c -> c.wireName().equals(name)).findFirst();
    }

    /// The most bytes a message of this name can have.
    static int mostBytes(String name) {
        return named(name).map(c -> c.most).orElse(Sizes.MOST);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Lengths of parts of payloads, in bytes.
    static final class Sizes {
        /// No message is longer, whatever it is.
        static final int MOST = 4_000_000;

        static final int COUNT = 9;
        static final int MOST_LOCATOR_HASHES = 101;
        static final int LOCATOR = 4 + hashes(MOST_LOCATOR_HASHES + 1);
        static final int INVENTORY = COUNT + Message.Inv.MOST * Inventory.BYTES;
        static final int FILTER_KEY = 1 + Hash256.BYTES;
        static final int FILTER_RANGE = FILTER_KEY + 4;

        private Sizes() {}

        static int hashes(int count) {
            return COUNT + count * Hash256.BYTES;
        }
    }
}
