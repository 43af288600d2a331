package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.PartialMerkleTree;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.List;
import java.util.Locale;

/// A message of Bitcoin's peer-to-peer protocol. Immutable. The records hold what the wire holds; their names are the
/// commands of the wire in another case. [MessageCodec] reads and writes them and keeps the bounds.
public sealed interface Message {
    /// The only filter type there is (BIP158).
    int BASIC_FILTER = 0;

    /// The name that the message has on the wire.
    default String command() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// What is said before a connection stands.
    sealed interface Opening extends Message {}

    // Handshake and upkeep

    /// The first word of both sides. `time` is in seconds, `receiver` and `sender` are what the writer believes.
    /// `relay` false asks for no transactions before a Bloom filter is loaded (BIP37).
    record Version(
            int protocol,
            Services services,
            long time,
            NetworkAddress receiver,
            NetworkAddress sender,
            long nonce,
            String userAgent,
            int startHeight,
            boolean relay)
            implements Opening {}

    record Verack() implements Opening {}

    /// Transactions are announced by wtxid on this connection (BIP339); only before verack.
    record WtxidRelay() implements Opening {}

    /// Addresses may come as [AddrV2] (BIP155); only before verack.
    record SendAddrV2() implements Opening {}

    record Ping(long nonce) implements Message {}

    /// The answer to the ping with this nonce (BIP31).
    record Pong(long nonce) implements Message {}

    /// Do not announce transactions that pay less than this for 1,000 virtual bytes (BIP133).
    record FeeFilter(Satoshis perKilobyte) implements Message {}

    /// A refusal, as nodes sent it before 2019 (BIP61). `hash` is empty or the 32 bytes of what was refused.
    record Reject(String refused, int code, String reason, ByteString hash) implements Message {}

    // Headers and blocks

    /// Announce blocks by their headers (BIP130).
    record SendHeaders() implements Message {}

    /// Asks for the headers after the first hash of `locator` that the other side has, up to `stop` (zero: as many
    /// as fit).
    record GetHeaders(int protocol, List<BlockHash> locator, BlockHash stop) implements Message {
        public GetHeaders {
            locator = List.copyOf(locator);
        }
    }

    /// Asks for the names of the blocks after the first hash of `locator` that the other side has: how nodes asked
    /// before there were headers, and some still do.
    record GetBlocks(int protocol, List<BlockHash> locator, BlockHash stop) implements Message {
        /// How many are named in answer at most.
        public static final int MOST = 500;

        public GetBlocks {
            locator = List.copyOf(locator);
        }
    }

    /// Up to 2,000 headers, packed: 80 bytes each.
    record Headers(ByteString packed) implements Message {
        public static final int MOST = 2000;

        public Headers {
            if (packed.length() % BlockHeader.BYTES != 0 || packed.length() > MOST * BlockHeader.BYTES) {
                throw new IllegalArgumentException(packed.length() + " bytes are not up to " + MOST + " headers");
            }
        }

        public static Headers of(List<BlockHeader> headers) {
            return new Headers(PayloadWriter.pack(headers));
        }

        public int count() {
            return packed.length() / BlockHeader.BYTES;
        }

        public List<BlockHeader> headers() {
            return PayloadReader.unpack(packed);
        }
    }

    record Inv(List<Inventory> items) implements Message {
        public static final int MOST = 50_000;

        public Inv {
            items = List.copyOf(items);
        }
    }

    record GetData(List<Inventory> items) implements Message {
        public GetData {
            items = List.copyOf(items);
        }
    }

    /// What of a [GetData] the other side does not have.
    record NotFound(List<Inventory> items) implements Message {
        public NotFound {
            items = List.copyOf(items);
        }
    }

    /// A block as it came, at least a header long; only the kernel reads what is in it.
    record Block(ByteString bytes) implements Message {
        public Block {
            if (bytes.length() < BlockHeader.BYTES) throw new IllegalArgumentException("shorter than a header");
        }

        /// The hash of its first 80 bytes: which block this claims to be.
        public BlockHash hash() {
            return new BlockHash(DoubleSha256.of(bytes.toArray(0, BlockHeader.BYTES)));
        }
    }

    record Tx(Transaction transaction) implements Message {}

    // Compact filters (BIP157)

    record GetCFilters(int filterType, Height start, BlockHash stop) implements Message {
        public static final int MOST = 1000;
    }

    record CFilter(int filterType, BlockHash block, ByteString filter) implements Message {}

    record GetCFHeaders(int filterType, Height start, BlockHash stop) implements Message {}

    /// The hashes of the filters of up to 2,000 blocks that end at `stop`, and the filter header before the first.
    record CFHeaders(int filterType, BlockHash stop, FilterHeader previous, List<Hash256> filterHashes)
            implements Message {
        public static final int MOST = 2000;

        public CFHeaders {
            filterHashes = List.copyOf(filterHashes);
        }
    }

    record GetCFCheckpt(int filterType, BlockHash stop) implements Message {}

    /// The filter headers at every 1,000th height up to `stop`, from height 1,000 on.
    record CFCheckpt(int filterType, BlockHash stop, List<FilterHeader> filterHeaders) implements Message {
        public static final int INTERVAL = 1000;
        /// Enough for ten million blocks.
        public static final int MOST = 10_000;

        public CFCheckpt {
            filterHeaders = List.copyOf(filterHeaders);
        }
    }

    // Addresses

    record GetAddr() implements Message {}

    record Addr(List<NetworkAddress.Seen> addresses) implements Message {
        public static final int MOST = 1000;

        public Addr {
            addresses = List.copyOf(addresses);
        }
    }

    /// Addresses of any network (BIP155).
    record AddrV2(List<NetworkAddress.SeenV2> addresses) implements Message {
        public AddrV2 {
            addresses = List.copyOf(addresses);
        }
    }

    // Bloom filters (BIP37)

    record FilterLoad(ByteString filter, int functions, int tweak, int flags) implements Message {
        public static final int MOST_BYTES = 36_000;
        public static final int MOST_FUNCTIONS = 50;
    }

    record FilterClear() implements Message {}

    record MerkleBlock(BlockHeader header, PartialMerkleTree tree) implements Message {}

    /// Anything else. Nobody here reads it.
    record Unknown(String command, ByteString payload) implements Message {}
}
