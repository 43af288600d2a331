package dev.touchstone.spv.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Sees that what is proven is proven by the given bytes only.
public final class Tampering {
    private static final int SOME = 24;

    private Tampering() {}

    /// The nodes of a proof prove it, and with any node changed, left out or added nothing is proven.
    public static <T> Proven<T> provenOnlyBy(List<ByteString> nodes, Function<List<ByteString>, Finding<T>> check) {
        refutesChanges(nodes, 1, check);
        var more = new ArrayList<>(nodes);
        more.add(nodes.isEmpty() ? ByteString.of((byte) 0xc0) : nodes.getLast());
        assertThat(check.apply(more)).isInstanceOf(Refuted.class);
        return proven(check.apply(nodes));
    }

    /// The items of a list prove it, and with an item changed or left out, one added, or two in each other's place
    /// nothing is proven. Of a long list it takes some items, spread over all of it.
    public static <T> Proven<T> provenOnlyByAll(List<ByteString> items, Function<List<ByteString>, Finding<T>> check) {
        refutesChanges(items, 1 + items.size() / SOME, check);
        if (!items.isEmpty()) {
            var more = new ArrayList<>(items);
            more.add(items.getLast());
            assertThat(check.apply(more)).isInstanceOf(Refuted.class);
        }
        if (items.size() > 1) {
            var other = new ArrayList<>(items);
            other.set(0, items.get(1));
            other.set(1, items.get(0));
            if (!other.equals(items)) assertThat(check.apply(other)).isInstanceOf(Refuted.class);
        }
        return proven(check.apply(items));
    }

    private static <T> void refutesChanges(
            List<ByteString> items, int step, Function<List<ByteString>, Finding<T>> check) {
        for (int i = 0; i < items.size(); i += step) {
            var fewer = new ArrayList<>(items);
            fewer.remove(i);
            assertThat(check.apply(fewer)).isInstanceOf(Refuted.class);
            var changed = new ArrayList<>(items);
            changed.set(i, flipped(items.get(i), items.get(i).length() / 2));
            assertThat(check.apply(changed)).isInstanceOf(Refuted.class);
        }
    }

    /// The same bytes but for one bit.
    public static ByteString flipped(ByteString bytes, int at) {
        return ByteString.of(flipped(bytes.toArray(), at));
    }

    /// The same bytes but for one bit.
    public static byte[] flipped(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 0x10;
        return changed;
    }

    /// What was found, which must be proven.
    public static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }
}
