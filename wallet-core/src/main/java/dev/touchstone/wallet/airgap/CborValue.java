package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A value as CBOR knows it (RFC 8949), as far as wallets and signing devices exchange them: no negative numbers,
/// no fractions, nothing of a length that is not said first. Immutable.
public sealed interface CborValue {
    /// From 0 to 2^63 - 1.
    record Whole(long value) implements CborValue {
        public Whole {
            if (value < 0) throw new IllegalArgumentException(value + " is below nothing");
        }
    }

    record Bytes(ByteString value) implements CborValue {}

    record Text(String value) implements CborValue {}

    record Flag(boolean value) implements CborValue {}

    record Items(List<CborValue> values) implements CborValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// What stands under small numbers, each once.
    record Fields(SequencedMap<Long, CborValue> values) implements CborValue {
        public Fields {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        Optional<CborValue> get(long key) {
            return Optional.ofNullable(values.get(key));
        }
    }

    /// A value of which a number says what it is.
    record Tagged(long tag, CborValue value) implements CborValue {}

    static CborValue bytes(byte... bytes) {
        return new Bytes(ByteString.of(bytes));
    }
}
