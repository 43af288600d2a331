package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;

/// Reads a message of Protocol Buffers field by field, in the strict form that content addressing uses: tags and
/// numbers are shortest varints, and there are no groups. Confined to one thread.
public final class ProtobufReader {
    private static final int WIRE_BITS = 3;
    private static final int MOST_FIELD = 255;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteReader in;
    private int field;
    private int type;

    public ProtobufReader(ByteReader in) {
        this.in = in;
    }

    public boolean hasNext() {
        return in.remaining() > 0;
    }

    /// Reads the tag of the next field and returns the field's number.
    public int next() throws MalformedException {
        long tag = in.varint();
        long number = tag >>> WIRE_BITS;
        if (number == 0 || number > MOST_FIELD) throw new MalformedException("a field " + number);
        type = (int) tag & ((1 << WIRE_BITS) - 1);
        field = (int) number;
        return field;
    }

    private void expect(int expected) throws MalformedException {
        if (type != expected) {
            throw new MalformedException("field " + field + " of wire type " + type + ", not " + expected);
        }
    }

    public long number() throws MalformedException {
        expect(VARINT);
        return in.varint();
    }

    public ByteString bytes() throws MalformedException {
        expect(BYTES);
        return in.string(in.length());
    }

    public String text() throws MalformedException {
        expect(BYTES);
        return in.text(in.length());
    }

    public ProtobufReader message() throws MalformedException {
        expect(BYTES);
        return new ProtobufReader(in.part(in.length()));
    }

    /// Passes over a field whose value is of no use here.
    public void skip() throws MalformedException {
        switch (type) {
            case VARINT -> in.skipVarint();
            case FIXED64 -> in.part(Long.BYTES);
            case FIXED32 -> in.part(Integer.BYTES);
            case BYTES -> in.part(in.length());
            default -> throw new MalformedException("a field of wire type " + type);
        }
    }

    /// The fault of a field that the message does not have, or not here.
    public MalformedException unexpected() {
        return new MalformedException("an unexpected field " + field);
    }
}
