package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;

/// The parts of a file as they come in, each block once however often it occurs. Confined to one thread.
final class FileParts {
    /// How many blocks are asked for at once.
    private static final int WINDOW = 64;

    private final ContentLimits limits;
    private final Map<Cid, UnixFs.File> known = new HashMap<>();
    /// The blocks that are missing, with how deep they lie.
    private final LinkedHashMap<Cid, Integer> missing = new LinkedHashMap<>();

    private final List<Cid> root = new ArrayList<>();

    FileParts(ContentLimits limits) {
        this.limits = limits;
    }

    Optional<ContentRefusal> begin(Cid cid, UnixFs node) {
        root.add(cid);
        missing.put(cid, 1);
        return put(cid, node);
    }

    SequencedSet<Cid> missing() {
        var first = new LinkedHashSet<Cid>();
        for (var cid : missing.sequencedKeySet()) {
            if (first.size() == WINDOW) break;
            first.add(cid);
        }
        return first;
    }

    /// Takes what a missing block holds.
    Optional<ContentRefusal> put(Cid cid, UnixFs node) {
        int depth = Optional.ofNullable(missing.remove(cid)).orElse(limits.depth());
        if (!(node instanceof UnixFs.File file)) {
            return Optional.of(new ContentRefusal.MalformedBlock(cid, "no part of a file"));
        }
        if (file.size() > limits.bytes()) {
            return Optional.of(new ContentRefusal.ContentTooLarge(file.size(), limits.bytes()));
        }
        if (!file.parts().isEmpty() && depth >= limits.depth()) {
            return Optional.of(new ContentRefusal.TooDeep(limits.depth()));
        }
        known.put(cid, file);
        for (var part : file.parts()) {
            if (!known.containsKey(part.cid())) missing.putIfAbsent(part.cid(), depth + 1);
        }
        return known.size() + missing.size() > limits.nodes()
                ? Optional.of(new ContentRefusal.TooManyNodes(limits.nodes()))
                : Optional.empty();
    }

    private UnixFs.File known(Cid cid) {
        return Objects.requireNonNull(known.get(cid), "nothing is missing");
    }

    /// The whole file, when nothing is missing.
    ContentStep content() {
        var writer = new Writer();
        var refusal = writer.write(root.getFirst(), 1);
        return refusal.<ContentStep>map(ContentStep.Refused::new)
                .orElseGet(() -> new ContentStep.Bytes(ByteString.of(writer.out.toByteArray())));
    }

    /// Puts the file together, the parts in order. Since each part has the size that the whole says, no more is
    /// written than the whole may have.
    private final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int nodes;

        private Optional<ContentRefusal> write(Cid cid, int depth) {
            var file = known(cid);
            if (depth > limits.depth()) return Optional.of(new ContentRefusal.TooDeep(limits.depth()));
            if (++nodes > limits.nodes()) return Optional.of(new ContentRefusal.TooManyNodes(limits.nodes()));
            out.writeBytes(file.bytes().toArray());
            for (var part : file.parts()) {
                long size = known(part.cid()).size();
                if (size != part.size()) {
                    return Optional.of(new ContentRefusal.WrongSize(part.cid(), part.size(), size));
                }
                var refusal = write(part.cid(), depth + 1);
                if (refusal.isPresent()) return refusal;
            }
            return Optional.empty();
        }
    }
}
