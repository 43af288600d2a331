package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A value of typed data, exactly as it is hashed (EIP-712, "Definition of encodeData"). Immutable.
public sealed interface TypedValue {
    /// Members in the order of their type.
    record Struct(String type, List<TypedField> fields) implements TypedValue {
        public Struct {
            fields = List.copyOf(fields);
        }

        /// The value of the member with this name.
        public Optional<TypedValue> value(String name) {
            return fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(TypedField::value)
                    .findFirst();
        }
    }

    /// A struct that is not there: a JSON `null`, hashed as a word of zeros as all wallets do, so that data of a
    /// type which contains itself can end.
    record Absent(String type) implements TypedValue {}

    /// Values of one type.
    record Items(String elementType, List<TypedValue> items) implements TypedValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Of `uintN` and `intN`; how many bits it may have was checked.
    record Whole(BigInteger number) implements TypedValue {}

    /// Of `address`.
    record Account(EthereumAddress address) implements TypedValue {}

    /// Of `bool`.
    record Truth(boolean isTrue) implements TypedValue {}

    /// Of `bytes1` to `bytes32`, as long as the type says.
    record Fixed(ByteString bytes) implements TypedValue {}

    /// Of `bytes`.
    record Blob(ByteString bytes) implements TypedValue {}

    /// Of `string`.
    record Text(String text) implements TypedValue {}
}
