package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.wallet.key.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/// How rows are sealed so that none can be changed, moved, dropped or put back (docs/wallet-file.md).
/// Confined to one thread at a time.
///
/// Each row of the journal is bound to its number and to the tag of the row before it; the head is bound to nothing
/// but the file and says how many rows there are, the tag of the last, and a hash over the tags of all notes.
final class JournalSeal implements AutoCloseable {
    private static final byte JOURNAL = 1;
    private static final byte NOTE = 2;
    private static final byte HEAD = 3;
    private static final int BLOCK = 64;
    private static final int KIND_AND_LENGTH = 6;
    private static final int HASH = 32;

    private final Aead aead;
    private final byte[] fileId;

    /// Takes over the key.
    JournalSeal(Aead aead, ByteString fileId) {
        this.aead = aead;
        this.fileId = fileId.toArray();
    }

    /// What the head row says.
    record Head(long rows, ByteString lastTag, ByteString notes) {}

    byte[] sealRow(long row, byte[] tagBefore, JournalRecord record) {
        return aead.seal(rowBinding(row, tagBefore), pad(record));
    }

    Optional<JournalRecord> openRow(long row, byte[] tagBefore, byte[] sealed) {
        return aead.open(rowBinding(row, tagBefore), sealed).flatMap(JournalSeal::unpad);
    }

    byte[] sealNote(String name, ByteString note) {
        return aead.seal(noteBinding(name), pad(new JournalRecord(0, note)));
    }

    Optional<ByteString> openNote(String name, byte[] sealed) {
        return aead.open(noteBinding(name), sealed).flatMap(JournalSeal::unpad).map(JournalRecord::payload);
    }

    byte[] sealHead(Head head) {
        var plain = ByteBuffer.allocate(8 + Aead.TAG + HASH)
                .putLong(head.rows)
                .put(head.lastTag.toArray())
                .put(head.notes.toArray());
        return aead.seal(binding(HEAD, 0).array(), plain.array());
    }

    Optional<Head> openHead(byte[] sealed) {
        return aead.open(binding(HEAD, 0).array(), sealed)
                .filter(plain -> plain.length == 8 + Aead.TAG + HASH)
                .map(plain -> new Head(
                        ByteBuffer.wrap(plain).getLong(),
                        ByteString.copyOf(plain, 8, 8 + Aead.TAG),
                        ByteString.copyOf(plain, 8 + Aead.TAG, plain.length)));
    }

    /// The hash over the names of all notes and the tags they now have.
    static ByteString hash(SortedMap<String, ByteString> tags) {
        var sha256 = DoubleSha256.newSha256();
        tags.forEach((name, tag) -> {
            var utf8 = name.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(4).putInt(utf8.length).array());
            sha256.update(utf8);
            sha256.update(tag.toArray());
        });
        return ByteString.of(sha256.digest());
    }

    private byte[] rowBinding(long row, byte[] tagBefore) {
        return binding(JOURNAL, 8 + Aead.TAG).putLong(row).put(tagBefore).array();
    }

    private byte[] noteBinding(String name) {
        var utf8 = name.getBytes(StandardCharsets.UTF_8);
        return binding(NOTE, utf8.length).put(utf8).array();
    }

    private ByteBuffer binding(byte table, int more) {
        return ByteBuffer.allocate(2 + fileId.length + more)
                .put((byte) WalletHeader.FORMAT)
                .put(table)
                .put(fileId);
    }

    /// Kind, length, payload, and zeros up to a multiple of 64, so that lengths tell little.
    private static byte[] pad(JournalRecord record) {
        int length = KIND_AND_LENGTH + record.payload().length();
        return ByteBuffer.allocate((length + BLOCK - 1) / BLOCK * BLOCK)
                .putShort((short) record.kind())
                .putInt(record.payload().length())
                .put(record.payload().toArray())
                .array();
    }

    private static Optional<JournalRecord> unpad(byte[] plain) {
        if (plain.length < KIND_AND_LENGTH) return Optional.empty();
        var in = ByteBuffer.wrap(plain);
        int kind = in.getShort() & 0xffff;
        int length = in.getInt();
        if (length < 0 || length > plain.length - KIND_AND_LENGTH || length > JournalRecord.MAX_PAYLOAD)
            return Optional.empty();
        return Optional.of(
                new JournalRecord(kind, ByteString.copyOf(plain, KIND_AND_LENGTH, KIND_AND_LENGTH + length)));
    }

    /// What the first row is chained to.
    static byte[] noTag() {
        return new byte[Aead.TAG];
    }

    static byte[] tag(byte[] sealed) {
        return Arrays.copyOfRange(sealed, sealed.length - Aead.TAG, sealed.length);
    }

    @Override
    public void close() {
        aead.close();
    }
}
