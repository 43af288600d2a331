package dev.touchstone.spv.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// Stands between a client and an honest node and changes the answers by rules, which `src/test/peers/README.md`
/// describes. Honest until it is told to lie. Thread-safe.
public final class LyingProxy implements AutoCloseable {
    private static final NodeScript.Program PROGRAM =
            new NodeScript.Program(".", "lying-proxy.mjs", "", Duration.ofSeconds(30));

    private final Path rules;
    private final NodeScript script;

    private LyingProxy(Path rules, NodeScript script) {
        this.rules = rules;
        this.script = script;
    }

    /// Starts one before the node at this address.
    public static LyingProxy before(String url) {
        try {
            var rules = Files.createTempFile("lies", ".json");
            rules.toFile().deleteOnExit();
            Files.writeString(rules, "[]");
            return new LyingProxy(rules, NodeScript.start(PROGRAM, "--target", url, "--rules", rules.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return script.introduction().get("url").asString();
    }

    /// From now on it lies like this, and only like this.
    ///
    /// @param json an array of rules, in which an apostrophe may stand for a quotation mark
    public void lies(String json) {
        try {
            var next = Files.createTempFile("lies", ".json");
            Files.writeString(next, json.replace('\'', '"'));
            Files.move(next, rules, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void tellsTheTruth() {
        lies("[]");
    }

    /// What it has changed so far, a line each.
    public String log() {
        return script.log();
    }

    @Override
    public void close() {
        script.close();
    }
}
