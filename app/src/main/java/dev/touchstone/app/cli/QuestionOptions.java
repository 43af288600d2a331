package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.node.HeadKind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// As of which block an Ethereum network is asked, and where the proof goes. Written by picocli, then only read.
final class QuestionOptions {
    @Option(
            names = "--head",
            paramLabel = "signed|final",
            description = "The block to answer for: the newest that two thirds of the committee signed, or the newest "
                    + "final one. Default: signed.")
    private String head = "signed";

    @Option(names = "--out", paramLabel = "PROOF", description = "A file to write the proof to, for anyone to check.")
    private @Nullable Path out;

    HeadKind head() throws Failure {
        return switch (head.toLowerCase(Locale.ROOT)) {
            case "signed" -> HeadKind.SIGNED;
            case "final" -> HeadKind.FINALIZED;
            default -> throw Failure.usage("There is no block '" + head + "' to answer for; choose signed or final.");
        };
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }
}
