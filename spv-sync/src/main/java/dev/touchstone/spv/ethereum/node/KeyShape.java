package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the place of a word in storage follows from a call's arguments, in one of the ways in which compilers
/// lay out mappings (Solidity's and Vyper's "storage layout"). A guess about which word to ask for, never about
/// what is in it. Immutable.
sealed interface KeyShape {
    /// Mappings lie among a contract's first places, or where OpenZeppelin's namespaces put them (ERC-7201).
    int FIRST_PLACES = 64;

    /// The place for these arguments; empty where there are too few.
    Optional<StorageKey> key(List<Hash256> arguments);

    record Fixed(StorageKey place) implements KeyShape {
        @Override
        public Optional<StorageKey> key(List<Hash256> arguments) {
            return Optional.of(place);
        }
    }

    /// The entry of one argument in a mapping.
    ///
    /// @param keyFirst whether the key is hashed before the mapping's place, as in Solidity
    record Entry(StorageKey mapping, int argument, boolean keyFirst) implements KeyShape {
        @Override
        public Optional<StorageKey> key(List<Hash256> arguments) {
            return argument < arguments.size()
                    ? Optional.of(entry(mapping, arguments.get(argument), keyFirst))
                    : Optional.empty();
        }
    }

    /// The entry of a second argument in the mapping that is the entry of a first.
    record EntryOfEntry(StorageKey mapping, int first, int second, boolean keyFirst) implements KeyShape {
        @Override
        public Optional<StorageKey> key(List<Hash256> arguments) {
            if (Math.max(first, second) >= arguments.size()) return Optional.empty();
            return Optional.of(entry(entry(mapping, arguments.get(first), keyFirst), arguments.get(second), keyFirst));
        }
    }

    private static StorageKey entry(StorageKey mapping, Hash256 key, boolean keyFirst) {
        if (keyFirst) return mapping.entry(key);
        var both = new byte[2 * Hash256.BYTES];
        mapping.value().writeTo(both, 0);
        key.writeTo(both, Hash256.BYTES);
        return new StorageKey(Keccak256.of(both));
    }

    /// The places of all entries that these arguments may have, each with the shape that makes it.
    static Map<StorageKey, KeyShape> places(List<Hash256> arguments) {
        var places = new HashMap<StorageKey, KeyShape>();
        for (long number = 0; number < FIRST_PLACES; number++) {
            var mapping = StorageKey.of(number);
            for (var keyFirst : List.of(true, false)) entries(mapping, keyFirst, arguments, places);
        }
        return places;
    }

    private static void entries(
            StorageKey mapping, boolean keyFirst, List<Hash256> arguments, Map<StorageKey, KeyShape> places) {
        for (int i = 0; i < arguments.size(); i++) {
            var entry = entry(mapping, arguments.get(i), keyFirst);
            places.putIfAbsent(entry, new Entry(mapping, i, keyFirst));
            for (int j = 0; j < arguments.size(); j++) {
                if (j == i) continue;
                places.putIfAbsent(entry(entry, arguments.get(j), keyFirst), new EntryOfEntry(mapping, i, j, keyFirst));
            }
        }
    }

    /// The shape that makes each of these places of these arguments; [Fixed] where none is found. What arguments may
    /// make is hashed once for all of them.
    static List<KeyShape> of(List<StorageKey> keys, List<Hash256> arguments) {
        var places = keys.isEmpty() ? Map.<StorageKey, KeyShape>of() : places(arguments);
        return keys.stream()
                .map(key -> places.getOrDefault(key, new Fixed(key)))
                .toList();
    }
}
