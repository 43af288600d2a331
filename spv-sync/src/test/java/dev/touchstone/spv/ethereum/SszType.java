package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The types of SSZ that a beacon block is made of: how each is taken apart, and its hash tree root. For trusted
/// vectors only, so nothing is checked.
///
/// Source: consensus-specs `ssz/simple-serialize.md`.
sealed interface SszType {
    int CHUNK = 32;

    Hash256 root(byte[] bytes);

    /// How many bytes each value has; 0 where that varies.
    default int size() {
        return 0;
    }

    static SszType uint64() {
        return new Bytes(8);
    }

    static SszType list(SszType item, long limit) {
        return new ListOf(item, limit);
    }

    static Struct struct(SszType... fields) {
        return new Struct(List.of(fields));
    }

    /// A number or a vector of bits or bytes, of so many bytes.
    record Bytes(int size) implements SszType {
        @Override
        public Hash256 root(byte[] bytes) {
            return merkle(chunks(bytes), (size + CHUNK - 1) / CHUNK);
        }
    }

    /// Bytes, at most so many.
    record ByteList(long limit) implements SszType {
        @Override
        public Hash256 root(byte[] bytes) {
            return withLength(merkle(chunks(bytes), (limit + CHUNK - 1) / CHUNK), bytes.length);
        }
    }

    /// Bits, at most so many; a one follows the last.
    record BitList(long limit) implements SszType {
        @Override
        public Hash256 root(byte[] bytes) {
            int last = bytes[bytes.length - 1] & 0xff;
            int mark = 31 - Integer.numberOfLeadingZeros(last);
            var bits = bytes.clone();
            bits[bits.length - 1] = (byte) (last ^ (1 << mark));
            if (mark == 0) bits = Arrays.copyOf(bits, bits.length - 1);
            return withLength(merkle(chunks(bits), (limit + 255) / 256), 8L * (bytes.length - 1) + mark);
        }
    }

    /// Items of one type, at most so many. Numbers are packed, four to a chunk.
    record ListOf(SszType item, long limit) implements SszType {
        @Override
        public Hash256 root(byte[] bytes) {
            var items = items(bytes);
            boolean isPacked = item.equals(uint64());
            var root = isPacked
                    ? merkle(chunks(bytes), (limit * 8 + CHUNK - 1) / CHUNK)
                    : merkle(items.stream().map(item::root).toList(), limit);
            return withLength(root, items.size());
        }

        List<byte[]> items(byte[] bytes) {
            if (bytes.length == 0) return List.of();
            if (item.size() > 0) {
                return IntStream.range(0, bytes.length / item.size())
                        .mapToObj(i -> Arrays.copyOfRange(bytes, i * item.size(), (i + 1) * item.size()))
                        .toList();
            }
            int count = offset(bytes, 0) / 4;
            return IntStream.range(0, count)
                    .mapToObj(i -> Arrays.copyOfRange(
                            bytes, offset(bytes, 4 * i), i + 1 < count ? offset(bytes, 4 * i + 4) : bytes.length))
                    .toList();
        }
    }

    /// A container of fields.
    record Struct(List<SszType> fields) implements SszType {
        @Override
        public int size() {
            boolean isFixed = fields.stream().allMatch(field -> field.size() > 0);
            return isFixed ? fields.stream().mapToInt(SszType::size).sum() : 0;
        }

        @Override
        public Hash256 root(byte[] bytes) {
            return HashTreeRoot.ofContainer(roots(bytes));
        }

        List<Hash256> roots(byte[] bytes) {
            var parts = parts(bytes);
            return IntStream.range(0, parts.size())
                    .mapToObj(i -> fields.get(i).root(parts.get(i)))
                    .toList();
        }

        /// The bytes of each field.
        List<byte[]> parts(byte[] bytes) {
            var parts = new ArrayList<byte[]>();
            int at = 0;
            for (int i = 0; i < fields.size(); i++) {
                int size = fields.get(i).size();
                int from = size > 0 ? at : offset(bytes, at);
                int to = size > 0 ? at + size : end(bytes, at + 4, i + 1);
                parts.add(Arrays.copyOfRange(bytes, from, to));
                at += size > 0 ? size : 4;
            }
            return parts;
        }

        /// Where the next field of variable size begins.
        private int end(byte[] bytes, int from, int next) {
            int at = from;
            for (int i = next; i < fields.size(); i++) {
                if (fields.get(i).size() == 0) return offset(bytes, at);
                at += fields.get(i).size();
            }
            return bytes.length;
        }
    }

    static int offset(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    static List<Hash256> chunks(byte[] bytes) {
        var padded = Arrays.copyOf(bytes, (bytes.length + CHUNK - 1) / CHUNK * CHUNK);
        return IntStream.range(0, padded.length / CHUNK)
                .mapToObj(i -> Hash256.of(padded, i * CHUNK))
                .toList();
    }

    /// The root of a tree that has room for `limit` leaves; the ones that are not there are zero.
    static Hash256 merkle(List<Hash256> leaves, long limit) {
        var level = leaves;
        var zero = Hash256.ZERO;
        for (long width = 1; width < limit; width *= 2) {
            var above = new ArrayList<Hash256>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(HashTreeRoot.ofPair(level.get(i), i + 1 < level.size() ? level.get(i + 1) : zero));
            }
            level = above;
            zero = HashTreeRoot.ofPair(zero, zero);
        }
        return level.isEmpty() ? zero : level.getFirst();
    }

    static Hash256 withLength(Hash256 root, long length) {
        return HashTreeRoot.ofPair(root, HashTreeRoot.ofUint64(length));
    }
}
