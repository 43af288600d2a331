package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/// Content with its publisher's signature, as many travel in one transaction (ANS-104). Immutable; nothing here
/// says that it is valid.
///
/// @param kind the number of the signature's kind
/// @param target empty for none
/// @param anchor empty for none
/// @param rawTags the tags as they are signed, in Avro
public record DataItem(
        int kind,
        ByteString signature,
        ByteString owner,
        ByteString target,
        ByteString anchor,
        ByteString rawTags,
        ByteString data) {
    /// Bytes of the largest item that is read.
    public static final int MOST_BYTES = 64 << 20;

    private static final int FIELD = 32;
    private static final int MOST_TAGS = 128;
    private static final int MOST_TAG_BYTES = 4_096;

    public static Parsed<DataItem> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("a data item of " + bytes.length() + " bytes");
        return ByteReader.parse(bytes, DataItem::read);
    }

    private static DataItem read(ByteReader in) throws MalformedException {
        int number = (int) in.littleEndian(Short.BYTES);
        var kind = SignatureKind.of(number)
                .orElseThrow(() -> new MalformedException("an unknown kind of signature " + number));
        var signature = in.string(kind.signatureBytes());
        var owner = in.string(kind.ownerBytes());
        var target = optional(in);
        var anchor = optional(in);
        long count = in.littleEndian(Long.BYTES);
        long length = in.littleEndian(Long.BYTES);
        if (count > MOST_TAGS || length > MOST_TAG_BYTES) throw new MalformedException("too many tags");
        var tags = in.string((int) length);
        if (AvroTags.read(tags).size() != count) throw new MalformedException("another number of tags than said");
        return new DataItem(number, signature, owner, target, anchor, tags, in.rest());
    }

    private static ByteString optional(ByteReader in) throws MalformedException {
        int presence = in.u8();
        if (presence > 1) throw new MalformedException("a presence of " + presence);
        return presence == 1 ? in.string(FIELD) : ByteString.EMPTY;
    }

    /// The item as it stands in a bundle.
    public ByteString bytes() {
        var out = new ByteArrayOutputStream();
        number(out, kind, Short.BYTES);
        out.writeBytes(signature.toArray());
        out.writeBytes(owner.toArray());
        for (var field : List.of(target, anchor)) {
            out.write(field.isEmpty() ? 0 : 1);
            out.writeBytes(field.toArray());
        }
        number(out, tags().size(), Long.BYTES);
        number(out, rawTags.length(), Long.BYTES);
        out.writeBytes(rawTags.toArray());
        out.writeBytes(data.toArray());
        return ByteString.of(out.toByteArray());
    }

    private static void number(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) out.write(i < Integer.BYTES ? value >>> (Byte.SIZE * i) : 0);
    }

    public ArweaveId id() {
        return ArweaveId.ofSignature(signature);
    }

    /// What the publisher says about the content; nothing where the tags cannot be read.
    public List<ArweaveTag> tags() {
        try {
            return List.copyOf(AvroTags.read(rawTags));
        } catch (MalformedException _) {
            return List.of();
        }
    }

    /// What is wrong with the item as the one of this id.
    public Optional<ArweaveRefusal> objection(ArweaveId wanted) {
        if (!id().equals(wanted)) return Optional.of(new ArweaveRefusal.WrongId(wanted, id()));
        return SignatureKind.of(kind)
                .map(known -> known.objection(owner, message(), signature))
                .orElseGet(() -> Optional.of(new ArweaveRefusal.KeyNotCheckable("number " + kind)));
    }

    /// What the publisher signed.
    private byte[] message() {
        return DeepHash.of(
                        DeepHash.of("dataitem"),
                        DeepHash.of("1"),
                        DeepHash.of(Integer.toString(kind)),
                        DeepHash.of(owner),
                        DeepHash.of(target),
                        DeepHash.of(anchor),
                        DeepHash.of(rawTags),
                        DeepHash.of(data))
                .hash();
    }
}
