package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text form of a [ProofFile]: JSON with a fixed order of members and fixed white space, so that a file is either
/// canonical or refused. Pure and thread-safe.
final class ProofFileJson {
    static final String KIND = "bitcoin-transaction";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ProofFileJson() {}

    static byte[] write(ProofFile file) {
        var transaction = file.strippedTransaction().hex();
        var siblings = siblings(file.branch());
        var text = """
                {
                  "touchstone-proof": "%s",
                  "version": %d,
                  "network": "%s",
                  "statement": "%s",
                  "block": {
                    "height": %d,
                    "hash": "%s"
                  },
                  "transaction": "%s",
                  "branch": {
                    "index": %d,
                    "siblings": [%s]
                  },
                  "coinbase": {
                    "transaction": "%s",
                    "siblings": [%s]
                  },
                  "headers": {
                    "from": %d,
                    "last": "%s",
                    "bytes": "%s"
                  }
                }
                """.formatted(
                        KIND,
                        VERSION,
                        file.network().id(),
                        file.statement(),
                        file.block().height().value(),
                        file.block().hash().display(),
                        transaction,
                        file.branch().index(),
                        siblings,
                        file.coinbase().strippedTransaction().hex(),
                        siblings(file.coinbase().branch()),
                        file.firstHeader().value(),
                        file.lastPoint().hash().display(),
                        file.headers().hex());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String siblings(MerkleBranch branch) {
        return String.join(
                ", ",
                branch.siblings().stream().map(h -> "\"" + h.display() + "\"").toList());
    }

    static Parsed<ProofFile> parse(byte[] utf8) {
        if (utf8.length > ProofFile.MOST_BYTES) return Parsed.malformed("a proof file of " + utf8.length + " bytes");
        JsonNode root;
        try {
            root = JSON.readTree(utf8);
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
        if (!KIND.equals(root.path("touchstone-proof").asString("")))
            return Parsed.malformed("not a proof of this program");
        int version = root.path("version").asInt(0);
        if (version != VERSION) return Parsed.malformed("proof version " + version + "; this program reads " + VERSION);
        var read = read(root);
        if (read.isEmpty()) return Parsed.malformed("a member is missing or is not what it should be");
        boolean canonical = Arrays.equals(write(read.get()), utf8);
        return canonical
                ? Parsed.ok(read.get())
                : Parsed.malformed("not in the canonical form, or a member was changed");
    }

    private static Optional<ProofFile> read(JsonNode root) {
        var network = Network.byId(root.path("network").asString(""));
        var block = point(root.path("block"));
        var transaction = bytes(root.path("transaction"));
        var branch = branch(
                root.path("branch").path("index").asInt(-1), root.path("branch").path("siblings"));
        var first = bytes(root.path("coinbase").path("transaction"));
        var firstBranch = branch(0, root.path("coinbase").path("siblings"));
        var from = height(root.path("headers").path("from"));
        var headers = bytes(root.path("headers").path("bytes"));
        boolean complete = network.isPresent() && block.isPresent() && transaction.isPresent() && branch.isPresent();
        if (!complete || first.isEmpty() || firstBranch.isEmpty() || from.isEmpty() || headers.isEmpty()) {
            return Optional.empty();
        }
        var coinbase = new CoinbaseProof(first.get(), firstBranch.get());
        try {
            return Optional.of(new ProofFile(
                    network.get(), block.get(), transaction.get(), branch.get(), coinbase, from.get(), headers.get()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ChainPoint> point(JsonNode node) {
        var hash = Hash256.fromDisplay(node.path("hash").asString(""));
        return height(node.path("height")).flatMap(h -> hash.map(value -> new ChainPoint(h, value)));
    }

    private static Optional<Height> height(JsonNode node) {
        return node.isInt() && node.asInt() >= 0 ? Optional.of(Height.of(node.asInt())) : Optional.empty();
    }

    private static Optional<ByteString> bytes(JsonNode node) {
        return ByteString.fromHex(node.asString("")).filter(bytes -> !bytes.isEmpty());
    }

    private static Optional<MerkleBranch> branch(int index, JsonNode siblings) {
        int depth = siblings.size();
        boolean fits = siblings.isArray() && depth <= MerkleBranch.MOST_SIBLINGS && index >= 0 && index >>> depth == 0;
        if (!fits) return Optional.empty();
        List<Hash256> hashes = new ArrayList<>();
        for (var node : siblings) {
            var hash = Hash256.fromDisplay(node.asString(""));
            if (hash.isEmpty()) return Optional.empty();
            hashes.add(hash.get());
        }
        return Optional.of(new MerkleBranch(index, hashes));
    }
}
