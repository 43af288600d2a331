package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// The kinds of transactions, and the envelope that transactions and receipts share: the type's byte before the
/// list, but for the oldest kind (EIP-2718).
public enum TransactionType {
    LEGACY(0),
    /// EIP-2930.
    ACCESS_LIST(1),
    /// EIP-1559.
    FEE_MARKET(2),
    /// EIP-4844.
    BLOB(3),
    /// EIP-7702.
    SET_CODE(4);

    private static final int FIRST_LIST_BYTE = 0xc0;

    private final int id;

    TransactionType(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    public static Optional<TransactionType> byId(int id) {
        return Arrays.stream(values()).filter(type -> type.id == id).findFirst();
    }

    /// The type that an envelope names; empty where it names one that this program does not know, or is no
    /// envelope.
    public static Optional<TransactionType> of(ByteString envelope) {
        int first = firstByte(envelope);
        if (first >= FIRST_LIST_BYTE) return Optional.of(LEGACY);
        return first == LEGACY.id() ? Optional.empty() : byId(first);
    }

    /// The first byte of an envelope, -1 where there is none.
    public static int firstByte(ByteString envelope) {
        return envelope.isEmpty() ? -1 : envelope.at(0) & 0xff;
    }

    static <T> Parsed<T> parse(ByteString envelope, Source<T> source) {
        var type = of(envelope);
        if (type.isEmpty()) return Parsed.malformed("a transaction of the unknown type " + firstByte(envelope));
        int start = type.get() == LEGACY ? 0 : 1;
        return RlpReader.parse(envelope.toArray(start, envelope.length()), in -> source.read(type.get(), in.list()));
    }

    ByteString envelope(Consumer<RlpWriter> content) {
        var out = new RlpWriter(512);
        if (this != LEGACY) out.raw((byte) id());
        return ByteString.of(out.list(content).toArray());
    }

    /// Reads what an envelope of this type holds, to its end.
    @FunctionalInterface
    interface Source<T> {
        T read(TransactionType type, RlpReader in) throws MalformedException;
    }
}
