package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenMetadata;
import dev.touchstone.spv.ethereum.token.TokenMetadata.PictureMember;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.PictureKernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.TokenDescription;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Goes from what a contract says of a token to the token's picture. Thread-safe; calls block.
public final class PictureFinder {
    private final ContentFetcher fetcher;

    public PictureFinder(ContentFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// What the token looks like, as far as that can be found.
    ///
    /// @param uri the proven answer to [Erc721.TokenUri] or [Erc1155.Uri]
    /// @throws InterruptedException when the calling thread is interrupted
    public NftLook look(Proven<String> uri) throws InterruptedException {
        var at = PictureKernel.address(uri);
        var description = step(fetcher.fetch(at), new ToDescription(uri));
        var known = description.shown();
        if (known.isEmpty()) {
            return new NftLook(at, description, Optional.empty(), new NftLook.Step.NotReached<>());
        }
        var pictureAt = known.get().metadata().picture().flatMap(PictureFinder::address);
        return new NftLook(at, description, pictureAt, picture(description, known.get()));
    }

    private static Optional<ContentAddress> address(PictureMember member) {
        return member instanceof PictureMember.At(var address)
                ? Optional.of(ContentAddress.meant(address))
                : Optional.empty();
    }

    private NftLook.Step<NftPicture> picture(NftLook.Step<TokenDescription> description, TokenDescription known)
            throws InterruptedException {
        if (!(description instanceof NftLook.Step.Known<TokenDescription>(var finding))) {
            return new NftLook.Step.NotReached<>();
        }
        var member = known.metadata().picture();
        if (member.isEmpty()) {
            return new NftLook.Step.Missing<>(new ContentOutcome.LeadsNowhere(new Refutation.NoPictureNamed()));
        }
        var outcome = switch (member.get()) {
            case PictureMember.At(var address) -> fetcher.fetch(ContentAddress.meant(address));
            case PictureMember.Drawn(var svg) ->
                new ContentOutcome.Found(List.of(), ByteString.of(svg.getBytes(StandardCharsets.UTF_8)));
        };
        return step(outcome, new ToPicture(finding, known));
    }

    /// What follows from content that was found, or from a website's word.
    private interface Next<T> {
        Finding<T> found(ContentOutcome.Found content);

        Finding<T> said(ContentOutcome.Said content);
    }

    private static <T> NftLook.Step<T> step(ContentOutcome outcome, Next<T> next) {
        return switch (outcome) {
            case ContentOutcome.Nothing nothing -> new NftLook.Step.Missing<>(nothing);
            case ContentOutcome.Found found -> known(next.found(found));
            case ContentOutcome.Said said -> known(next.said(said));
        };
    }

    /// Content that is no description shows that the way ends there.
    private static <T> NftLook.Step<T> known(Finding<T> finding) {
        return finding instanceof Refuted<T>(var why)
                ? new NftLook.Step.Missing<>(new ContentOutcome.LeadsNowhere(why))
                : new NftLook.Step.Known<>(finding);
    }

    private record ToDescription(Proven<String> uri) implements Next<TokenDescription> {
        @Override
        public Finding<TokenDescription> found(ContentOutcome.Found content) {
            return PictureKernel.described(uri, content.parts());
        }

        @Override
        public Finding<TokenDescription> said(ContentOutcome.Said content) {
            var question = ((Evidence.AnswerOfCall) uri.evidence()).question();
            return switch (TokenMetadata.parse(content.bytes())) {
                case Parsed.Malformed<TokenMetadata>(var reason) -> new Refuted<>(new Refutation.NoDescription(reason));
                case Parsed.Ok<TokenMetadata>(var metadata) -> {
                    var id = switch (question) {
                        case Erc721.TokenUri(var _, var number) -> number;
                        case Erc1155.Uri(var _, var number) -> number;
                        default -> BigInteger.ZERO;
                    };
                    var description = new TokenDescription(question.contract(), id, content.bytes(), metadata);
                    yield new Claimed<>(description, content.host(), content.at());
                }
            };
        }
    }

    /// A picture is never firmer than the description that names it.
    private record ToPicture(Finding<TokenDescription> description, TokenDescription known)
            implements Next<NftPicture> {
        @Override
        public Finding<NftPicture> found(ContentOutcome.Found content) {
            return switch (description) {
                case Proven<TokenDescription> proven -> PictureKernel.picture(proven, content.parts());
                case Claimed<TokenDescription>(var _, var host, var at) ->
                    new Claimed<>(picture(content.bytes()), host, at);
                default -> throw new IllegalStateException("a description that is not shown");
            };
        }

        @Override
        public Finding<NftPicture> said(ContentOutcome.Said content) {
            return new Claimed<>(picture(content.bytes()), content.host(), content.at());
        }

        private NftPicture picture(ByteString bytes) {
            return new NftPicture(known.contract(), known.id(), bytes);
        }
    }
}
