package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.PartialMerkleTree;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the payload of each message. Pure. Bytes left over are the caller's to judge, except that a version may
/// have more at its end than this program knows.
final class PayloadReader {
    private static final int MOST_USER_AGENT = 256;
    private static final int MOST_REASON = 111;
    private static final int COMMAND = 12;

    private PayloadReader() {}

    static Message read(Command command, WireReader in) throws MalformedException {
        return switch (command) {
            case VERSION -> version(in);
            case VERACK -> new Message.Verack();
            case WTXIDRELAY -> new Message.WtxidRelay();
            case SENDADDRV2 -> new Message.SendAddrV2();
            case PING -> new Message.Ping(in.i64());
            case PONG -> new Message.Pong(in.i64());
            case FEEFILTER -> feeFilter(in);
            case REJECT -> reject(in);
            case SENDHEADERS -> new Message.SendHeaders();
            case GETHEADERS -> new Message.GetHeaders(in.i32(), locator(in), new BlockHash(in.hash()));
            case GETBLOCKS -> new Message.GetBlocks(in.i32(), locator(in), new BlockHash(in.hash()));
            case HEADERS -> headers(in);
            case INV -> new Message.Inv(inventory(in));
            case GETDATA -> new Message.GetData(inventory(in));
            case NOTFOUND -> new Message.NotFound(inventory(in));
            case BLOCK -> block(in);
            case TX -> tx(in);
            case GETCFILTERS -> getCFilters(in);
            case CFILTER -> cFilter(in);
            case GETCFHEADERS -> getCFHeaders(in);
            case CFHEADERS -> cfHeaders(in);
            case GETCFCHECKPT -> getCFCheckpt(in);
            case CFCHECKPT -> cfCheckpt(in);
            case GETADDR -> new Message.GetAddr();
            case ADDR -> addr(in);
            case ADDRV2 -> addrV2(in);
            case FILTERLOAD -> filterLoad(in);
            case FILTERCLEAR -> new Message.FilterClear();
            case MERKLEBLOCK -> merkleBlock(in);
        };
    }

    /// Fields were added to the version over time; what an old node leaves out has its old meaning.
    private static Message version(WireReader in) throws MalformedException {
        int protocol = in.i32();
        var services = new Services(in.i64());
        long time = in.i64();
        var receiver = networkAddress(in);
        boolean ends = in.remaining() == 0;
        var sender = ends ? NetworkAddress.UNSPECIFIED : networkAddress(in);
        long nonce = ends ? 0 : in.i64();
        var userAgent = in.remaining() == 0 ? "" : text(in, MOST_USER_AGENT);
        int startHeight = in.remaining() == 0 ? 0 : in.i32();
        boolean relay = in.remaining() == 0 || in.u8() != 0;
        in.skip(in.remaining());
        return new Message.Version(protocol, services, time, receiver, sender, nonce, userAgent, startHeight, relay);
    }

    private static Message feeFilter(WireReader in) throws MalformedException {
        return new Message.FeeFilter(new Satoshis(in.i64()));
    }

    private static Message reject(WireReader in) throws MalformedException {
        return new Message.Reject(text(in, COMMAND), in.u8(), text(in, MOST_REASON), rejected(in));
    }

    private static ByteString rejected(WireReader in) throws MalformedException {
        return in.remaining() == 0 ? ByteString.EMPTY : in.string(Hash256.BYTES);
    }

    private static List<BlockHash> locator(WireReader in) throws MalformedException {
        int count = in.count(Command.Sizes.MOST_LOCATOR_HASHES, Hash256.BYTES);
        var locator = new ArrayList<BlockHash>(count);
        for (int i = 0; i < count; i++) locator.add(new BlockHash(in.hash()));
        return locator;
    }

    /// Each header is followed by a number of transactions that means nothing.
    private static Message headers(WireReader in) throws MalformedException {
        int count = in.count(Message.Headers.MOST, BlockHeader.BYTES + 1);
        var packed = new WireWriter(count * BlockHeader.BYTES);
        for (int i = 0; i < count; i++) {
            packed.bytes(in.bytes(BlockHeader.BYTES));
            in.compactSize();
        }
        return new Message.Headers(packed.toByteString());
    }

    static List<BlockHeader> unpack(ByteString packed) {
        var in = new WireReader(packed.toArray());
        var headers = new ArrayList<BlockHeader>(packed.length() / BlockHeader.BYTES);
        try {
            while (in.remaining() > 0) headers.add(BlockHeader.read(in));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not whole headers", e);
        }
        return headers;
    }

