package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.Base64Url;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of an [ArweaveTransaction], in which all bytes are base64url. Pure and thread-safe.
final class TransactionJson {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_TAGS = 2_048;
    private static final int MOST_TAG = 8_192;
    private static final int MOST_LAST = 48;
    private static final int MOST_DIGITS = 30;
    private static final int MOST_SIZE_DIGITS = 18;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TransactionJson() {}

    static Parsed<ArweaveTransaction> read(byte[] json) {
        if (json.length > MOST_BYTES) return Parsed.malformed("a transaction of " + json.length + " bytes");
        try {
            return Parsed.ok(transaction(JSON.readTree(json)));
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private static ArweaveTransaction transaction(JsonNode node) throws MalformedException {
        int format = node.path("format").asInt(0);
        if (format != 1 && format != 2) throw new MalformedException("a transaction of format " + format);
        var data = format == 1 ? bytes(node, "data", MOST_BYTES) : ByteString.EMPTY;
        long said = Long.parseLong(digits(node, "data_size", MOST_SIZE_DIGITS));
        if (format == 1 && said != data.length()) throw new MalformedException("data_size is not that of data");
        return new ArweaveTransaction(
                format,
                bytes(node, "owner", RsaPss.MOST_KEY),
                bytes(node, "target", Hash256.BYTES),
                digits(node, "quantity", MOST_DIGITS),
                digits(node, "reward", MOST_DIGITS),
                bytes(node, "last_tx", MOST_LAST),
                tags(node.path("tags")),
                said,
                bytes(node, "data_root", Hash256.BYTES),
                data,
                bytes(node, "signature", RsaPss.MOST_KEY));
    }

    private static ByteString bytes(JsonNode node, String member, int most) throws MalformedException {
        var text = node.path(member);
        if (!text.isString()) throw new MalformedException("no " + member);
        return Base64Url.decode(text.asString(), most)
                .orElseThrow(() -> new MalformedException(member + " is not base64url of up to " + most + " bytes"));
    }

    private static String digits(JsonNode node, String member, int most) throws MalformedException {
        var text = node.path(member).isString() ? node.path(member).asString() : "";
        boolean isNumber = text.length() <= most && text.matches("0|[1-9][0-9]*");
        if (!isNumber) throw new MalformedException(member + " is no number");
        return text;
    }

    private static List<ArweaveTag> tags(JsonNode array) throws MalformedException {
        if (!array.isArray() || array.size() > MOST_TAGS) throw new MalformedException("no list of tags");
        var tags = new ArrayList<ArweaveTag>(array.size());
        for (var tag : array) tags.add(new ArweaveTag(bytes(tag, "name", MOST_TAG), bytes(tag, "value", MOST_TAG)));
        return tags;
    }

    static String write(ArweaveTransaction transaction) {
        var tags = transaction.tags().stream()
                .map(tag -> "{\"name\": " + text(tag.name()) + ", \"value\": " + text(tag.value()) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
        return "{"
                + String.join(
                        ", ",
                        "\"format\": " + transaction.format(),
                        "\"owner\": " + text(transaction.owner()),
                        "\"target\": " + text(transaction.target()),
                        "\"quantity\": \"" + transaction.quantity() + "\"",
                        "\"reward\": \"" + transaction.reward() + "\"",
                        "\"last_tx\": " + text(transaction.lastTransaction()),
                        "\"tags\": " + tags,
                        "\"data_size\": \"" + transaction.dataSize() + "\"",
                        "\"data_root\": " + text(transaction.dataRoot()),
                        "\"signature\": " + text(transaction.signature()))
                + "}";
    }

    private static String text(ByteString bytes) {
        return "\"" + Base64Url.encode(bytes) + "\"";
    }
}
