package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A transaction of Arweave as its signature covers it. Immutable; nothing here says that it is valid.
///
/// Format 2 is signed over the root of the data. Format 1, which is no longer made, is signed over its fields one
/// after the other: a digit of the amount may be taken for a byte of the data with the same signature, so that
/// its data is refused.
///
/// @param owner the modulus of an RSA key
/// @param quantity winston, in digits
/// @param reward winston, in digits
/// @param dataSize bytes; in format 1 the length of `data`
/// @param dataRoot empty for none
/// @param data in format 1 the content; in format 2 nothing, for it travels apart
public record ArweaveTransaction(
        int format,
        ByteString owner,
        ByteString target,
        String quantity,
        String reward,
        ByteString lastTransaction,
        List<ArweaveTag> tags,
        long dataSize,
        ByteString dataRoot,
        ByteString data,
        ByteString signature) {
    private static final int HASHED_FORMAT = 2;

    public ArweaveTransaction {
        tags = List.copyOf(tags);
        if (format != 1 && format != HASHED_FORMAT) throw new IllegalArgumentException("format " + format);
    }

    /// Reads what a node or gateway answers at `/tx/ID`.
    public static Parsed<ArweaveTransaction> parse(byte[] json) {
        return TransactionJson.read(json);
    }

    /// The transaction without its data as JSON on one line, in one form.
    public String json() {
        return TransactionJson.write(this);
    }

    public ArweaveId id() {
        return ArweaveId.ofSignature(signature);
    }

    /// What is wrong with the transaction as the one of this id, its data aside.
    public Optional<ArweaveRefusal> objection(ArweaveId wanted) {
        if (!id().equals(wanted)) return Optional.of(new ArweaveRefusal.WrongId(wanted, id()));
        boolean isRsa = owner.length() >= RsaPss.LEAST_KEY && owner.length() <= RsaPss.MOST_KEY;
        if (!isRsa) return Optional.of(new ArweaveRefusal.KeyNotCheckable("of " + owner.length() + " bytes"));
        var message = format == HASHED_FORMAT ? deepHash() : concatenated();
        return RsaPss.verify(owner, message, signature)
                ? Optional.empty()
                : Optional.of(new ArweaveRefusal.BadSignature());
    }

    private byte[] deepHash() {
        var tagList = tags.stream()
                .map(tag -> DeepHash.of(DeepHash.of(tag.name()), DeepHash.of(tag.value())))
                .toArray(DeepHash[]::new);
        return DeepHash.of(
                        DeepHash.of(Integer.toString(format)),
                        DeepHash.of(owner),
                        DeepHash.of(target),
                        DeepHash.of(quantity),
                        DeepHash.of(reward),
                        DeepHash.of(lastTransaction),
                        DeepHash.of(tagList),
                        DeepHash.of(Long.toString(dataSize)),
                        DeepHash.of(dataRoot))
                .hash();
    }

    private byte[] concatenated() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(owner.toArray());
        out.writeBytes(target.toArray());
        out.writeBytes(data.toArray());
        out.writeBytes(quantity.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(reward.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(lastTransaction.toArray());
        for (var tag : tags) {
            out.writeBytes(tag.name().toArray());
            out.writeBytes(tag.value().toArray());
        }
        return out.toByteArray();
    }

    /// The chunks of this content with the ways to them, where it is the transaction's data and was cut as usual.
    public Optional<List<DataChunk>> cut(ByteString content) {
        if (content.length() != dataSize || format != HASHED_FORMAT) return Optional.empty();
        if (content.isEmpty()) return Optional.of(List.of());
        boolean hasRoot = dataRoot.length() == Hash256.BYTES;
        return hasRoot ? ChunkTree.cut(content, Hash256.of(dataRoot.toArray())) : Optional.empty();
    }

    /// What is wrong with these chunks as the whole of the transaction's data, in order.
    public Optional<ArweaveRefusal> objection(List<DataChunk> chunks) {
        if (format != HASHED_FORMAT) return Optional.of(new ArweaveRefusal.DataNotFixed());
        long at = 0;
        for (var chunk : chunks) {
            long end = at + chunk.bytes().length();
            long start = at;
            boolean isThere = dataRoot.length() == Hash256.BYTES
                    && chunk.bytes().length() <= DataChunk.MOST_BYTES
                    && ChunkTree.find(Hash256.of(dataRoot.toArray()), start, chunk.path())
                            .filter(leaf -> leaf.end() == end)
                            .filter(leaf ->
                                    leaf.chunk().equals(Sha.sha256(chunk.bytes().toArray())))
                            .isPresent();
            if (!isThere) return Optional.of(new ArweaveRefusal.WrongChunk(at));
            at = end;
        }
        return at == dataSize ? Optional.empty() : Optional.of(new ArweaveRefusal.WrongSize(dataSize, at));
    }

    /// The chunks' bytes one after the other.
    public static ByteString joined(List<DataChunk> chunks) {
        var out = new ByteArrayOutputStream();
        for (var chunk : chunks) out.writeBytes(chunk.bytes().toArray());
        return ByteString.of(out.toByteArray());
    }
}
