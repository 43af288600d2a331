package dev.touchstone.app.door.policy;

import dev.touchstone.app.door.policy.DoorPolicy.Asset;
import dev.touchstone.spv.store.DurableFile;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was spent by rules in the last day, on disk, so that starting the program again does not begin a new day.
/// Confined to one thread at a time.
final class SpentFile {
    private static final Duration DAY = Duration.ofHours(24);

    private final Path file;

    SpentFile(Path file) {
        this.file = file;
    }

    /// One amount that was allowed to leave.
    private record Spent(Instant at, String app, String asset, BigInteger amount) {
        String line() {
            return at.toEpochMilli() + "\t" + app + "\t" + asset + "\t" + amount;
        }
    }

    private List<Spent> read(Instant now) throws IOException {
        var all = new ArrayList<Spent>();
        if (!Files.exists(file)) return all;
        for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            var parts = line.split("\t", -1);
            boolean isLine = parts.length == 4 && parts[0].matches("[0-9]{1,15}") && parts[3].matches("[0-9]{1,78}");
            if (!isLine) throw new IOException(file + " is damaged");
            var at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            if (at.isAfter(now.minus(DAY))) all.add(new Spent(at, parts[1], parts[2], new BigInteger(parts[3])));
        }
        return all;
    }

    private static String name(Asset asset) {
        return switch (asset) {
            case Asset.Ether() -> "ether";
            case Asset.Token(var contract) -> contract.text();
        };
    }

    /// How much an app was let spend of an asset in the last day.
    BigInteger inLastDay(AppOrigin app, Asset asset, Instant now) throws IOException {
        return read(now).stream()
                .filter(spent -> spent.app().equals(app.text()) && spent.asset().equals(name(asset)))
                .map(Spent::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// Writes down that so much may leave, before it does.
    void add(AppOrigin app, Asset asset, BigInteger amount, Instant now) throws IOException {
        var all = read(now);
        all.add(new Spent(now, app.text(), name(asset), amount));
        var text = String.join("\n", all.stream().map(Spent::line).toList()) + "\n";
        DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
