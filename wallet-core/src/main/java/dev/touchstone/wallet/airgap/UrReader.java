package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a resource together from its parts, in whatever order they are seen and however many are missed.
/// Confined to its thread.
///
/// Parts are equations between fragments; each new one is held against those that are there, until every
/// fragment is known (BCR-2024-001). What does not belong to the first part that was seen is refused and
/// changes nothing.
public final class UrReader {
    private @Nullable UrPart first;
    private Row @Nullable [] rows;
    private int rank;

    /// Fragments that are mixed together, by the lowest of them.
    private static final class Row {
        private final BitSet fragments;
        private final byte[] bytes;

        Row(BitSet fragments, byte[] bytes) {
            this.fragments = fragments;
            this.bytes = bytes;
        }
    }

    /// What came of one more code. Immutable.
    public sealed interface Reading {
        record Complete(Ur ur) implements Reading {}

        /// More codes are needed.
        ///
        /// @param known how much of it is there
        /// @param of how much there is
        record Partly(int known, int of) implements Reading {}

        record Refused(String why) implements Reading {}
    }

    /// Takes the text of one code.
    public Reading take(String text) {
        if (!UrPart.isPart(text)) {
            return switch (Ur.parse(text)) {
                case Parsed.Ok<Ur>(var ur) -> new Reading.Complete(ur);
                case Parsed.Malformed<Ur>(var why) -> new Reading.Refused(why);
            };
        }
        return switch (UrPart.parse(text)) {
            case Parsed.Ok<UrPart>(var part) -> take(part);
            case Parsed.Malformed<UrPart>(var why) -> new Reading.Refused(why);
        };
    }

    private Reading take(UrPart part) {
        if (first == null || rows == null) {
            first = part;
            rows = new Row[part.count()];
        }
        if (!belongs(first, part)) return new Reading.Refused("a part of something else");
        add(
                rows,
                PartMix.of(part.number(), part.count(), part.checksum()),
                part.fragment().toArray());
        if (rank < part.count()) return new Reading.Partly(rank, part.count());
        return message(first, rows)
                .<Reading>map(cbor -> new Reading.Complete(new Ur(part.type(), cbor)))
                .orElseGet(() -> {
                    forget();
                    return new Reading.Refused("the parts do not fit together");
                });
    }

    private void forget() {
        first = null;
        rows = null;
        rank = 0;
    }

    private static boolean belongs(UrPart first, UrPart part) {
        return part.type().equals(first.type())
                && part.count() == first.count()
                && part.length() == first.length()
                && part.checksum() == first.checksum()
                && part.fragment().length() == first.fragment().length();
    }

    private void add(Row[] known, BitSet fragments, byte[] bytes) {
        for (int lowest = fragments.nextSetBit(0); lowest >= 0; lowest = fragments.nextSetBit(lowest)) {
            var row = known[lowest];
            if (row == null) {
                known[lowest] = new Row(fragments, bytes);
                rank++;
                return;
            }
            fragments.xor(row.fragments);
            mix(bytes, row.bytes);
        }
    }

    /// Solves from the last fragment to the first; empty where the checksum is another.
    private static Optional<ByteString> message(UrPart part, Row[] rows) {
        int size = part.fragment().length();
        var all = new byte[part.count() * size];
        for (int i = rows.length - 1; i >= 0; i--) {
            var bytes = rows[i].bytes.clone();
            for (int other = rows[i].fragments.nextSetBit(i + 1);
                    other >= 0;
                    other = rows[i].fragments.nextSetBit(other + 1)) {
                mix(bytes, Arrays.copyOfRange(all, other * size, (other + 1) * size));
            }
            System.arraycopy(bytes, 0, all, i * size, size);
        }
        var message = Arrays.copyOf(all, part.length());
        return Bytewords.checksum(message) == part.checksum() ? Optional.of(ByteString.of(message)) : Optional.empty();
    }

    static void mix(byte[] into, byte[] other) {
        for (int i = 0; i < into.length; i++) into[i] ^= other[i];
    }
}
