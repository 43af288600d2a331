package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.SszMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text form of an [EthereumProofFile]: JSON with a fixed order of members and fixed white space, so that a
/// file is either canonical or refused. Pure and thread-safe.
final class EthereumProofJson {
    static final String KIND = "ethereum";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EthereumProofJson() {}

    static byte[] write(EthereumProofFile file) {
        var text = """
                {
                  "touchstone-proof": "%s",
                  "version": %d,
                  "chain": "%s",
                  "statement": "%s",
                %s  "steps": [%s]
                }
                """.formatted(
                        KIND,
                        VERSION,
                        file.chain(),
                        file.statement(),
                        ground(file.ground()),
                        list(file.steps().stream().map(StepJson::write)));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The members from the checkpoint to the signed block's header.
    static String ground(ProofGround ground) {
        var preset = presetOf(ground.trail().bootstrap());
        var bootstrap = SszMessage.of(ground.trail().bootstrap());
        return """
                  "checkpoint": {
                    "root": "%s",
                    "preset": "%s",
                    "shape": "%s",
                    "bootstrap": "%s"
                  },
                  "updates": [%s],
                  "signed": {%s
                  },
                  "header": "%s",
                """.formatted(
                        ground.trail().checkpoint().root().hex(),
                        name(preset),
                        name(bootstrap.shape()),
                        bootstrap.ssz().hex(),
                        list(ground.trail().updates().stream().map(update -> object(update, preset))),
                        signing(ground.signing(), preset),
                        ground.header().hex());
    }

    /// Items on lines of their own, indented once.
    static String list(Stream<String> items) {
        var lines = items.map(item -> "\n    " + item).collect(Collectors.joining(","));
        return lines.isEmpty() ? "" : lines + "\n  ";
    }

    private static String object(LightClientUpdate update, Preset preset) {
        return "{" + members(update, preset) + "}";
    }

    private static String members(LightClientUpdate update, Preset preset) {
        var message = SszMessage.of(update, preset);
        return "\"kind\": \"%s\", \"shape\": \"%s\", \"bytes\": \"%s\""
                .formatted(
                        name(SszMessage.kindOf(update)),
                        name(message.shape()),
                        message.ssz().hex());
    }

    private static String signing(Evidence.Signing signing, Preset preset) {
        return switch (signing) {
            case Evidence.Signing.IsCheckpoint() -> standing("checkpoint");
            case Evidence.Signing.Signed(var by, var period) -> standing("signed") + by(period, members(by, preset));
            case Evidence.Signing.Finalized(var by, var period) -> standing("final") + by(period, members(by, preset));
        };
    }

    private static String standing(String standing) {
        return "\n    \"standing\": \"" + standing + "\"";
    }

    private static String by(long period, String update) {
        return ",\n    \"period\": " + period + ",\n    \"update\": {" + update + "}";
    }

    private static Preset presetOf(LightClientBootstrap bootstrap) {
        int size = bootstrap.committee().size();
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.committeeSize() == size)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a committee of " + size));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static boolean isOne(byte[] utf8) {
        return isOf(KIND, utf8);
    }

    static boolean isOf(String kind, byte[] utf8) {
        if (utf8.length > EthereumProofFile.MOST_BYTES) return false;
        try {
            return kind.equals(JSON.readTree(utf8).path("touchstone-proof").asString(""));
        } catch (JacksonException _) {
            return false;
        }
    }

    static Parsed<EthereumProofFile> parse(byte[] utf8) {
        return parse(utf8, KIND, VERSION, EthereumProofReader::read, EthereumProofJson::write);
    }

    /// Reads a file of a kind, strictly in its one form.
    static <T> Parsed<T> parse(
            byte[] utf8, String kind, int known, Function<JsonNode, Optional<T>> reader, Function<T, byte[]> writer) {
        if (utf8.length > EthereumProofFile.MOST_BYTES) {
            return Parsed.malformed("a proof file of " + utf8.length + " bytes");
        }
        JsonNode root;
        try {
            root = JSON.readTree(utf8);
        } catch (JacksonException e) {
            return Parsed.malformed("not JSON: " + e.getOriginalMessage());
        }
        if (!kind.equals(root.path("touchstone-proof").asString(""))) {
            return Parsed.malformed("not a proof of this program");
        }
        int version = root.path("version").asInt(0);
        if (version != known) return Parsed.malformed("proof version " + version + "; this program reads " + known);
        var read = reader.apply(root);
        if (read.isEmpty()) return Parsed.malformed("a member is missing or is not what it should be");
        boolean canonical = Arrays.equals(writer.apply(read.get()), utf8);
        return canonical
                ? Parsed.ok(read.get())
                : Parsed.malformed("not in the canonical form, or a member was changed");
    }
}
