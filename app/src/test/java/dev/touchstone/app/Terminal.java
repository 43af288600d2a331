package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.wallet.key.KdfParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at a terminal, with a data directory and a password file, who types commands of the program. The
/// program runs in this process.
final class Terminal {
    static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path dataDirectory;
    private final Path passwordFile;
    private final List<String> always;

    private Terminal(Path dataDirectory, Path passwordFile, List<String> always) {
        this.dataDirectory = dataDirectory;
        this.passwordFile = passwordFile;
        this.always = List.copyOf(always);
    }

    /// What a command answered.
    record Said(int exit, String out, String err) {
        JsonNode json() {
            assertThat(out.lines())
                    .as(() -> "one object and nothing else: " + out + err)
                    .hasSize(1);
            return JSON.readTree(out);
        }

        Said exits(int expected) {
            assertThat(exit).as(() -> out + err).isEqualTo(expected);
            return this;
        }

        String errorCode() {
            return json().path("error").path("code").asString();
        }
    }

    /// A terminal with a data directory of its own below `folder`, where every command is one of regtest.
    static Terminal in(Path folder) {
        return on("regtest", folder);
    }

    /// A terminal with a data directory of its own below `folder`, where every command is one of this network.
    static Terminal on(String network, Path folder) {
        var password = folder.resolve("password");
        write(password, "correct horse battery\n");
        return new Terminal(folder.resolve("data"), password, List.of("--network", network));
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    Path passwordFile() {
        return passwordFile;
    }

    /// Types a command as it is, but for the options that always stand with it.
    Said types(String... words) {
        return run(written(words).toArray(String[]::new));
    }

    private List<String> written(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data-dir", dataDirectory.toString()));
        all.addAll(always);
        return all;
    }

    /// Types a command about the wallet "w", and wants JSON.
    Said asks(String... words) {
        return types(aboutTheWallet(words));
    }

    /// Types a command about the wallet "w", as a person does.
    Said reads(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--wallet", "w", "--password-file", passwordFile.toString()));
        return types(all.toArray(String[]::new));
    }

    private String[] aboutTheWallet(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--wallet", "w", "--password-file", passwordFile.toString(), "--json"));
        return all.toArray(String[]::new);
    }

    /// Starts the program in a process of its own, with a command about the wallet "w".
    Program starts(String... words) {
        return Program.start(dataDirectory, written(aboutTheWallet(words)));
    }

    /// Types a command that has to succeed about the wallet "w".
    JsonNode gets(String... words) {
        return asks(words).exits(0).json();
    }

    static Said run(String... words) {
        return run(false, "", words);
    }

    /// Types a command about the wallet "w" at a terminal that asks, and then the answer.
    Said answers(String typed, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--wallet", "w", "--password-file", passwordFile.toString()));
        return run(true, typed + "\n", written(all.toArray(String[]::new)).toArray(String[]::new));
    }

    /// Types a command about the wallet "w" that another device signs, agrees to what is shown, and brings the
    /// device what stands on the terminal.
    Said signsWith(FakeDevice device, String... words) {
        var all = written(aboutTheWallet(words));
        all.add("--by-qr");
        var err = new ByteArrayOutputStream();
        var turns =
                List.<Supplier<String>>of(() -> "yes\n", () -> device.answers(err.toString(StandardCharsets.UTF_8)));
        var typed = new AbstractList<InputStream>() {
            @Override
            public InputStream get(int turn) {
                return new ByteArrayInputStream(turns.get(turn).get().getBytes(StandardCharsets.US_ASCII));
            }

            @Override
            public int size() {
                return turns.size();
            }
        };
        return run(true, new SequenceInputStream(Collections.enumeration(typed)), err, all.toArray(String[]::new));
    }

    private static Said run(boolean isWatched, String typed, String... words) {
        var input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return run(isWatched, input, new ByteArrayOutputStream(), words);
    }

    private static Said run(boolean isWatched, InputStream input, ByteArrayOutputStream err, String... words) {
        var out = new ByteArrayOutputStream();
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isWatched);
        var assembly = new Assembly(console, input, () -> CHEAP);
        int exit = assembly.commands().run(words);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
