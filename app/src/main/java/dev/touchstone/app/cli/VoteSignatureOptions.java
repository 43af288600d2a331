package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether a vote is only signed, for anybody to bring to its contract, and with what. Written by picocli, then only
/// read.
final class VoteSignatureOptions {
    private static final Duration USUAL = Duration.ofDays(1);

    @Option(
            names = "--by-signature",
            description = "Only sign it: anybody can send it to the contract with the signature, and pays for that.")
    private boolean wanted;

    @Option(
            names = "--signature-nonce",
            paramLabel = "N",
            description = "The number of the signature; another than the contract would take next is refused. Default:"
                    + " what the contract takes next.")
    private @Nullable String nonce;

    @Option(
            names = "--relay-from",
            paramLabel = "N|ADDRESS",
            description = "Send it with the signature at once, from this account of the wallet.")
    private @Nullable String relay;

    boolean isWanted() {
        return wanted;
    }

    /// Refuses what makes no sense without a signature.
    void check() throws Failure {
        boolean isGiven = Stream.of(Optional.ofNullable(nonce), Optional.ofNullable(relay))
                .anyMatch(Optional::isPresent);
        if (isGiven && !wanted) throw Failure.usage("--signature-nonce and --relay-from go with --by-signature.");
        nonce();
    }

    Optional<BigInteger> nonce() throws Failure {
        return nonce == null ? Optional.empty() : Optional.of(EthereumWords.number(nonce, "the number of a signature"));
    }

    /// From which account it is sent at once.
    Optional<String> relay() {
        return Optional.ofNullable(relay);
    }

    /// Until when a signature can be used: as long as was typed, or a day.
    ///
    /// @param typed seconds since 1970
    static Instant expiry(Optional<String> typed, Instant now) throws Failure {
        if (typed.isEmpty()) return Instant.ofEpochSecond(now.plus(USUAL).getEpochSecond());
        var seconds = EthereumWords.number(typed.get(), "a time in seconds since 1970");
        boolean isTime = seconds.compareTo(BigInteger.valueOf(Instant.MAX.getEpochSecond())) <= 0;
        if (!isTime) throw Failure.usage("'" + typed.get() + "' is no time in seconds since 1970.");
        var expiry = Instant.ofEpochSecond(seconds.longValue());
        if (!expiry.isAfter(now)) throw Failure.usage("That time is over: nobody could use the signature.");
        return expiry;
    }
}
