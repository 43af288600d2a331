package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which wallet, and where its password is. Written by picocli, then only read.
final class WalletOptions {
    @Option(names = "--wallet", required = true, paramLabel = "W", description = "The name of the wallet.")
    private String wallet = "";

    @Option(
            names = "--password-file",
            required = true,
            paramLabel = "F",
            description = "A file whose first line is the password.")
    private Path passwordFile = Path.of("");

    String wallet() {
        return wallet;
    }

    /// The password, to be wiped by the caller.
    char[] password(Console console) throws Failure {
        return password(passwordFile, console);
    }

    /// The password in this file, to be wiped by the caller.
    static char[] password(Path file, Console console) throws Failure {
        try {
            return SecretFile.password(file, console);
        } catch (IOException e) {
            throw Failure.environment(
                    "PasswordFileUnreadable",
                    "The password file " + file + " cannot be read (" + Words.reason(e) + ").");
        }
    }
}
