package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.chain.StrictJson;
import dev.touchstone.spv.chain.StrictJson.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a description says of a token: the "ERC721 Metadata JSON Schema" and the "ERC-1155 Metadata URI JSON
/// Schema", with the members that marketplaces have added to them. Immutable. These are words of whoever wrote
/// the description.
///
/// @param name empty where it is not said
/// @param description empty where it is not said
/// @param picture where the picture is, or the picture itself
/// @param animation an address of something that moves or sounds; it is told, never fetched
public record TokenMetadata(
        String name,
        String description,
        Optional<PictureMember> picture,
        Optional<String> animation,
        List<Trait> traits) {
    /// Bytes of the longest description that is read.
    public static final int MOST_BYTES = 4 << 20;

    private static final int MOST_DEPTH = 16;
    private static final int MOST_NAME = 256;
    private static final int MOST_NUMBER = 100;
    private static final int MOST_TRAITS = 256;
    private static final int MOST_WORDS = 16_384;
    private static final String SVG_START = "<svg";

    private static final StrictJson JSON =
            StrictJson.within(new Limits(MOST_DEPTH, MOST_NAME, MOST_NUMBER, MOST_BYTES));

    public TokenMetadata {
        traits = List.copyOf(traits);
    }

    /// What the description has for a picture. Immutable.
    public sealed interface PictureMember {
        /// `image`: where it is.
        record At(String address) implements PictureMember {}

        /// `image_data`: the text of a drawing (SVG).
        record Drawn(String svg) implements PictureMember {}
    }

    /// One of its `attributes`. Immutable.
    ///
    /// @param kind `trait_type`; may be empty
    public record Trait(String kind, String value) {}

    /// Reads a description: one JSON object, in which no member stands twice.
    public static Parsed<TokenMetadata> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("a description of " + bytes.length() + " bytes");
        return JSON.parseObject(bytes.toArray()).map(TokenMetadata::metadata);
    }

    private static TokenMetadata metadata(JsonNode root) {
        return new TokenMetadata(
                words(root.path("name")),
                words(root.path("description")),
                picture(root),
                Optional.of(text(root.path("animation_url"))).filter(url -> !url.isBlank()),
                traits(root.path("attributes")));
    }

    private static String words(JsonNode node) {
        var text = node.isString() || node.isNumber() || node.isBoolean() ? node.asString() : "";
        return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    private static Optional<PictureMember> picture(JsonNode root) {
        var image = text(root.path("image"));
        if (image.stripLeading().startsWith(SVG_START)) return Optional.of(new PictureMember.Drawn(image));
        if (!image.isBlank()) return Optional.of(new PictureMember.At(image));
        var drawn = text(root.path("image_data"));
        return drawn.isBlank() ? Optional.empty() : Optional.of(new PictureMember.Drawn(drawn));
    }

    private static List<Trait> traits(JsonNode array) {
        var traits = new ArrayList<Trait>();
        for (var node : array) {
            if (traits.size() == MOST_TRAITS) break;
            var trait = new Trait(words(node.path("trait_type")), words(node.path("value")));
            if (node.isObject() && !trait.value().isEmpty()) traits.add(trait);
        }
        return traits;
    }
}
