package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.Birthday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Since when payments are looked for. Written by picocli, then only read.
final class BirthdayOption {
    @Option(
            names = "--birthday",
            paramLabel = "DATE|HEIGHT",
            description = "Look for payments since this day (2024-05-31) or block, and no earlier.")
    private @Nullable String birthday;

    /// What was named, if anything was.
    Optional<Birthday> named() throws Failure {
        if (birthday == null) return Optional.empty();
        if (birthday.matches("[0-9]{1,9}")) {
            return Optional.of(new Birthday.AtHeight(Height.of(Integer.parseInt(birthday))));
        }
        try {
            var day = LocalDate.parse(birthday).atStartOfDay(ZoneOffset.UTC).toInstant();
            return Optional.of(new Birthday.AtTime(day));
        } catch (DateTimeParseException _) {
            throw Failure.usage("'" + birthday + "' is neither a day like 2024-05-31 nor the height of a block.");
        }
    }

    /// For a wallet that is new now. The clock of a regtest node may be anything, and its chain is short: there
    /// everything is looked through.
    Birthday orNow(Network network, Instant now) throws Failure {
        var named = named();
        if (named.isPresent()) return named.get();
        return switch (network) {
            case BITCOIN_REGTEST, BITCOIN_PRACTICE -> new Birthday.AtHeight(Height.GENESIS);
            case BITCOIN_MAIN, BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET -> new Birthday.AtTime(now);
        };
    }

    static String words(Birthday birthday) {
        return switch (birthday) {
            case Birthday.AtHeight(var height) -> "block " + Words.count(height.value());
            case Birthday.AtTime(var time) ->
                LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
            case Birthday.Unknown() -> "unknown; looked for since segwit began";
        };
    }
}
