package dev.touchstone.spv.content.ipns;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.CborReader;
import dev.touchstone.spv.content.codec.ProtobufReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The fields of a record while it is read: first in the order of Protocol Buffers, then in that of DAG-CBOR.
/// Confined to one thread.
final class RecordFields {
    private static final int VALUE = 1;
    private static final int OLD_SIGNATURE = 2;
    private static final int VALIDITY_TYPE = 3;
    private static final int VALIDITY = 4;
    private static final int SEQUENCE = 5;
    private static final int LIFETIME = 6;
    private static final int KEY = 7;
    private static final int SIGNATURE = 8;
    private static final int DATA = 9;

    private ByteString value = ByteString.EMPTY;
    private ByteString validity = ByteString.EMPTY;
    private long validityType;
    private long sequence;
    private long lifetime;
    private int seen;

    private RecordFields() {}

    private IpnsRecord.Fields done() {
        return new IpnsRecord.Fields(value, validity, validityType, sequence, lifetime);
    }

    static IpnsRecord read(ProtobufReader in) throws MalformedException {
        var copy = new RecordFields();
        var key = ByteString.EMPTY;
        var signature = ByteString.EMPTY;
        var data = ByteString.EMPTY;
        boolean hasCopy = false;
        int last = 0;
        while (in.hasNext()) {
            int field = in.next();
            if (field <= last) throw in.unexpected();
            last = field;
            switch (field) {
                case KEY -> key = in.bytes();
                case SIGNATURE -> signature = in.bytes();
                case DATA -> data = in.bytes();
                default -> copy.take(field, in);
            }
            hasCopy |= field == VALUE || field == OLD_SIGNATURE;
        }
        if (signature.isEmpty() || data.isEmpty()) throw new MalformedException("a record of version 1 only");
        var signed = signed(data);
        return new IpnsRecord(key, signature, data, signed, hasCopy ? Optional.of(copy.done()) : Optional.empty());
    }

    private void take(int field, ProtobufReader in) throws MalformedException {
        switch (field) {
            case VALUE -> value = in.bytes();
            case OLD_SIGNATURE -> in.skip();
            case VALIDITY_TYPE -> validityType = in.number();
            case VALIDITY -> validity = in.bytes();
            case SEQUENCE -> sequence = in.number();
            case LIFETIME -> lifetime = in.number();
            default -> throw in.unexpected();
        }
    }

    private static IpnsRecord.Fields signed(ByteString data) throws MalformedException {
        var bytes = new ByteReader(data.toArray());
        var in = new CborReader(bytes);
        var fields = new RecordFields();
        int members = in.map();
        var key = "";
        for (int i = 0; i < members; i++) {
            key = in.keyAfter(key);
            fields.take(key, in);
        }
        bytes.expectEnd();
        if (fields.seen != 5) throw new MalformedException("signed data without all of its fields");
        if (fields.validityType != 0) throw new MalformedException("a validity of type " + fields.validityType);
        if (time(fields.validity).isEmpty()) throw new MalformedException("a validity that is no time");
        return fields.done();
    }

    /// Other members are the owner's own affair.
    private void take(String key, CborReader in) throws MalformedException {
        seen++;
        switch (key) {
            case "Value" -> value = in.bytes();
            case "Validity" -> validity = in.bytes();
            case "ValidityType" -> validityType = in.unsigned();
            case "Sequence" -> sequence = in.unsigned();
            case "TTL" -> lifetime = in.unsigned();
            default -> {
                seen--;
                in.skip();
            }
        }
    }

    /// A time in the notation of RFC 3339.
    static Optional<Instant> time(ByteString text) {
        try {
            var ascii = new String(text.toArray(), StandardCharsets.US_ASCII);
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(ascii, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
