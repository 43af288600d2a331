package dev.touchstone.spv.content;

/// How far a [ContentWalk] goes. Immutable.
///
/// @param depth blocks on the way from the address to any other, by directories and by parts of files
/// @param links links of one block
/// @param nodes parts that a file is put together from, each counted as often as it occurs
/// @param bytes bytes of content, and bytes of all blocks fetched for it
/// @param names names in a path
public record ContentLimits(int depth, int links, int nodes, long bytes, int names) {
    /// For pictures and metadata of tokens.
    public static final ContentLimits STANDARD = new ContentLimits(32, 65_536, 65_536, 64L << 20, 32);

    public ContentLimits {
        if (depth < 1 || links < 0 || nodes < 1 || bytes < 0 || bytes > Integer.MAX_VALUE / 2 || names < 0) {
            throw new IllegalArgumentException("limits out of range");
        }
    }
}
