package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// With which wallet something is to be done on an Ethereum network, at what fee, and how far to go. Written by
/// picocli, then only read.
final class SpendingOptions {
    static final String BY_QR = "Another device signs: what it is to read is written to the terminal, what it answers"
            + " is read from it.";

    @Mixin
    private SpenderOptions spender = new SpenderOptions();

    @Mixin
    private EthereumFeeOptions fees = new EthereumFeeOptions();

    @Option(names = "--dry-run", description = "Show what it would do; sign and send nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask: sign what is shown.")
    private boolean agreed;

    @Option(
            names = "--wait",
            paramLabel = "block|settled",
            description = "Wait until it is in a block, or until that block is final. Default: until a server has it.")
    private @Nullable String wait;

    @Option(names = "--by-qr", description = BY_QR)
    private boolean byQr;

    @Option(
            names = "--new-address",
            description = "Go on with --yes where a contact's name stands for another address than last time.")
    private boolean newAddress;

    /// Whether it may go to what a contact's name newly stands for, though nobody is asked.
    boolean isNewAddressAgreed() {
        return newAddress;
    }

    /// Whether another device signs.
    boolean isByQr() {
        return byQr;
    }

    /// How far a payment has to come.
    enum Until {
        TAKEN,
        IN_BLOCK,
        SETTLED
    }

    SpenderOptions spender() {
        return spender;
    }

    EthereumFeeOptions fees() {
        return fees;
    }

    boolean isDryRun() {
        return dryRun;
    }

    boolean isAgreed() {
        return agreed;
    }

    Until until() throws Failure {
        return switch (Optional.ofNullable(wait).orElse("taken").toLowerCase(Locale.ROOT)) {
            case "taken" -> Until.TAKEN;
            case "block" -> Until.IN_BLOCK;
            case "settled" -> Until.SETTLED;
            default -> throw Failure.usage("There is nothing '" + wait + "' to wait for; choose block or settled.");
        };
    }
}
