package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.airgap.CborValue.Bytes;
import dev.touchstone.wallet.airgap.CborValue.Fields;
import dev.touchstone.wallet.airgap.CborValue.Flag;
import dev.touchstone.wallet.airgap.CborValue.Items;
import dev.touchstone.wallet.airgap.CborValue.Tagged;
import dev.touchstone.wallet.airgap.CborValue.Text;
import dev.touchstone.wallet.airgap.CborValue.Whole;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Writes values as CBOR and reads them back (RFC 8949, section 3). Thread-safe.
///
/// Read strictly: every number in its shortest form, every length said first, no key twice, nothing left over.
public final class Cbor {
    /// Bytes of the longest value that is read.
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_DEPTH = 16;
    private static final int WHOLE = 0;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ITEMS = 4;
    private static final int FIELDS = 5;
    private static final int TAG = 6;
    private static final int SIMPLE = 7;
    private static final int FALSE = 20;
    private static final int TRUE = 21;

    private Cbor() {}

    public static ByteString write(CborValue value) {
        var out = new CborWriter();
        write(value, out);
        return out.done();
    }

    private static void write(CborValue value, CborWriter out) {
        switch (value) {
            case Whole(long number) -> out.head(WHOLE, number);
            case Bytes(var bytes) -> out.head(BYTES, bytes.length()).raw(bytes.toArray());
            case Text(var text) -> {
                var utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.head(TEXT, utf8.length).raw(utf8);
            }
            case Flag(boolean flag) -> out.head(SIMPLE, flag ? TRUE : FALSE);
            case Items(var values) -> {
                out.head(ITEMS, values.size());
                values.forEach(each -> write(each, out));
            }
            case Fields(var values) -> {
                out.head(FIELDS, values.size());
                values.forEach((key, each) -> write(each, out.head(WHOLE, key)));
            }
            case Tagged(long tag, var inner) -> write(inner, out.head(TAG, tag));
        }
    }

    public static Parsed<CborValue> read(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed(bytes.length() + " bytes are too many");
        var reader = new Reader(ByteBuffer.wrap(bytes.toArray()));
        try {
            var value = reader.value(0);
            return reader.in.hasRemaining()
                    ? Parsed.malformed(reader.in.remaining() + " bytes are left over")
                    : Parsed.ok(value);
        } catch (Malformed e) {
            return Parsed.malformed(e.getMessage());
        }
    }

    /// Ends the reading. Never leaves this class.
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private Malformed(String reason) {
            super(reason, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /// One reading. Confined to its thread.
    private static final class Reader {
        private final ByteBuffer in;
        private int values;

        private Reader(ByteBuffer in) {
            this.in = in;
        }

        private CborValue value(int depth) throws Malformed {
            if (depth > MOST_DEPTH) throw new Malformed("values within values, too deep");
            if (++values > MOST_VALUES) throw new Malformed("too many values");
            need(1);
            int first = in.get() & 0xff;
            int kind = first >> 5;
            if (kind == SIMPLE) return flag(first & 0x1f);
            long argument = argument(first & 0x1f);
            return switch (kind) {
                case WHOLE -> new Whole(argument);
                case BYTES -> new Bytes(ByteString.of(take(argument)));
                case TEXT -> text(take(argument));
                case ITEMS -> items(argument, depth);
                case FIELDS -> fields(argument, depth);
                case TAG -> new Tagged(argument, value(depth + 1));
                default -> throw new Malformed("a number below nothing");
            };
        }

        private static CborValue flag(int which) throws Malformed {
            return switch (which) {
                case FALSE -> new Flag(false);
                case TRUE -> new Flag(true);
                default -> throw new Malformed("a simple value " + which + ", or a fraction");
            };
        }

        private long argument(int low) throws Malformed {
            if (low < 24) return low;
            if (low > 27) throw new Malformed("a length that is not said first");
            int bytes = 1 << (low - 24);
            need(bytes);
            long value = 0;
            for (int i = 0; i < bytes; i++) value = (value << 8) | (in.get() & 0xff);
            if (value < 0) throw new Malformed("a number over 2^63");
            long least = bytes == 1 ? 24 : 1L << (4 * bytes);
            if (value < least) throw new Malformed("a number that is not in its shortest form");
            return value;
        }

        private void need(long bytes) throws Malformed {
            if (in.remaining() < bytes) throw new Malformed("it ends in the middle");
        }

        private byte[] take(long length) throws Malformed {
            need(length);
            var bytes = new byte[(int) length];
            in.get(bytes);
            return bytes;
        }

        private static CborValue text(byte[] utf8) throws Malformed {
            try {
                var decoder = StandardCharsets.UTF_8.newDecoder();
                return new Text(decoder.decode(ByteBuffer.wrap(utf8)).toString());
            } catch (CharacterCodingException e) {
                throw new Malformed("a text that is no UTF-8");
            }
        }

        private CborValue items(long count, int depth) throws Malformed {
            need(count);
            var items = new ArrayList<CborValue>();
            for (long i = 0; i < count; i++) items.add(value(depth + 1));
            return new Items(items);
        }

        private CborValue fields(long count, int depth) throws Malformed {
            if (count > in.remaining() / 2) throw new Malformed("it ends in the middle");
            var fields = new LinkedHashMap<Long, CborValue>();
            for (long i = 0; i < count; i++) {
                if (!(value(depth + 1) instanceof Whole(long key))) throw new Malformed("a key that is no number");
                if (fields.putIfAbsent(key, value(depth + 1)) != null) throw new Malformed("the key " + key + " twice");
            }
            return new Fields(fields);
        }
    }
}
