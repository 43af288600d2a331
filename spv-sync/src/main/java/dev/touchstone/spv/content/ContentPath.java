package dev.touchstone.spv.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The names that lead from an address to a file: `/images/1.png` is two. Slashes at the ends and doubled ones
/// count for nothing (the UnixFS specification, "UnixFS Paths"). Nothing is percent-decoded here. Immutable.
public record ContentPath(List<String> names) {
    public static final ContentPath ROOT = new ContentPath(List.of());
    private static final int MOST_NAME_BYTES = 255;

    public ContentPath {
        names = List.copyOf(names);
    }

    public static ContentPath of(String text) {
        var names = Arrays.stream(text.split("/", -1)).filter(name -> !name.isEmpty());
        return new ContentPath(names.toList());
    }

    Optional<ContentRefusal> objection(ContentLimits limits) {
        if (names.size() > limits.names()) {
            return Optional.of(new ContentRefusal.PathTooLong(names.size(), limits.names()));
        }
        return names.stream().filter(ContentPath::isBad).findFirst().map(ContentRefusal.BadPath::new);
    }

    private static boolean isBad(String name) {
        boolean isRelative = name.equals(".") || name.equals("..");
        return isRelative || name.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES;
    }

    /// The path as an address has it: each name percent-encoded, with a slash before it.
    public String escaped() {
        return names.stream().map(name -> "/" + PercentText.encode(name)).collect(Collectors.joining());
    }

    /// Empty, or each name with a slash before it.
    @Override
    public String toString() {
        return names.stream().map(name -> "/" + name).collect(Collectors.joining());
    }
}
