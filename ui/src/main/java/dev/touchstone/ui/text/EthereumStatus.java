package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Head;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fresh the Ethereum chain is, in words: the same for the status line, the truth line and the network page.
/// Immutable.
///
/// @param chain what the two kinds of chain have in common
/// @param finality how old the newest final block is, as `final 13 min ago`; empty before the first
public record EthereumStatus(ChainStatus chain, String finality) {
    /// Blocks come every twelve seconds.
    private static final Duration OLD_HEAD = Duration.ofMinutes(5);

    /// A block is usually final after 13 to 19 minutes.
    private static final Duration OLD_FINALITY = Duration.ofMinutes(30);

    public static EthereumStatus of(EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        var stage = ethereum.stage();
        boolean offline = stage instanceof Stage.Offline || stage instanceof Stage.Stopped;
        boolean old = isOlder(ethereum.head(), now, OLD_HEAD) || isOlder(ethereum.finalized(), now, OLD_FINALITY);
        var time = ethereum.head().map(EthereumStatus::time);
        var chain = new ChainStatus(
                ethereum.head().isEmpty() && isFollowing(stage) ? TruthMark.CHECKING : mark(stage, old),
                old || !isFollowing(stage),
                offline,
                ethereum.head().map(EthereumStatus::block).orElse("no block yet"),
                time.map(made -> ages.precisely(made, now)).orElse(""),
                next(ethereum, now, time.map(ages::clock)));
        return new EthereumStatus(
                chain,
                ethereum.finalized()
                        .map(head -> "final " + ages.precisely(time(head), now))
                        .orElse(""));
    }

    private static Instant time(Head head) {
        return head.block().value().timestamp();
    }

    private static String block(Head head) {
        return "block " + AmountFormat.count(head.block().value().number().value());
    }

    private static boolean isOlder(Optional<Head> head, Instant now, Duration limit) {
        return head.filter(block -> block.ageAt(now).compareTo(limit) > 0).isPresent();
    }

    /// Whether the newest block known may be the newest there is.
    private static boolean isFollowing(Stage stage) {
        return switch (stage) {
            case Stage.Starting _, Stage.Syncing _, Stage.CatchingUp _, Stage.Synced _ -> true;
            case Stage.NotSetUp _,
                    Stage.Offline _,
                    Stage.Stale _,
                    Stage.StaleAnchor _,
                    Stage.CheckpointUnknown _,
                    Stage.RulesUnknown _,
                    Stage.Stopped _ -> false;
        };
    }

    private static TruthMark mark(Stage stage, boolean old) {
        return switch (stage) {
            case Stage.NotSetUp _, Stage.Starting _, Stage.Syncing _, Stage.CatchingUp _ -> TruthMark.CHECKING;
            case Stage.Synced _ -> old ? TruthMark.STALE : TruthMark.PROVEN;
            case Stage.Offline _, Stage.Stale _, Stage.StaleAnchor _, Stage.CheckpointUnknown _, Stage.RulesUnknown _ ->
                TruthMark.STALE;
            case Stage.Stopped _ -> TruthMark.FAILED;
        };
    }

    private static String next(EthereumSnapshot ethereum, Instant now, Optional<String> asOf) {
        return switch (ethereum.stage()) {
            case Stage.NotSetUp _ -> "Not set up: nobody is asked.";
            case Stage.Offline(boolean byChoice) -> offline(byChoice, asOf);
            case Stage.Starting _ -> "Fetching the committee of your checkpoint.";
            case Stage.Syncing(long from, long reached, long target) ->
                "Going from committee to committee: " + AmountFormat.count(reached - from) + " of "
                        + AmountFormat.count(target - from) + ".";
            case Stage.CatchingUp(var behind) -> "Catching up: " + AgeFormat.duration(behind) + " behind.";
            case Stage.Synced _ -> synced(ethereum, now);
            case Stage.Stale(var behind) ->
                "Nothing became final for " + AgeFormat.duration(behind) + ". Amounts are kept.";
            case Stage.StaleAnchor(var age, var limit) ->
                "Your checkpoint is " + AgeFormat.duration(age) + " old, more than the " + AgeFormat.duration(limit)
                        + " that can be begun from. Give a newer one.";
            case Stage.CheckpointUnknown _ -> "No server has the block you begin from. Give another checkpoint.";
            case Stage.RulesUnknown _ ->
                "The network has rules now that this version does not know. Install a newer version.";
            case Stage.Stopped _ -> "Stopped to protect your data. Start the program again.";
        };
    }

    private static String offline(boolean byChoice, Optional<String> asOf) {
        if (byChoice) return "You are offline by choice.";
        return asOf.map(clock -> "Offline. Amounts are proven as of " + clock + ".")
                .orElse("Offline: nobody to ask.");
    }

    private static String synced(EthereumSnapshot ethereum, Instant now) {
        if (isOlder(ethereum.head(), now, OLD_HEAD)) {
            return "No new block for " + age(ethereum.head(), now) + ". Servers may be behind.";
        }
        if (isOlder(ethereum.finalized(), now, OLD_FINALITY)) {
            return "Nothing became final for " + age(ethereum.finalized(), now) + ". Amounts are kept.";
        }
        return "Up to date.";
    }

    private static String age(Optional<Head> head, Instant now) {
        return head.map(block -> AgeFormat.duration(block.ageAt(now))).orElse("");
    }
}
