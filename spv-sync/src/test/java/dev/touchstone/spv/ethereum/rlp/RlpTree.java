package dev.touchstone.spv.ethereum.rlp;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.List;

/// Any RLP whatever, read to its last leaf: what a decoder without a format in mind would see.
sealed interface RlpTree {
    record Text(ByteString bytes) implements RlpTree {}

    record Items(List<RlpTree> items) implements RlpTree {}

    static Parsed<RlpTree> parse(byte[] bytes) {
        return RlpReader.parse(bytes, RlpTree::read);
    }

    private static RlpTree read(RlpReader in) throws MalformedException {
        if (!in.isList()) return new Text(ByteString.of(in.bytes()));
        var list = in.list();
        var items = new ArrayList<RlpTree>();
        while (list.hasNext()) items.add(read(list));
        return new Items(items);
    }

    default void writeTo(RlpWriter out) {
        switch (this) {
            case Text(var bytes) -> out.string(bytes);
            case Items(var items) -> out.list(items, (o, item) -> item.writeTo(o));
        }
    }

    default byte[] encoded() {
        var out = new RlpWriter();
        writeTo(out);
        return out.toArray();
    }
}
