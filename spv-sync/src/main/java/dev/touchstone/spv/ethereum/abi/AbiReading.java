package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How far bytes were read by their types. Confined to one thread.
final class AbiReading {
    private static final int MOST_DEPTH = 8;
    private static final int MOST_ITEMS = 1024;

    private final ByteString bytes;
    private int end;
    private int depth;

    private AbiReading(ByteString bytes) {
        this.bytes = bytes;
    }

    static Parsed<List<AbiValue>> all(ByteString bytes, List<AbiType> types) {
        try {
            var reading = new AbiReading(bytes);
            var values = reading.fields(0, types);
            return reading.end == bytes.length()
                    ? Parsed.ok(values)
                    : Parsed.malformed("something stands behind the last value");
        } catch (Odd e) {
            return Parsed.malformed(e.reason);
        }
    }

    /// The values whose heads begin here; [#end] is behind the last of their parts afterwards.
    private List<AbiValue> fields(int start, List<AbiType> types) throws Odd {
        if (++depth > MOST_DEPTH) throw new Odd("values within values, too deep");
        int next = start + types.stream().mapToInt(AbiReading::headBytes).sum();
        int head = start;
        var values = new ArrayList<AbiValue>(types.size());
        for (var type : types) {
            if (type.isDynamic()) {
                if (length(head) != next - start) throw new Odd("a part lies where it should not");
                values.add(value(next, type));
                next = end;
                head += Hash256.BYTES;
            } else {
                values.add(value(head, type));
                head = end;
            }
        }
        end = next;
        depth--;
        return values;
    }

    private static int headBytes(AbiType type) {
        return type instanceof AbiType.Fields(var of) && !type.isDynamic()
                ? of.stream().mapToInt(AbiReading::headBytes).sum()
                : Hash256.BYTES;
    }

    private AbiValue value(int at, AbiType type) throws Odd {
        return switch (type) {
            case AbiType.Word _ -> {
                var word = word(at);
                end = at + Hash256.BYTES;
                yield new AbiValue.Word(word);
            }
            case AbiType.Bytes _ -> new AbiValue.Bytes(bytes(at));
            case AbiType.Items(var of) -> {
                int count = length(at);
                if (count > MOST_ITEMS) throw new Odd("a list of " + count);
                yield new AbiValue.Items(fields(at + Hash256.BYTES, Collections.nCopies(count, of)));
            }
            case AbiType.Fields(var of) -> new AbiValue.Fields(fields(at, of));
        };
    }

    private ByteString bytes(int at) throws Odd {
        int length = length(at);
        int start = at + Hash256.BYTES;
        int rest = bytes.length() - start;
        int padded = length > rest ? length : (length + Hash256.BYTES - 1) / Hash256.BYTES * Hash256.BYTES;
        if (padded > rest) throw new Odd(length + " bytes in " + rest);
        for (int i = start + length; i < start + padded; i++) {
            if (bytes.at(i) != 0) throw new Odd("something stands behind the bytes");
        }
        end = start + padded;
        return ByteString.of(bytes.toArray(start, start + length));
    }

    private int length(int at) throws Odd {
        var number = new BigInteger(1, word(at).toBytes());
        if (number.bitLength() > 31 || number.intValue() > bytes.length()) {
            throw new Odd("a length of " + number);
        }
        return number.intValue();
    }

    private Hash256 word(int at) throws Odd {
        if (at > bytes.length() - Hash256.BYTES) throw new Odd("it ends in the middle of a word");
        return Hash256.of(bytes.toArray(at, at + Hash256.BYTES));
    }

    /// Why bytes are not of the form that was expected; never leaves this class.
    private static final class Odd extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        private Odd(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
