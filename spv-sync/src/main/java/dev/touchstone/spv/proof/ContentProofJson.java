package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.arweave.ArweaveTransaction;
import dev.touchstone.spv.content.arweave.DataChunk;
import dev.touchstone.spv.content.arweave.DataItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text form of a [ContentProofFile]: JSON with a fixed order of members and fixed white space, so that a
/// file is either canonical or refused. Pure and thread-safe.
final class ContentProofJson {
    private static final String KIND = "content";
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ContentProofJson() {}

    static byte[] write(ContentProofFile file) {
        var text = """
                {
                  "touchstone-proof": "%s",
                  "version": %d,
                  "address": "%s",
                  "statement": "%s",
                  %s
                }
                """.formatted(KIND, VERSION, file.address(), file.statement(), evidence(file.evidence()));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String evidence(ContentEvidence evidence) {
        return switch (evidence) {
            case ContentEvidence.ByBlocks(var _, var blocks) ->
                "\"blocks\": " + lines(blocks.stream().map(ContentProofJson::hex));
            case ContentEvidence.ByItem(var item) -> "\"item\": " + hex(item.bytes());
            case ContentEvidence.ByTransaction(var transaction, var chunks) ->
                "\"transaction\": " + transaction.json() + ",\n  \"chunks\": "
                        + lines(chunks.stream().map(ContentProofJson::chunk));
        };
    }

    /// Content with its proof as a part of a larger file.
    static String onOneLine(ContentEvidence evidence) {
        return switch (evidence) {
            case ContentEvidence.ByBlocks(var address, var blocks) ->
                "{\"address\": \"" + address.text() + "\", \"blocks\": " + StepJson.list(blocks) + "}";
            case ContentEvidence.ByItem(var item) -> "{\"item\": " + hex(item.bytes()) + "}";
            case ContentEvidence.ByTransaction(var transaction, var chunks) ->
                "{\"transaction\": " + transaction.json() + ", \"chunks\": "
                        + chunks.stream().map(ContentProofJson::chunk).collect(Collectors.joining(", ", "[", "]"))
                        + "}";
        };
    }

    /// Items on lines of their own, indented once.
    private static String lines(Stream<String> items) {
        var lines = items.map(item -> "\n    " + item).collect(Collectors.joining(","));
        return lines.isEmpty() ? "[]" : "[" + lines + "\n  ]";
    }

    private static String hex(ByteString bytes) {
        return "\"" + bytes.hex() + "\"";
    }

    private static String chunk(DataChunk chunk) {
        return "{\"bytes\": " + hex(chunk.bytes()) + ", \"path\": " + hex(chunk.path()) + "}";
    }

    static boolean isOne(byte[] utf8) {
        if (utf8.length > ContentProofFile.MOST_BYTES) return false;
        try {
            return KIND.equals(JSON.readTree(utf8).path("touchstone-proof").asString(""));
        } catch (JacksonException _) {
            return false;
        }
    }

    static Parsed<ContentProofFile> parse(byte[] utf8) {
        if (utf8.length > ContentProofFile.MOST_BYTES) {
            return Parsed.malformed("a proof file of " + utf8.length + " bytes");
        }
        JsonNode root;
        try {
            root = JSON.readTree(utf8);
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
        if (!KIND.equals(root.path("touchstone-proof").asString(""))) return Parsed.malformed("no proof of content");
        int version = root.path("version").asInt(0);
        if (version != VERSION) return Parsed.malformed("proof version " + version + "; this program reads " + VERSION);
        var statement = root.path("statement").asString("");
        var read = evidence(root).map(evidence -> new ContentProofFile(evidence, statement));
        if (read.isEmpty()) return Parsed.malformed("a member is missing or is not what it should be");
        return Arrays.equals(write(read.get()), utf8)
                ? Parsed.ok(read.get())
                : Parsed.malformed("not in the canonical form, or a member was changed");
    }

    /// Reads content with its proof, of either form.
    static Optional<ContentEvidence> evidence(JsonNode root) {
        if (root.has("item")) {
            return bytes(root, "item")
                    .flatMap(bytes -> DataItem.parse(bytes).toOptional())
                    .map(ContentEvidence.ByItem::new);
        }
        if (root.has("transaction")) {
            var chunks = all(root.path("chunks"), ContentProofJson::chunk);
            return transaction(root.path("transaction"))
                    .flatMap(transaction -> chunks.map(list -> new ContentEvidence.ByTransaction(transaction, list)));
        }
        var blocks = all(root.path("blocks"), ContentProofJson::hex);
        var address = ContentAddress.parse(root.path("address").asString(""));
        return address instanceof ContentAddress.Ipfs ipfs
                ? blocks.map(list -> new ContentEvidence.ByBlocks(ipfs, list))
                : Optional.empty();
    }

    private static Optional<ByteString> hex(JsonNode node) {
        return node.isString() ? ByteString.fromHex(node.asString()) : Optional.empty();
    }

    private static Optional<ByteString> bytes(JsonNode node, String member) {
        return hex(node.path(member));
    }

    private static Optional<DataChunk> chunk(JsonNode node) {
        return bytes(node, "bytes").flatMap(bytes -> bytes(node, "path").map(path -> new DataChunk(bytes, path)));
    }

    private static Optional<ArweaveTransaction> transaction(JsonNode node) {
        var json = node.toString().getBytes(StandardCharsets.UTF_8);
        return ArweaveTransaction.parse(json).toOptional();
    }

    private static <T> Optional<List<T>> all(JsonNode array, Function<JsonNode, Optional<T>> read) {
        if (!array.isArray()) return Optional.empty();
        var items = new ArrayList<T>(array.size());
        for (var node : array) {
            var item = read.apply(node);
            if (item.isEmpty()) return Optional.empty();
            items.add(item.get());
        }
        return Optional.of(items);
    }
}
