package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Arweave's hash of nested lists of bytes, by SHA-384: each byte string and each list is hashed with its kind
/// and length before it, so that no two nestings have the same hash. Immutable.
sealed interface DeepHash {
    byte[] hash();

    static DeepHash of(ByteString bytes) {
        return new Bytes(bytes);
    }

    static DeepHash of(String text) {
        return new Bytes(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static DeepHash of(DeepHash... items) {
        return new Items(List.of(items));
    }

    private static byte[] tag(String kind, int length) {
        return Sha.sha384((kind + length).getBytes(StandardCharsets.US_ASCII));
    }

    record Bytes(ByteString bytes) implements DeepHash {
        @Override
        public byte[] hash() {
            return Sha.sha384(tag("blob", bytes.length()), Sha.sha384(bytes.toArray()));
        }
    }

    record Items(List<DeepHash> items) implements DeepHash {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public byte[] hash() {
            var hash = tag("list", items.size());
            for (var item : items) hash = Sha.sha384(hash, item.hash());
            return hash;
        }
    }
}
