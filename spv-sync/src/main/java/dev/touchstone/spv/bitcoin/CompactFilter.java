package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/// The basic filter of one block (BIP158): tells of each script whether the block may pay to it or spend from
/// it. It never denies one that it should hold; it affirms a wrong one once in 784,931 times. Immutable.
public final class CompactFilter {
    /// A block of 4,000,000 weight units has no room for more scripts that are not empty: an output takes 40
    /// units.
    public static final int MOST_ELEMENTS = Block.MOST_BYTES / 40;

    /// A filter of so many elements with its count.
    public static final int MOST_BYTES = 5 + (int) (MOST_ELEMENTS * 22L / 8);

    private static final long M = 784_931;
    private static final int CHUNK = 256;
    private static final int LEAST_BITS = GolombRice.P + 1;

    private final BlockHash block;
    private final SipHash key;
    private final byte[] padded;
    private final int codeAt;
    private final int elements;

    private CompactFilter(BlockHash block, byte[] padded, int codeAt, int elements) {
        this.block = block;
        this.key = SipHash.ofBlock(block);
        this.padded = padded;
        this.codeAt = codeAt;
        this.elements = elements;
    }

    /// Reads the filter of `block` to its last bit: its count, each element within its range, and nothing after
    /// them.
    public static Parsed<CompactFilter> parse(ByteString bytes, BlockHash block) {
        try {
            return Parsed.ok(read(bytes.toArray(), block));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private static CompactFilter read(byte[] bytes, BlockHash block) throws MalformedException {
        var in = new WireReader(bytes);
        long elements = in.compactSize();
        if (elements > MOST_ELEMENTS) throw new MalformedException("a filter of " + elements + " elements");
        if (elements * LEAST_BITS > in.remaining() * 8L) throw new MalformedException("fewer bits than elements need");
        var padded = Arrays.copyOf(bytes, bytes.length + GolombRice.SLACK);
        var filter = new CompactFilter(block, padded, in.position(), (int) elements);
        filter.check();
        return filter;
    }

    private void check() throws MalformedException {
        var code = code();
        var deltas = new long[CHUNK];
        long value = 0;
        for (int from = 0; from < elements; from += CHUNK) {
            int count = Math.min(CHUNK, elements - from);
            if (!code.read(deltas, count)) throw new MalformedException("ends before its " + elements + " elements");
            for (int i = 0; i < count; i++) value += deltas[i];
            if (value >= range()) throw new MalformedException("an element beyond the range");
        }
        if (!code.isAtPadding()) throw new MalformedException("bits after the last element");
    }

    /// Builds the filter of a block as any full node would: over every output script except those of `OP_RETURN`,
    /// and the script of every output spent.
    ///
    /// @param spent finds the script of an output that the block spends
    /// @return empty when one of them is not found
    public static Optional<CompactFilter> build(
            BlockHash block, List<Transaction> transactions, Function<OutPoint, Optional<Script>> spent) {
        var scripts = outputScripts(transactions);
        for (var transaction : transactions) {
            if (transaction.isCoinbase()) continue;
            for (var input : transaction.inputs()) {
                var script = spent.apply(input.outPoint());
                if (script.isEmpty()) return Optional.empty();
                if (!script.get().isEmpty()) scripts.add(script.get());
            }
        }
        return Optional.of(of(block, scripts));
    }

    /// The scripts of the outputs of a block that its filter holds: all but empty ones and those of `OP_RETURN`.
    public static SequencedSet<Script> outputScripts(List<Transaction> transactions) {
        var scripts = new LinkedHashSet<Script>();
        for (var transaction : transactions) {
            for (var output : transaction.outputs()) {
                var script = output.script();
                if (!script.isEmpty() && script.kind() != Script.Kind.OP_RETURN) scripts.add(script);
            }
        }
        return scripts;
    }

    /// The filter of exactly these scripts.
    static CompactFilter of(BlockHash block, Set<Script> scripts) {
        var values = FilterQuery.of(scripts).values(SipHash.ofBlock(block), scripts.size() * M);
        Arrays.sort(values);
        var code = new GolombRice.Writer();
        long last = 0;
        for (long value : values) {
            code.write(value - last);
            last = value;
        }
        var count = new WireWriter().compactSize(values.length);
        int codeAt = count.length();
        var bytes = count.bytes(code.toArray()).toArray();
        return new CompactFilter(block, Arrays.copyOf(bytes, bytes.length + GolombRice.SLACK), codeAt, values.length);
    }

    private GolombRice.Reader code() {
        return new GolombRice.Reader(padded, codeAt);
    }

    private long range() {
        return elements * M;
    }

    /// Whether the block may concern any of these scripts.
    public boolean matchesAny(FilterQuery query) {
        if (elements == 0 || query.size() == 0) return false;
        var wanted = new ValueSet(query.values(key, range()));
        var code = code();
        var deltas = new long[CHUNK];
        long value = 0;
        for (int from = 0; from < elements; from += CHUNK) {
            int count = Math.min(CHUNK, elements - from);
            code.read(deltas, count);
            for (int i = 0; i < count; i++) {
                value += deltas[i];
                if (wanted.contains(value)) return true;
            }
        }
        return false;
    }

    /// Those of `scripts` that the block certainly does not concern, in their order.
    public List<Script> missing(Collection<Script> scripts) {
        var ordered = List.copyOf(scripts);
        var wanted = FilterQuery.of(ordered).values(key, range());
        var held = values();
        var missing = new ArrayList<Script>();
        for (int i = 0; i < wanted.length; i++) {
            if (Arrays.binarySearch(held, wanted[i]) < 0) missing.add(ordered.get(i));
        }
        return missing;
    }

    private long[] values() {
        var values = new long[elements];
        code().read(values, elements);
        for (int i = 1; i < elements; i++) values[i] += values[i - 1];
        return values;
    }

    public BlockHash block() {
        return block;
    }

    /// How many scripts the filter stands for.
    public int elements() {
        return elements;
    }

    /// The serialization: a count and the code.
    public ByteString bytes() {
        return ByteString.copyOf(padded, 0, padded.length - GolombRice.SLACK);
    }

    /// What the chain of filter headers commits to: the double SHA-256 of the serialization (BIP157).
    public Hash256 hash() {
        return DoubleSha256.of(padded, 0, padded.length - GolombRice.SLACK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompactFilter f && block.equals(f.block) && Arrays.equals(padded, f.padded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(padded);
    }

    @Override
    public String toString() {
        return "CompactFilter of " + elements + " elements for " + block;
    }
}
