package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.content.codec.ByteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tables of ENSIP-15 and of the Unicode normalisation forms that belong to them. Immutable.
///
/// @param source of which version and date they are
/// @param mapped what stands for a code point
/// @param ranks classes of combining marks, in order
/// @param decompositions into two parts or one; those of Hangul follow from arithmetic and are not here
/// @param uncomposed decompositions that are not undone
record EnsTables(
        String source,
        CodePoints ignored,
        Map<Integer, List<Integer>> mapped,
        CodePoints fenced,
        CodePoints combining,
        CodePoints nonSpacing,
        int mostNonSpacing,
        List<Group> groups,
        List<Whole> wholes,
        List<List<Integer>> emoji,
        List<CodePoints> ranks,
        Map<Integer, List<Integer>> decompositions,
        CodePoints uncomposed) {
    private static final String FILE = "ensip15.bin";

    /// Characters that may stand together in a label.
    ///
    /// @param restricted whether few use them today (UAX #31)
    /// @param marksAreListed whether its characters hold all the combining marks they may have
    record Group(String name, boolean restricted, boolean marksAreListed, CodePoints members) {}

    /// Characters that look alike.
    ///
    /// @param valid those that are taken for what they are
    /// @param confused those that are taken for others
    record Whole(CodePoints valid, CodePoints confused) {}

    static EnsTables load() {
        try (var in = Objects.requireNonNull(EnsTables.class.getResourceAsStream(FILE), FILE)) {
            return read(new ByteReader(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedException e) {
            throw new IllegalStateException("the program's own tables: " + e.reason(), e);
        }
    }

    static EnsTables read(ByteReader bytes) throws MalformedException {
        var in = new Source(bytes);
        var tables = new EnsTables(
                in.text(),
                in.set(),
                in.map(),
                in.set(),
                in.set(),
                in.set(),
                in.number(),
                in.list(Source::group),
                in.list(part -> new Whole(part.set(), part.set())),
                in.sequences(),
                in.list(Source::set),
                in.map(),
                in.set());
        bytes.expectEnd();
        return tables;
    }

    @FunctionalInterface
    private interface Item<T> {
        T read(Source in) throws MalformedException;
    }

    /// Reads the parts of the file: all numbers are varints, those of a row are written as steps from the one
    /// before.
    private record Source(ByteReader in) {
        int number() throws MalformedException {
            return (int) in.varint();
        }

        String text() throws MalformedException {
            return in.text(in.length());
        }

        /// A step up or down: the lowest bit is the sign.
        int step() throws MalformedException {
            int folded = number();
            return folded >>> 1 ^ -(folded & 1);
        }

        CodePoints set() throws MalformedException {
            var bounds = new int[2 * number()];
            int at = 0;
            for (int i = 0; i < bounds.length; i++) {
                at += number();
                bounds[i] = at;
            }
            return CodePoints.ofRanges(bounds);
        }

        List<Integer> row(int from, int count) throws MalformedException {
            var row = new ArrayList<Integer>(count);
            int at = from;
            for (int i = 0; i < count; i++) {
                at += step();
                row.add(at);
            }
            return List.copyOf(row);
        }

        Map<Integer, List<Integer>> map() throws MalformedException {
            var map = new HashMap<Integer, List<Integer>>();
            int key = 0;
            int last = 0;
            for (int left = number(); left > 0; left--) {
                key += number();
                var row = row(last, number());
                map.put(key, row);
                last = row.getFirst();
            }
            return Map.copyOf(map);
        }

        /// Sequences of which each begins like the one before.
        List<List<Integer>> sequences() throws MalformedException {
            var all = new ArrayList<List<Integer>>();
            var last = List.<Integer>of();
            for (int left = number(); left > 0; left--) {
                var next = new ArrayList<>(last.subList(0, number()));
                next.addAll(row(next.isEmpty() ? 0 : next.getLast(), number()));
                last = List.copyOf(next);
                all.add(last);
            }
            return List.copyOf(all);
        }

        Group group() throws MalformedException {
            return new Group(text(), number() == 1, number() == 1, set());
        }

        <T> List<T> list(Item<T> item) throws MalformedException {
            var items = new ArrayList<T>();
            for (int left = number(); left > 0; left--) items.add(item.read(this));
            return List.copyOf(items);
        }
    }
}
