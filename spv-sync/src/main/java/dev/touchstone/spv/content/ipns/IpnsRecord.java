package dev.touchstone.spv.content.ipns;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.ProtobufReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// What the owner of a name said that it points to (IPNS Record, version 2). Immutable; only [#objection] tells
/// if the owner did.
///
/// @param key the owner's public key as it came with the record; empty for none
/// @param data what is signed
/// @param signed what `data` says
/// @param copy the fields of version 1 beside it, which are not signed
public record IpnsRecord(ByteString key, ByteString signature, ByteString data, Fields signed, Optional<Fields> copy) {
    /// Bytes of the largest record (IPNS Record, "Record Size Limit").
    public static final int MOST_BYTES = 10 * 1024;

    private static final String SIGNED_AS = "ipns-signature:";

    /// The fields of a record.
    ///
    /// @param value a path such as `/ipfs/CID`
    /// @param validity when the record ends, as RFC 3339 writes times
    /// @param lifetime for how many nanoseconds the record may be kept without asking again
    public record Fields(ByteString value, ByteString validity, long validityType, long sequence, long lifetime) {}

    public static Parsed<IpnsRecord> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("a record of " + bytes.length() + " bytes");
        return ByteReader.parse(bytes, in -> RecordFields.read(new ProtobufReader(in)));
    }

    /// What the record points to.
    public ContentAddress target() {
        return ContentAddress.parse(new String(signed.value().toArray(), StandardCharsets.UTF_8));
    }

    /// Of two records of a name that are good, the one with the higher sequence is the newer. That there is none
    /// with a still higher one is somebody's word.
    public long sequence() {
        return signed.sequence();
    }

    /// What is wrong with the record as one of this name, at this time.
    public Optional<IpnsRefusal> objection(IpnsName name, Instant now) {
        return OwnerKey.objection(name, key, message(), signature)
                .or(this::difference)
                .or(() -> expiry(now));
    }

    private ByteString message() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNED_AS.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data.toArray());
        return ByteString.of(out.toByteArray());
    }

    private Optional<IpnsRefusal> difference() {
        if (copy.isEmpty()) return Optional.empty();
        var other = copy.get();
        if (!other.value().equals(signed.value())) return differs("value");
        if (!other.validity().equals(signed.validity())) return differs("validity");
        if (other.validityType() != signed.validityType()) return differs("validityType");
        if (other.sequence() != signed.sequence()) return differs("sequence");
        return other.lifetime() == signed.lifetime() ? Optional.empty() : differs("ttl");
    }

    private static Optional<IpnsRefusal> differs(String field) {
        return Optional.of(new IpnsRefusal.FieldsDiffer(field));
    }

    private Optional<IpnsRefusal> expiry(Instant now) {
        var end = RecordFields.time(signed.validity());
        return end.filter(at -> at.isAfter(now)).isPresent()
                ? Optional.empty()
                : Optional.of(new IpnsRefusal.Expired(end.orElse(Instant.EPOCH)));
    }
}
