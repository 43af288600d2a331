package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.codec.ByteReader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells the kinds of [ContentAddress] apart. Pure.
final class AddressReader {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//)?(.*)", Pattern.DOTALL);
    private static final Pattern IPNS_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final String IPFS = "ipfs";
    private static final String IPNS = "ipns";
    private static final String ARWEAVE = "ar";

    private static final long IPFS_NAMESPACE = 0xe3;
    private static final long IPNS_NAMESPACE = 0xe5;
    private static final long ARWEAVE_NAMESPACE = 0xb29910;

    private AddressReader() {}

    static ContentAddress read(String text) {
        var match = SCHEME.matcher(text);
        if (!match.matches()) return withoutScheme(text);
        var scheme = match.group(1).toLowerCase(Locale.ROOT);
        var rest = match.group(3);
        return switch (scheme) {
            case "https" -> new ContentAddress.Https(text);
            case IPFS, IPNS -> inNamespace(scheme, afterNamespace(scheme, rest));
            case ARWEAVE -> arweave(Split.of(rest));
            default -> new ContentAddress.Unsupported(scheme, "not fetched");
        };
    }

    /// `ipfs://ipfs/CID` and `ipfs:///ipfs/CID` are meant as `ipfs://CID`.
    private static String afterNamespace(String scheme, String rest) {
        var bare = rest.startsWith("/") ? rest.substring(1) : rest;
        var repeated = scheme + "/";
        return bare.startsWith(repeated) ? bare.substring(repeated.length()) : bare;
    }

    private static ContentAddress withoutScheme(String text) {
        var bare = text.startsWith("/") ? text.substring(1) : text;
        if (bare.startsWith(IPFS + "/")) return ipfs(Split.of(bare.substring(IPFS.length() + 1)));
        if (bare.startsWith(IPNS + "/")) return inNamespace(IPNS, bare.substring(IPNS.length() + 1));
        var split = Split.of(bare);
        boolean isCid = Cid.parse(split.first()) instanceof Parsed.Ok<Cid>;
        return isCid ? ipfs(split) : new ContentAddress.Unsupported("", "no address");
    }

    private static ContentAddress inNamespace(String scheme, String rest) {
        return scheme.equals(IPFS) ? ipfs(Split.of(rest)) : ipns(Split.of(rest));
    }

    /// What stands before the first slash, and the path after it, percent-decoded.
    private record Split(String first, Optional<ContentPath> path) {
        static Split of(String text) {
            var bare = text.replaceFirst("(?s)[?#].*$", "");
            int slash = bare.indexOf('/');
            if (slash < 0) return new Split(bare, Optional.of(ContentPath.ROOT));
            return new Split(bare.substring(0, slash), path(bare.substring(slash)));
        }

        /// Empty where the bytes are no text.
        private static Optional<ContentPath> path(String escaped) {
            var bytes = PercentText.decode(escaped);
            try {
                return Optional.of(ContentPath.of(new ByteReader(bytes.toArray()).text(bytes.length())));
            } catch (MalformedException _) {
                return Optional.empty();
            }
        }
    }

    private static ContentAddress badPath(String scheme) {
        return new ContentAddress.Unsupported(scheme, "a path that is not UTF-8");
    }

    private static ContentAddress ipfs(Split split) {
        return switch (Cid.parse(split.first())) {
            case Parsed.Malformed<Cid>(var reason) -> new ContentAddress.Unsupported(IPFS, reason);
            case Parsed.Ok<Cid>(var cid) ->
                split.path()
                        .<ContentAddress>map(path -> new ContentAddress.Ipfs(cid, path))
                        .orElseGet(() -> badPath(IPFS));
        };
    }

    private static ContentAddress ipns(Split split) {
        if (!IPNS_NAME.matcher(split.first()).matches()) return new ContentAddress.Unsupported(IPNS, "no name");
        return split.path()
                .<ContentAddress>map(path -> new ContentAddress.Ipns(split.first(), path))
                .orElseGet(() -> badPath(IPNS));
    }

    private static ContentAddress arweave(Split split) {
        return switch (ArweaveId.parse(split.first())) {
            case Parsed.Malformed<ArweaveId>(var reason) -> new ContentAddress.Unsupported(ARWEAVE, reason);
            case Parsed.Ok<ArweaveId>(var id) ->
                split.path()
                        .<ContentAddress>map(path -> new ContentAddress.Arweave(id, path))
                        .orElseGet(() -> badPath(ARWEAVE));
        };
    }

    static ContentAddress contentHash(ByteString record) {
        var read = ByteReader.parse(record, in -> namespaced(in.varint(), in));
        return switch (read) {
            case Parsed.Ok<ContentAddress>(var address) -> address;
            case Parsed.Malformed<ContentAddress>(var reason) -> new ContentAddress.Unsupported("", reason);
        };
    }

    private static ContentAddress namespaced(long namespace, ByteReader in) throws MalformedException {
        if (namespace == IPFS_NAMESPACE) return new ContentAddress.Ipfs(Cid.read(in), ContentPath.ROOT);
        if (namespace == IPNS_NAMESPACE)
            return new ContentAddress.Ipns(Cid.read(in).text(), ContentPath.ROOT);
        if (namespace == ARWEAVE_NAMESPACE) {
            var id = new ArweaveId(Hash256.of(in.string(Hash256.BYTES).toArray()));
            return new ContentAddress.Arweave(id, ContentPath.ROOT);
        }
        throw new MalformedException("a content hash of namespace 0x" + Long.toHexString(namespace));
    }
}
