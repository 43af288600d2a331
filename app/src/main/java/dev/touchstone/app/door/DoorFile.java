package dev.touchstone.app.door;

import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.store.DurableFile;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is kept of the door, `door.json` in the data directory: whether it stands open, its port, and which
/// programs have a token. A file that cannot be read is as if it were not there: then no program gets in.
/// Confined to one thread at a time.
public final class DoorFile {
    private static final Logger LOG = LoggerFactory.getLogger(DoorFile.class);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_PORT = 0xffff;

    private final Path file;

    public DoorFile(Path folder) {
        this.file = folder.resolve("door.json");
    }

    /// How the door was left.
    ///
    /// @param open whether the window opens the door by itself
    public record Kept(boolean open, int port, Programs programs) {
        public static final Kept FIRST = new Kept(false, Door.USUAL_PORT, Programs.NONE);

        /// The same with a program's token in place of the one that it had.
        public Kept with(String program, String token) {
            var more = new HashMap<>(programs.hashes());
            more.put(program, Programs.hash(token));
            return new Kept(open, port, new Programs(more));
        }

        public Kept without(String program) {
            var fewer = new HashMap<>(programs.hashes());
            fewer.remove(program);
            return new Kept(open, port, new Programs(fewer));
        }
    }

    /// A token for a program: shown once, and kept by its hash alone.
    ///
    /// @param random of [Programs#TOKEN_BYTES]
    public static String token(byte... random) {
        if (random.length != Programs.TOKEN_BYTES) throw new IllegalArgumentException("no token of such bytes");
        return HexFormat.of().formatHex(random);
    }

    public Kept read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return Kept.FIRST;
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
            return Kept.FIRST;
        }
    }

    static Kept parse(String text) {
        if (!(RpcText.json(text) instanceof Parsed.Ok<JsonNode>(var tree)) || !tree.isObject()) return Kept.FIRST;
        var port = tree.path("port");
        boolean isPort = port.isInt() && port.asInt() >= 0 && port.asInt() <= MOST_PORT;
        var programs = new LinkedHashMap<String, String>();
        tree.path("programs").propertyStream().forEach(program -> {
            var hash = program.getValue().asString("");
            boolean isProgram =
                    AppOrigin.program(program.getKey()) instanceof Parsed.Ok && hash.matches("[0-9a-f]{64}");
            if (isProgram) programs.put(program.getKey(), hash);
        });
        return new Kept(
                tree.path("open").asBoolean(false), isPort ? port.asInt() : Door.USUAL_PORT, new Programs(programs));
    }

    /// Writes it, so that after a crash the file is the old or the new one.
    public void write(Kept kept) throws IOException {
        var tree =
                JsonNodeFactory.instance.objectNode().put("open", kept.open()).put("port", kept.port());
        var programs = tree.putObject("programs");
        for (Map.Entry<String, String> program : kept.programs().hashes().entrySet()) {
            programs.put(program.getKey(), program.getValue());
        }
        DurableFile.write(file, RpcText.write(tree).getBytes(StandardCharsets.UTF_8));
    }
}
