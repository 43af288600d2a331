package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import java.time.Duration;
import java.time.Instant;

/// How fresh the chain is, in words: the same for the status line, the truth line and the network page, so that they
/// never disagree. Immutable.
///
/// @param headIsOld whether proofs that refer to the newest block known should wear the clock
/// @param block the newest block known, as `block 912,345`
/// @param next what is going on, or has to happen next
public record ChainStatus(TruthMark mark, boolean headIsOld, boolean offline, String block, String age, String next) {
    /// A natural gap this long between blocks comes about once in three years.
    private static final Duration OLD = Duration.ofHours(2);

    public static ChainStatus of(BitcoinSnapshot chain, Instant now, AgeFormat ages) {
        var found = chain.tipHeader().timestamp();
        var age = Duration.between(found, now);
        boolean old = age.compareTo(OLD) > 0;
        boolean offline = chain.stage() instanceof Stage.Offline || chain.stage() instanceof Stage.Stopped;
        return new ChainStatus(
                mark(chain.stage(), old),
                old || offline,
                offline,
                "block " + AmountFormat.count(chain.tip().height().value()),
                ages.ago(found, now),
                next(chain.stage(), age, old, ages.clock(found)));
    }

    private static TruthMark mark(Stage stage, boolean old) {
        return switch (stage) {
            case Stage.Offline _ -> TruthMark.STALE;
            case Stage.Stopped _ -> TruthMark.FAILED;
            case Stage.LookingForPeers _, Stage.Headers _, Stage.FilterHeaders _, Stage.Filters _ -> TruthMark.CHECKING;
            case Stage.UpToDate _ -> old ? TruthMark.STALE : TruthMark.PROVEN;
        };
    }

    private static String next(Stage stage, Duration age, boolean old, String asOf) {
        return switch (stage) {
            case Stage.Offline(boolean byChoice) ->
                byChoice ? "You are offline by choice." : "Offline. Amounts are proven as of " + asOf + ".";
            case Stage.LookingForPeers _ -> "Looking for peers who can help.";
            case Stage.Headers(var reached, var target) -> catchingUp(age, reached.value(), target.value());
            case Stage.FilterHeaders(var reached, var target) ->
                "Checking the indexes of blocks: " + AmountFormat.count(reached.value()) + " of "
                        + AmountFormat.count(target.value()) + ".";
            case Stage.Filters it ->
                "Looking through blocks for your payments: "
                        + AmountFormat.count(it.reached().value()) + " of "
                        + AmountFormat.count(it.target().value()) + ".";
            case Stage.UpToDate _ ->
                old ? "No new block for " + AgeFormat.duration(age) + ". Unusual, may be normal." : "Up to date.";
            case Stage.Stopped _ -> "Stopped to protect your data. Start the program again.";
        };
    }

    private static String catchingUp(Duration age, int reached, int target) {
        int missing = Math.max(0, target - reached);
        var behind = age.toHours() >= 1
                ? AgeFormat.duration(age)
                : missing == 1 ? "1 block" : AmountFormat.count(missing) + " blocks";
        return "Catching up: " + behind + " behind, block " + AmountFormat.count(reached) + " of "
                + AmountFormat.count(Math.max(reached, target)) + ".";
    }
}
