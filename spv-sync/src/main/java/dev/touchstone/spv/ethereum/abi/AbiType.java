package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.List;

/// The shape of a value in the contract ABI, by which bytes are read. Immutable.
///
/// What is read has the one form in which compilers write: parts that lie elsewhere follow one another without
/// gaps, in their order, and what fills up is zero. So reading takes no longer than the bytes are.
public sealed interface AbiType {
    record Word() implements AbiType {}

    record Bytes() implements AbiType {}

    record Items(AbiType of) implements AbiType {}

    record Fields(List<AbiType> of) implements AbiType {
        public Fields {
            of = List.copyOf(of);
        }
    }

    /// A number, an address, a truth value or up to 32 bytes.
    static AbiType word() {
        return new Word();
    }

    /// `bytes` or `string`.
    static AbiType bytes() {
        return new Bytes();
    }

    static AbiType list(AbiType of) {
        return new Items(of);
    }

    static AbiType fields(AbiType... of) {
        return new Fields(List.of(of));
    }

    default boolean isDynamic() {
        return switch (this) {
            case Word _ -> false;
            case Bytes _, Items _ -> true;
            case Fields(var of) -> of.stream().anyMatch(AbiType::isDynamic);
        };
    }

    /// The values that the bytes are, all of them.
    static Parsed<List<AbiValue>> read(ByteString bytes, AbiType... types) {
        return AbiReading.all(bytes, List.of(types));
    }
}
