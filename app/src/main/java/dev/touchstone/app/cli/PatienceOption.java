package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How long to wait for servers. Written by picocli, then only read.
final class PatienceOption {
    private static final int MOST_SECONDS = 7 * 24 * 60 * 60;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Give up after this much time. Default: 120.")
    private int timeout = 120;

    Duration patience() throws Failure {
        if (timeout < 1 || timeout > MOST_SECONDS) {
            throw Failure.usage("Not from 1 to " + MOST_SECONDS + " seconds: " + timeout + ".");
        }
        return Duration.ofSeconds(timeout);
    }
}
