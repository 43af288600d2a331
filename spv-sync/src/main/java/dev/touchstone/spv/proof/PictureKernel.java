package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.PathManifest;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenMetadata;
import dev.touchstone.spv.ethereum.token.TokenMetadata.PictureMember;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The way from what a contract says of a token to the token's picture. Each step needs the one before it proven,
/// and content that is proven under the address which that step names: an address of a website leads nowhere
/// here. Pure and thread-safe.
public final class PictureKernel {
    private PictureKernel() {}

    /// What describes the token.
    ///
    /// @param uri the answer to [Erc721.TokenUri] or [Erc1155.Uri]
    /// @param content what is proven of the address in it: nothing for `data:`, one piece for `ipfs:`, one for
    ///     `ar:` or, through a manifest of paths, two
    public static Finding<TokenDescription> described(Proven<String> uri, List<? extends Proven<?>> content) {
        var address = address(uri);
        if (address instanceof ContentAddress.Unsupported) return missing("where a token is described");
        var found = bytes(address, content);
        if (!(found instanceof Found.Bytes(var bytes))) return refuted(found);
        return switch (TokenMetadata.parse(bytes)) {
            case Parsed.Malformed<TokenMetadata>(var reason) -> new Refuted<>(new Refutation.NoDescription(reason));
            case Parsed.Ok<TokenMetadata>(var metadata) -> {
                var answer = (Evidence.AnswerOfCall) uri.evidence();
                var description = description(answer, bytes, metadata);
                var evidence = new Evidence.DescribedBy(description, answer, parts(content));
                yield new Proven<>(description, evidence, uri.asOf());
            }
        };
    }

    private static TokenDescription description(
            Evidence.AnswerOfCall answer, ByteString bytes, TokenMetadata metadata) {
        var contract = answer.question().contract();
        return switch (answer.question()) {
            case Erc721.TokenUri(var _, var id) -> new TokenDescription(contract, id, bytes, metadata);
            case Erc1155.Uri(var _, var id) -> new TokenDescription(contract, id, bytes, metadata);
            default -> throw new IllegalStateException("looked at before");
        };
    }

    /// Where the token is described: in the answer of an ERC-1155 contract the number stands for `{id}`.
    public static ContentAddress address(Proven<String> uri) {
        if (!(uri.evidence() instanceof Evidence.AnswerOfCall answer)) return nowhere();
        return switch (answer.question()) {
            case Erc721.TokenUri _ -> ContentAddress.meant(uri.value());
            case Erc1155.Uri(var _, var id) -> ContentAddress.meant(ContentAddress.withTokenId(uri.value(), id));
            default -> nowhere();
        };
    }

    private static ContentAddress nowhere() {
        return new ContentAddress.Unsupported("", "no answer that describes a token");
    }

    /// The picture of the token that is described.
    ///
    /// @param content what is proven of the address of the picture, as in [#described]; nothing where the
    ///     description holds the picture itself
    public static Finding<NftPicture> picture(Proven<TokenDescription> description, List<? extends Proven<?>> content) {
        if (!(description.evidence() instanceof Evidence.DescribedBy by)) return missing("a token's description");
        var member = description.value().metadata().picture();
        if (member.isEmpty()) return new Refuted<>(new Refutation.NoPictureNamed());
        var found = switch (member.get()) {
            case PictureMember.At(var address) -> bytes(ContentAddress.meant(address), content);
            case PictureMember.Drawn(var svg) -> drawn(svg, content);
        };
        if (!(found instanceof Found.Bytes(var bytes))) return refuted(found);
        var of = description.value();
        var picture = new NftPicture(of.contract(), of.id(), bytes);
        return new Proven<>(picture, new Evidence.PictureOf(picture, by, parts(content)), description.asOf());
    }

    private static Found drawn(String svg, List<? extends Proven<?>> content) {
        return content.isEmpty()
                ? new Found.Bytes(ByteString.of(svg.getBytes(StandardCharsets.UTF_8)))
                : new Found.No(new Refutation.PremiseMissing("no other content"));
    }

    /// What an address names.
    private sealed interface Found {
        record Bytes(ByteString bytes) implements Found {}

        record No(Refutation why) implements Found {}
    }

    private static <T> Finding<T> refuted(Found found) {
        if (found instanceof Found.No(var why)) return new Refuted<>(why);
        throw new IllegalStateException("bytes were found");
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }

    /// The content of an address; exactly what leads to it must be given.
    private static Found bytes(ContentAddress address, List<? extends Proven<?>> content) {
        return switch (address) {
            case ContentAddress.Data(var uri) when content.isEmpty() -> new Found.Bytes(uri.content());
            case ContentAddress.Ipfs ipfs
            when content.size() == 1
                    && content.getFirst().value() instanceof IpfsContent(var of, var bytes)
                    && of.equals(ipfs) -> new Found.Bytes(bytes);
            case ContentAddress.Arweave(var id, var path)
            when !content.isEmpty()
                    && content.getFirst().value() instanceof ArweaveContent first
                    && first.id().equals(id) -> inArweave(first, path, content);
            case ContentAddress.Data _,
                    ContentAddress.Ipfs _,
                    ContentAddress.Arweave _,
                    ContentAddress.Ipns _,
                    ContentAddress.Https _,
                    ContentAddress.Unsupported _ ->
                new Found.No(new Refutation.PremiseMissing("the content of the address and nothing else"));
        };
    }

    private static Found inArweave(ArweaveContent first, ContentPath path, List<? extends Proven<?>> content) {
        if (!first.isManifest()) {
            return path.names().isEmpty() && content.size() == 1
                    ? new Found.Bytes(first.bytes())
                    : new Found.No(new Refutation.NoSuchPath(path.toString()));
        }
        var named = named(first, path);
        if (named.isEmpty()) return new Found.No(new Refutation.NoSuchPath(path.toString()));
        return content.size() == 2
                        && content.getLast().value() instanceof ArweaveContent file
                        && file.id().equals(named.get())
                ? new Found.Bytes(file.bytes())
                : new Found.No(new Refutation.PremiseMissing("the file that the manifest names"));
    }

    /// The id that a manifest has for a path; empty where it has none, or is no manifest.
    public static Optional<ArweaveId> named(ArweaveContent manifest, ContentPath path) {
        return PathManifest.parse(manifest.bytes().toArray())
                .toOptional()
                .flatMap(it -> it.at(String.join("/", path.names())));
    }

    private static List<ContentEvidence> parts(List<? extends Proven<?>> content) {
        return content.stream()
                .map(Proven::evidence)
                .map(ContentEvidence.class::cast)
                .toList();
    }
}
