package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The header of an execution block: it commits to the whole state, to the block's transactions and to their
/// receipts (Yellow Paper, 4.3). Its hash is the Keccak of its bytes, whatever fork they are of. Immutable;
/// equal when the bytes are.
///
/// A header is a list of open length: a field that its fork does not have is empty, and fields that a later
/// fork added are kept and counted, see [#unknownFields()].
public final class ExecutionHeader {
    /// No fork has headers of a third of this.
    public static final int MOST_BYTES = 2048;

    /// What a block has that names no blocks beside it (EIP-3675): the hash of an empty list.
    public static final Hash256 NO_OMMERS = Keccak256.of(new byte[] {(byte) 0xc0});

    private final ByteString bytes;
    private final Hash256 hash;
    private final Map<HeaderField, ByteString> fields;
    private final int unknownFields;

    private ExecutionHeader(ByteString bytes, Map<HeaderField, ByteString> fields, int unknownFields) {
        this.bytes = bytes;
        this.hash = Keccak256.of(bytes);
        this.fields = fields;
        this.unknownFields = unknownFields;
    }

    public static Parsed<ExecutionHeader> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("a header of " + bytes.length() + " bytes");
        return RlpReader.parse(bytes.toArray(), in -> read(bytes, in.list()));
    }

    private static ExecutionHeader read(ByteString bytes, RlpReader in) throws MalformedException {
        var fields = new EnumMap<HeaderField, ByteString>(HeaderField.class);
        for (var field : HeaderField.values()) {
            if (!in.hasNext()) break;
            var item = in.item();
            field.check(new RlpReader(item.toArray()));
            fields.put(field, item);
        }
        if (!fields.containsKey(HeaderField.LAST_OF_FRONTIER)) {
            throw new MalformedException("only " + fields.size() + " fields");
        }
        int unknown = 0;
        for (; in.hasNext(); unknown++) in.item();
        return new ExecutionHeader(bytes, fields, unknown);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A builder that starts from this header's fields.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.encoded.putAll(fields);
        return builder;
    }

    /// The encoding that the hash is of.
    public ByteString bytes() {
        return bytes;
    }

    public Hash256 hash() {
        return hash;
    }

    public boolean has(HeaderField field) {
        return fields.containsKey(field);
    }

    /// How many fields stand behind those that this program knows: more than none is a fork that it does not
    /// know.
    public int unknownFields() {
        return unknownFields;
    }

    private <T> T read(HeaderField field, RlpReader.Source<T> source) {
        var item = fields.get(field);
        if (item == null) throw new IllegalArgumentException("a header without " + field);
        try {
            return source.read(new RlpReader(item.toArray()));
        } catch (MalformedException e) {
            throw new IllegalStateException("checked when the header was read", e);
        }
    }

    private Hash256 hash(HeaderField field) {
        return read(field, RlpReader::hash);
    }

    private long count(HeaderField field) {
        return read(field, RlpReader::u63);
    }

    private Optional<Hash256> hashIfAny(HeaderField field) {
        return has(field) ? Optional.of(hash(field)) : Optional.empty();
    }

    private OptionalLong countIfAny(HeaderField field) {
        return has(field) ? OptionalLong.of(count(field)) : OptionalLong.empty();
    }

    public Hash256 parentHash() {
        return hash(HeaderField.PARENT_HASH);
    }

    /// The hash of the list of ommers; that of an empty list since the merge (EIP-3675).
    public Hash256 ommersHash() {
        return hash(HeaderField.OMMERS_HASH);
    }

    /// Zero since the merge (EIP-3675).
    public Wei difficulty() {
        return read(HeaderField.DIFFICULTY, in -> new Wei(in.u256()));
    }

    /// Eight bytes; all zero since the merge (EIP-3675).
    public ByteString nonce() {
        return read(HeaderField.NONCE, in -> in.fixed(Long.BYTES));
    }

    public EthereumAddress beneficiary() {
        return read(HeaderField.BENEFICIARY, EthereumAddress::read);
    }

    /// The root of the state after this block.
    public Hash256 stateRoot() {
        return hash(HeaderField.STATE_ROOT);
    }

    public Hash256 transactionsRoot() {
        return hash(HeaderField.TRANSACTIONS_ROOT);
    }

    public Hash256 receiptsRoot() {
        return hash(HeaderField.RECEIPTS_ROOT);
    }

    public LogsBloom logsBloom() {
        return read(HeaderField.LOGS_BLOOM, LogsBloom::read);
    }

    public BlockNumber number() {
        return new BlockNumber(count(HeaderField.NUMBER));
    }

    public long gasLimit() {
        return count(HeaderField.GAS_LIMIT);
    }

    public long gasUsed() {
        return count(HeaderField.GAS_USED);
    }

    /// Seconds since 1970.
    public long time() {
        return count(HeaderField.TIMESTAMP);
    }

    /// The time; the last that this program can name where the header's lies beyond.
    public Instant timestamp() {
        return Instant.ofEpochSecond(Math.min(time(), Instant.MAX.getEpochSecond()));
    }

    public ByteString extraData() {
        return read(HeaderField.EXTRA_DATA, in -> in.string(MOST_BYTES));
    }

    /// The beacon chain's randomness since the merge (EIP-4399).
    public Hash256 mixHash() {
        return hash(HeaderField.MIX_HASH);
    }

    public Optional<Wei> baseFee() {
        return has(HeaderField.BASE_FEE)
                ? Optional.of(read(HeaderField.BASE_FEE, in -> new Wei(in.u256())))
                : Optional.empty();
    }

    public Optional<Hash256> withdrawalsRoot() {
        return hashIfAny(HeaderField.WITHDRAWALS_ROOT);
    }

    public OptionalLong blobGasUsed() {
        return countIfAny(HeaderField.BLOB_GAS_USED);
    }

    public OptionalLong excessBlobGas() {
        return countIfAny(HeaderField.EXCESS_BLOB_GAS);
    }

    public Optional<Hash256> parentBeaconBlockRoot() {
        return hashIfAny(HeaderField.PARENT_BEACON_BLOCK_ROOT);
    }

    public Optional<Hash256> requestsHash() {
        return hashIfAny(HeaderField.REQUESTS_HASH);
    }

    public Optional<Hash256> blockAccessListHash() {
        return hashIfAny(HeaderField.BLOCK_ACCESS_LIST_HASH);
    }

    public OptionalLong slotNumber() {
        return countIfAny(HeaderField.SLOT_NUMBER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExecutionHeader h && hash.equals(h.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "ExecutionHeader " + number() + " 0x" + hash.hex();
    }

    /// Puts a header together from its fields. Confined to one thread.
    public static final class Builder {
        private final Map<HeaderField, ByteString> encoded = new EnumMap<>(HeaderField.class);

        private Builder() {}

        public Builder set(HeaderField field, Hash256 value) {
            return put(field, new RlpWriter().hash(value));
        }

        public Builder set(HeaderField field, EthereumAddress value) {
            return put(field, new RlpWriter().string(value.value()));
        }

        public Builder set(HeaderField field, Wei value) {
            return put(field, new RlpWriter().integer(value.value()));
        }

        public Builder set(HeaderField field, long value) {
            return put(field, new RlpWriter().u64(value));
        }

        /// For bloom, nonce and extra data.
        public Builder set(HeaderField field, ByteString value) {
            return put(field, new RlpWriter().string(value));
        }

        private Builder put(HeaderField field, RlpWriter value) {
            encoded.put(field, ByteString.of(value.toArray()));
            return this;
        }

        /// The header with these fields: all up to the last that was set must be.
        public ExecutionHeader build() {
            var missing = false;
            for (var field : HeaderField.values()) {
                boolean isSet = encoded.containsKey(field);
                if (isSet && missing) throw new IllegalArgumentException(field + " without those before it");
                missing |= !isSet;
            }
            return parse(ByteString.of(RlpWriter.listOf(out -> encoded.values().forEach(out::raw))))
                    .orThrow();
        }
    }
}
