package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Branch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// The fields that several kinds of event share, each with its writing and its reading half. Thread-safe.
final class EventFields {
    private EventFields() {}

    /// Milliseconds since 1970.
    static void time(WireWriter out, Instant time) {
        out.i64(time.toEpochMilli());
    }

    static Instant time(WireReader in) throws MalformedException {
        return Instant.ofEpochMilli(in.i64());
    }

    static void text(WireWriter out, String text) {
        out.varString(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String text(WireReader in, int mostBytes) throws MalformedException {
        return new String(in.varString(mostBytes).toArray(), StandardCharsets.UTF_8);
    }

    static boolean flag(WireReader in) throws MalformedException {
        int value = in.u8();
        if (value > 1) throw new MalformedException("a flag of " + value);
        return value == 1;
    }

    static int count(WireReader in) throws MalformedException {
        int count = in.i32();
        if (count < 0) throw new MalformedException("a count of " + count);
        return count;
    }

    static void point(WireWriter out, ChainPoint point) {
        out.i32(point.height().value()).hash(point.hash());
    }

    static ChainPoint point(WireReader in) throws MalformedException {
        return new ChainPoint(Height.of(count(in)), in.hash());
    }

    static void address(WireWriter out, EthereumAddress address) {
        out.string(address.value());
    }

    static EthereumAddress address(WireReader in) throws MalformedException {
        return new EthereumAddress(in.string(EthereumAddress.BYTES));
    }

    static void outPoint(WireWriter out, OutPoint outPoint) {
        out.hash(outPoint.txid().value()).u32(outPoint.index());
    }

    static OutPoint outPoint(WireReader in) throws MalformedException {
        return new OutPoint(new TxId(in.hash()), in.u32());
    }

    static void type(WireWriter out, AddressType type) {
        out.u8(type.purpose());
    }

    static AddressType type(WireReader in) throws MalformedException {
        int purpose = in.u8();
        return AddressType.byPurpose(purpose)
                .orElseThrow(() -> new MalformedException("no account of purpose " + purpose));
    }

    static void branch(WireWriter out, Branch branch) {
        out.u8(branch.number());
    }

    static Branch branch(WireReader in) throws MalformedException {
        int number = in.u8();
        return Arrays.stream(Branch.values())
                .filter(branch -> branch.number() == number)
                .findFirst()
                .orElseThrow(() -> new MalformedException("no branch " + number));
    }

    static void path(WireWriter out, AddressPath path) {
        type(out, path.type());
        branch(out, path.branch());
        out.i32(path.index());
    }

    static AddressPath path(WireReader in) throws MalformedException {
        return new AddressPath(type(in), branch(in), count(in));
    }
}
