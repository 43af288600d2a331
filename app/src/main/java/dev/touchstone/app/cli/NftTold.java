package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.picture.Drawing;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.content.picture.PictureHeader;
import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.TokenMetadata;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.text.PictureTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `touchstone nft show` tells of a token, for programs and for people. Immutable.
///
/// @param uri where the contract says that it is described
record NftTold(NftShow.Asked asked, String uri, NftLook look) {
    private static final int MOST_TEXT = 300;

    /// @param to a file for the picture
    EthereumAnswer.Told told(@Nullable Path to) throws Failure, IOException, InterruptedException {
        var picture = look.picture().shown().map(it -> it.bytes());
        var file = to == null || picture.isEmpty() ? "" : written(picture.get(), to);
        var drawing = picture.isPresent() ? Optional.of(Contents.draw(picture.get())) : Optional.<Drawing>empty();
        var json = Json.Members.none()
                .withText("owner", owner())
                .with("ownerStanding", Words.standing(asked.owner()))
                .with("uri", Words.printable(uri))
                .with("description", description())
                .with(
                        "picture",
                        picture(picture, drawing)
                                .withText("file", Optional.of(file).filter(it -> !it.isEmpty())));
        return new EthereumAnswer.Told(json, page(picture, drawing, file));
    }

    private static String written(ByteString picture, Path to) throws Failure, IOException {
        InputFiles.write(to, file -> file.write(picture.toArray()));
        return to.toString();
    }

    private Optional<String> owner() {
        return asked.owner()
                .shown()
                .filter(owner -> !owner.equals(EthereumAddress.ZERO))
                .map(EthereumAddress::text);
    }

    private Json description() {
        var shown = look.description().shown();
        var json = Json.Members.none()
                .with("standing", standing(look.description()))
                .with("because", because(look.description()))
                .withText("address", address(look.describedAt()))
                .withText("sha256", shown.map(it -> hash(it.bytes())));
        if (shown.isEmpty()) return json;
        var metadata = shown.get().metadata();
        return json.with("name", metadata.name())
                .with("text", metadata.description())
                .withText("animation", metadata.animation())
                .with(
                        "traits",
                        Json.Items.of(metadata.traits().stream()
                                .map(trait -> Json.Members.none()
                                        .with("kind", trait.kind())
                                        .with("value", trait.value()))
                                .toList()));
    }

    private Json.Members picture(Optional<ByteString> bytes, Optional<Drawing> drawing) {
        var header = bytes.flatMap(it -> PictureHeader.parse(it).toOptional());
        return Json.Members.none()
                .with("standing", standing(look.picture()))
                .with("because", because(look.picture()))
                .withText("address", look.pictureAt().flatMap(NftTold::address))
                .withText("type", header.map(it -> it.kind().mediaType()))
                .with("width", number(header.map(PictureHeader::width)))
                .with("height", number(header.map(PictureHeader::height)))
                .with("size", number(bytes.map(ByteString::length)))
                .withText("sha256", bytes.map(NftTold::hash))
                .withText("notDrawn", drawing.flatMap(NftTold::notDrawn));
    }

    private static Json number(Optional<Integer> number) {
        return number.<Json>map(it -> new Json.Whole(it)).orElseGet(Json.Nothing::new);
    }

    private static Optional<String> notDrawn(Drawing drawing) {
        return drawing instanceof Drawing.NotDrawn(var why) ? Optional.of(why) : Optional.empty();
    }

    private static String hash(ByteString bytes) {
        return Multihash.ofSha256(bytes).digest().hex();
    }

    /// The address, where it is one and not the content itself.
    private static Optional<String> address(ContentAddress address) {
        return switch (address) {
            case ContentAddress.Ipfs ipfs -> Optional.of(ipfs.text());
            case ContentAddress.Arweave(var id, var path) -> Optional.of("ar://" + id.text() + path.escaped());
            case ContentAddress.Https(var url) -> Optional.of(Words.printable(url));
            case ContentAddress.Ipns(var name, var path) -> Optional.of("ipns://" + name + path.escaped());
            case ContentAddress.Data _, ContentAddress.Unsupported _ -> Optional.empty();
        };
    }

    private static String standing(NftLook.Step<?> step) {
        return switch (step) {
            case NftLook.Step.Known<?>(var finding) -> Words.standing(finding);
            case NftLook.Step.Missing<?>(ContentOutcome.LeadsNowhere _) -> "Failed";
            case NftLook.Step.Missing<?> _, NftLook.Step.NotReached<?> _ -> "Checking";
        };
    }

    private static String because(NftLook.Step<?> step) {
        return switch (step) {
            case NftLook.Step.Known<?>(Proven<?> _) -> "It has the fingerprint that the contract names.";
            case NftLook.Step.Known<?>(Claimed<?>(var _, var host, var _)) ->
                host + " says so; nothing here checked it.";
            case NftLook.Step.Known<?>(var finding) -> Words.because(finding);
            case NftLook.Step.Missing<?>(var why) -> sentence(why);
            case NftLook.Step.NotReached<?> _ -> "Without a description nothing names a picture.";
        };
    }

    /// Why there is nothing, with what can be done about it.
    static String sentence(ContentOutcome.Nothing why) {
        var words = Words.plain(PictureTexts.explain(why));
        return switch (why) {
            case ContentOutcome.NoGateway _ -> words + " Name a gateway with --gateway URL, or use --public.";
            case ContentOutcome.NotAllowed(var host) -> words + " --website " + host + " lets it be asked.";
            case ContentOutcome.NobodyHas _,
                    ContentOutcome.NotPublic _,
                    ContentOutcome.LeadsNowhere _,
                    ContentOutcome.NotFetched _ -> words;
        };
    }

    private Page page(Optional<ByteString> picture, Optional<Drawing> drawing, String writtenTo) {
        var page = asked.page()
                .row("Owner", owner().orElse("nobody, or not a single token") + "  " + Words.standing(asked.owner()))
                .row("Described at", shortened(uri))
                .row("Description", standing(look.description()) + ". " + because(look.description()));
        var metadata = look.description().shown().map(it -> it.metadata());
        if (metadata.isPresent()) page = page.and(words(metadata.get()));
        page = page.row("Picture", standing(look.picture()) + ". " + because(look.picture()));
        if (picture.isPresent()) {
            page = page.row(
                            "",
                            kind(picture.get()) + ", "
                                    + Words.count(picture.get().length()) + " bytes")
                    .row("SHA-256", hash(picture.get()));
        }
        if (drawing.isPresent() && drawing.get() instanceof Drawing.NotDrawn(var why))
            page = page.row("", "It cannot be drawn here: " + why);
        return writtenTo.isEmpty() ? page : page.row("Written to", writtenTo);
    }

    /// What the description says; its words are whoever's who wrote it.
    private static Page words(TokenMetadata metadata) {
        var page = Page.empty();
        if (!metadata.name().isEmpty()) page = page.row("Calls itself", shortened(metadata.name()));
        for (var trait : metadata.traits()) page = page.row("Trait", shortened(trait.kind() + ": " + trait.value()));
        return page;
    }

    private static String kind(ByteString bytes) {
        return PictureHeader.parse(bytes)
                .toOptional()
                .map(header -> header.points() == 0
                        ? header.kind().title()
                        : header.kind().title() + ", " + header.width() + " x " + header.height())
                .orElse("no kind of picture that is known here");
    }

    private static String shortened(String text) {
        var shown = Words.printable(text);
        return shown.length() <= MOST_TEXT ? shown : shown.substring(0, MOST_TEXT) + "...";
    }
}
