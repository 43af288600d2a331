package dev.touchstone.spv.content;

/// Why an address leads to no content that can be shown: what is wrong with a block, with the path, or which
/// bound was met. Immutable.
public sealed interface ContentRefusal {
    /// The name that the command line uses.
    default String code() {
        return getClass().getSimpleName();
    }

    // Blocks

    /// The bytes do not have the hash that the address names: somebody changed them.
    record WrongBlock(Cid cid) implements ContentRefusal {}

    /// The address names a hash function that cannot be checked here, or a digest that was cut short.
    record HashNotCheckable(Cid cid) implements ContentRefusal {}

    /// The address names a kind of bytes that is no part of a file system.
    record CodecNotRead(Cid cid) implements ContentRefusal {
        /// The codec's name in the table of multicodecs.
        public String codec() {
            return Codec.title(cid.codec());
        }
    }

    /// The block is not what its codec says.
    record MalformedBlock(Cid cid, String reason) implements ContentRefusal {}

    /// A part of a file has another size than the file says.
    record WrongSize(Cid cid, long said, long is) implements ContentRefusal {}

    /// A directory that is spread over blocks which do not fit together.
    record InconsistentShard(Cid cid) implements ContentRefusal {}

    // Paths

    /// No name of a path may be `.` or `..`, and none may be longer than a name of a file system.
    record BadPath(String name) implements ContentRefusal {}

    record NotInDirectory(Cid directory, String name) implements ContentRefusal {}

    /// Two entries of a directory have the same name.
    record AmbiguousName(Cid directory, String name) implements ContentRefusal {}

    /// The path goes on after a file.
    record FileHasNoEntries(Cid file, String name) implements ContentRefusal {}

    /// The path ends at a directory.
    record IsDirectory(Cid cid) implements ContentRefusal {}

    /// The path leads to a symbolic link; those are not followed.
    record IsSymbolicLink(Cid cid) implements ContentRefusal {}

    // Bounds ([ContentLimits])

    record BlockTooLarge(Cid cid, int bytes) implements ContentRefusal {}

    /// More bytes than may be, by what was fetched or by what the file says.
    record ContentTooLarge(long bytes, long most) implements ContentRefusal {}

    record TooDeep(int most) implements ContentRefusal {}

    record TooManyLinks(Cid cid, int links) implements ContentRefusal {}

    record TooManyNodes(int most) implements ContentRefusal {}

    record PathTooLong(int names, int most) implements ContentRefusal {}
}