    private static List<Inventory> inventory(WireReader in) throws MalformedException {
        int count = in.count(Message.Inv.MOST, Inventory.BYTES);
        var items = new ArrayList<Inventory>(count);
        for (int i = 0; i < count; i++) items.add(Inventory.read(in));
        return items;
    }

    private static Message block(WireReader in) throws MalformedException {
        if (in.remaining() < BlockHeader.BYTES) throw new MalformedException("a block shorter than a header");
        if (in.remaining() > Block.MOST_BYTES) throw new MalformedException("a block of " + in.remaining() + " bytes");
        return new Message.Block(in.string(in.remaining()));
    }

    private static Message tx(WireReader in) throws MalformedException {
        return new Message.Tx(Transaction.read(in));
    }

    private static Message getCFilters(WireReader in) throws MalformedException {
        return new Message.GetCFilters(in.u8(), height(in), new BlockHash(in.hash()));
    }

    private static Message cFilter(WireReader in) throws MalformedException {
        return new Message.CFilter(in.u8(), new BlockHash(in.hash()), in.varString(CompactFilter.MOST_BYTES));
    }

    private static Message getCFHeaders(WireReader in) throws MalformedException {
        return new Message.GetCFHeaders(in.u8(), height(in), new BlockHash(in.hash()));
    }

    private static Message cfHeaders(WireReader in) throws MalformedException {
        int type = in.u8();
        var stop = new BlockHash(in.hash());
        var previous = new FilterHeader(in.hash());
        return new Message.CFHeaders(type, stop, previous, hashes(in, Message.CFHeaders.MOST));
    }

    private static Message getCFCheckpt(WireReader in) throws MalformedException {
        return new Message.GetCFCheckpt(in.u8(), new BlockHash(in.hash()));
    }

    private static Message cfCheckpt(WireReader in) throws MalformedException {
        int type = in.u8();
        var stop = new BlockHash(in.hash());
        var headers = hashes(in, Message.CFCheckpt.MOST).stream()
                .map(FilterHeader::new)
                .toList();
        return new Message.CFCheckpt(type, stop, headers);
    }

    private static List<Hash256> hashes(WireReader in, int most) throws MalformedException {
        int count = in.count(most, Hash256.BYTES);
        var hashes = new ArrayList<Hash256>(count);
        for (int i = 0; i < count; i++) hashes.add(in.hash());
        return hashes;
    }

    private static Height height(WireReader in) throws MalformedException {
        int height = in.i32();
        if (height < 0) throw new MalformedException("a height over 2^31");
        return Height.of(height);
    }

    private static Message addr(WireReader in) throws MalformedException {
        int count = in.count(Message.Addr.MOST, 30);
        var addresses = new ArrayList<NetworkAddress.Seen>(count);
        for (int i = 0; i < count; i++) addresses.add(new NetworkAddress.Seen(in.u32(), networkAddress(in)));
        return new Message.Addr(addresses);
    }

    private static NetworkAddress networkAddress(WireReader in) throws MalformedException {
        return new NetworkAddress(new Services(in.i64()), in.string(NetworkAddress.IP_BYTES), port(in));
    }

    private static Message addrV2(WireReader in) throws MalformedException {
        int count = in.count(Message.Addr.MOST, 9);
        var addresses = new ArrayList<NetworkAddress.SeenV2>(count);
        for (int i = 0; i < count; i++) {
            addresses.add(new NetworkAddress.SeenV2(
                    in.u32(),
                    new Services(in.compactSize()),
                    in.u8(),
                    in.varString(NetworkAddress.SeenV2.MOST_BYTES),
                    port(in)));
        }
        return new Message.AddrV2(addresses);
    }

    /// Ports alone are big-endian.
    private static int port(WireReader in) throws MalformedException {
        return (in.u8() << 8) | in.u8();
    }

    private static Message filterLoad(WireReader in) throws MalformedException {
        var filter = in.varString(Message.FilterLoad.MOST_BYTES);
        int functions = in.i32();
        if (functions < 0 || functions > Message.FilterLoad.MOST_FUNCTIONS) {
            throw new MalformedException("a Bloom filter of " + functions + " functions");
        }
        return new Message.FilterLoad(filter, functions, in.i32(), in.u8());
    }

    private static Message merkleBlock(WireReader in) throws MalformedException {
        return new Message.MerkleBlock(BlockHeader.read(in), PartialMerkleTree.read(in));
    }

    /// Each byte is one character, so that what a stranger calls himself is neither refused nor changed.
    private static String text(WireReader in, int most) throws MalformedException {
        return new String(in.varString(most).toArray(), StandardCharsets.ISO_8859_1);
    }
}
