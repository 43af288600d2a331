package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the payload of each message. Pure.
final class PayloadWriter {
    private PayloadWriter() {}

    static byte[] payload(Message message) {
        var out = new WireWriter(256);
        write(message, out);
        return out.toArray();
    }

    private static void write(Message message, WireWriter out) {
        switch (message) {
            case Message.Version version -> version(version, out);
            case Message.Verack _, Message.WtxidRelay _, Message.SendAddrV2 _ -> {}
            case Message.SendHeaders _, Message.GetAddr _, Message.FilterClear _ -> {}
            case Message.Ping(var nonce) -> out.i64(nonce);
            case Message.Pong(var nonce) -> out.i64(nonce);
            case Message.FeeFilter(var perKilobyte) -> out.i64(perKilobyte.value());
            case Message.Reject(var refused, var code, var reason, var hash) -> {
                text(refused, out);
                text(reason, out.u8(code));
                out.string(hash);
            }
            case Message.GetHeaders(var protocol, var locator, var stop) -> locator(protocol, locator, stop, out);
            case Message.GetBlocks(var protocol, var locator, var stop) -> locator(protocol, locator, stop, out);
            case Message.Headers headers -> headers(headers, out);
            case Message.Inv(var items) -> inventory(items, out);
            case Message.GetData(var items) -> inventory(items, out);
            case Message.NotFound(var items) -> inventory(items, out);
            case Message.Block(var bytes) -> out.string(bytes);
            case Message.Tx(var transaction) -> transaction.writeTo(out);
            case Message.GetCFilters(var type, var start, var stop) ->
                out.u8(type).i32(start.value()).hash(stop.value());
            case Message.CFilter(var type, var block, var filter) ->
                out.u8(type).hash(block.value()).varString(filter);
            case Message.GetCFHeaders(var type, var start, var stop) ->
                out.u8(type).i32(start.value()).hash(stop.value());
            case Message.CFHeaders(var type, var stop, var previous, var filterHashes) ->
                hashes(filterHashes, out.u8(type).hash(stop.value()).hash(previous.value()));
            case Message.GetCFCheckpt(var type, var stop) -> out.u8(type).hash(stop.value());
            case Message.CFCheckpt(var type, var stop, var headers) ->
                hashes(
                        headers.stream().map(h -> h.value()).toList(),
                        out.u8(type).hash(stop.value()));
            case Message.Addr(var addresses) -> addr(addresses, out);
            case Message.AddrV2(var addresses) -> addrV2(addresses, out);
            case Message.FilterLoad(var filter, var functions, var tweak, var flags) ->
                out.varString(filter).i32(functions).i32(tweak).u8(flags);
            case Message.MerkleBlock(var header, var tree) -> {
                header.writeTo(out);
                tree.writeTo(out);
            }
            case Message.Unknown unknown -> out.string(unknown.payload());
        }
    }

    private static void locator(int protocol, List<BlockHash> locator, BlockHash stop, WireWriter out) {
        out.i32(protocol).compactSize(locator.size());
        locator.forEach(hash -> out.hash(hash.value()));
        out.hash(stop.value());
    }

    private static void version(Message.Version version, WireWriter out) {
        out.i32(version.protocol()).i64(version.services().bits()).i64(version.time());
        networkAddress(version.receiver(), out);
        networkAddress(version.sender(), out);
        text(version.userAgent(), out.i64(version.nonce()));
        out.i32(version.startHeight()).u8(version.relay() ? 1 : 0);
    }

    private static void headers(Message.Headers headers, WireWriter out) {
        var packed = headers.packed().toArray();
        out.compactSize(headers.count());
        for (int at = 0; at < packed.length; at += BlockHeader.BYTES) {
            out.string(ByteString.copyOf(packed, at, at + BlockHeader.BYTES)).compactSize(0);
        }
    }

    static ByteString pack(List<BlockHeader> headers) {
        var out = new WireWriter(headers.size() * BlockHeader.BYTES);
        headers.forEach(header -> header.writeTo(out));
        return out.toByteString();
    }

    private static void inventory(List<Inventory> items, WireWriter out) {
        out.compactSize(items.size());
        items.forEach(item -> item.writeTo(out));
    }

    private static void hashes(List<Hash256> hashes, WireWriter out) {
        out.compactSize(hashes.size());
        hashes.forEach(out::hash);
    }

    private static void addr(List<NetworkAddress.Seen> addresses, WireWriter out) {
        out.compactSize(addresses.size());
        for (var seen : addresses) networkAddress(seen.address(), out.u32(seen.time()));
    }

    private static void addrV2(List<NetworkAddress.SeenV2> addresses, WireWriter out) {
        out.compactSize(addresses.size());
        for (var seen : addresses) {
            out.u32(seen.time())
                    .compactSize(seen.services().bits())
                    .u8(seen.network())
                    .varString(seen.address());
            port(seen.port(), out);
        }
    }

    private static void networkAddress(NetworkAddress address, WireWriter out) {
        port(address.port(), out.i64(address.services().bits()).string(address.ip()));
    }

    private static void port(int port, WireWriter out) {
        out.u8(port >>> 8).u8(port);
    }

    private static void text(String text, WireWriter out) {
        out.varString(ByteString.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
