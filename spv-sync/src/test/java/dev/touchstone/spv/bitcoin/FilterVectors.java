package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Blocks with what they spend, as the vectors hold them.
final class FilterVectors {
    private FilterVectors() {}

    /// Mainnet's blocks 0 to 255.
    static List<Block> firstBlocks() {
        var in = ByteBuffer.wrap(Vectors.bytes("bitcoin/blocks/mainnet-0-255.dat"))
                .order(ByteOrder.LITTLE_ENDIAN);
        var blocks = new ArrayList<Block>();
        while (in.hasRemaining()) {
            in.getInt();
            var bytes = new byte[in.getInt()];
            in.get(bytes);
            blocks.add(Block.parse(bytes).orThrow());
        }
        return blocks;
    }

    static Block block(String name) {
        return Block.parse(Vectors.bytes("bitcoin/blocks/" + name + ".raw")).orThrow();
    }

    static ByteString filter(String name) {
        return ByteString.of(Vectors.bytes("bitcoin/blocks/" + name + "-filter.bin"));
    }

    /// What a block spends, from the scripts of its inputs in order.
    static Function<OutPoint, Optional<Script>> spent(Block block, List<Script> scripts) {
        var byOutPoint = new HashMap<OutPoint, Script>();
        var next = scripts.iterator();
        for (var transaction : block.transactions()) {
            if (transaction.isCoinbase()) continue;
            for (var input : transaction.inputs()) byOutPoint.put(input.outPoint(), next.next());
        }
        return outPoint -> Optional.ofNullable(byOutPoint.get(outPoint));
    }

    /// The scripts of the outputs that a block spends.
    static List<Script> spentScripts(String name) throws MalformedException {
        var in = new WireReader(Vectors.bytes("bitcoin/blocks/" + name + "-spent.bin"));
        var scripts = new ArrayList<Script>();
        while (in.remaining() > 0) {
            in.i64();
            scripts.add(new Script(in.varString(Block.MOST_BYTES)));
        }
        return scripts;
    }

    /// The outputs of these blocks.
    static Map<OutPoint, Script> outputs(List<Block> blocks) {
        var outputs = new HashMap<OutPoint, Script>();
        for (var block : blocks) {
            for (var transaction : block.transactions()) {
                for (int i = 0; i < transaction.outputs().size(); i++) {
                    outputs.put(
                            transaction.outPoint(i),
                            transaction.outputs().get(i).script());
                }
            }
        }
        return outputs;
    }

    static List<FilterHeader> mainnetHeaders() {
        var bytes = Vectors.bytes("bitcoin/filters/mainnet-filter-headers-0-19999.bin");
        var headers = new ArrayList<FilterHeader>();
        for (int at = 0; at < bytes.length; at += Hash256.BYTES) headers.add(new FilterHeader(Hash256.of(bytes, at)));
        return headers;
    }
}
