package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.shell.ServerOutcome;
import java.util.Locale;

/// What Ethereum's networks, servers and checkpoints are called, and what came of commands that concern them.
public final class EthereumTexts {
    private EthereumTexts() {}

    /// The network with this id.
    public static String name(String chain) {
        return switch (chain) {
            case "mainnet" -> "Ethereum";
            case "practice" -> "Practice Ethereum";
            default ->
                chain.isEmpty()
                        ? "Ethereum"
                        : "Ethereum " + chain.substring(0, 1).toUpperCase(Locale.ROOT) + chain.substring(1);
        };
    }

    public static String name(SourceRole role) {
        return switch (role) {
            case BEACON -> "Beacon node";
            case EXECUTION -> "Execution node";
        };
    }

    /// What a server of this kind is good for.
    public static String use(SourceRole role) {
        return switch (role) {
            case BEACON -> "Blocks and their signatures";
            case EXECUTION -> "Accounts and their proofs";
        };
    }

    /// What a server of this kind is asked, and therefore learns.
    public static String learns(SourceRole role) {
        return switch (role) {
            case BEACON -> "Sees your IP address, and that you follow Ethereum.";
            case EXECUTION -> "Sees your IP address, and which accounts you ask about.";
        };
    }

    /// Where a checkpoint came from, to follow on "Checkpoint of 1 November, ".
    public static String origin(Checkpoint.Origin origin) {
        return switch (origin) {
            case Checkpoint.Origin.BuiltIn _ -> "built into this version";
            case Checkpoint.Origin.Pasted _ -> "given by you";
            case Checkpoint.Origin.Compared(int agreeing, int asked) ->
                "chosen by you when " + agreeing + " of " + asked + " operators named it";
            case Checkpoint.Origin.Practice _ -> "made by the practice network";
        };
    }

    /// Why a server was of no use.
    public static String explain(SourceFault fault) {
        return switch (fault) {
            case SourceFault.Unreachable _ -> "No connection.";
            case SourceFault.TimedOut(var limit) -> "No whole answer within " + AgeFormat.duration(limit) + ".";
            case SourceFault.RateLimited(var pause) ->
                "It asks for a pause of " + AgeFormat.duration(pause) + ". It is asked again then.";
            case SourceFault.NotThere _ -> "It does not have what was asked for.";
            case SourceFault.Unsupported _ -> "It cannot give proofs of this kind.";
            case SourceFault.Refused(int code, var _) -> "It refused to answer (" + code + ").";
            case SourceFault.TooLarge _ -> "It sent more than any true answer has. Nothing of it was used.";
            case SourceFault.Unreadable _ -> "What it sent cannot be read. Nothing of it was used.";
            case SourceFault.UnknownRules _ -> "It speaks of rules that this version does not know.";
            case SourceFault.WrongNetwork _ -> "It follows another network.";
            case SourceFault.Lied(var refutation) -> "It gave a wrong answer. " + Texts.explain(refutation);
            case SourceFault.GivenUp _ -> "Another server was faster.";
        };
    }

    public static String explain(ServerOutcome outcome) {
        return switch (outcome) {
            case ServerOutcome.Added(var address) -> address.getHost() + " is asked from now on.";
            case ServerOutcome.NotAnAddress(var text) ->
                "“" + text + "” is no address of a server. Write it like https://node.example or 192.168.1.5:8545.";
            case ServerOutcome.OfNoUse(var address, var why) ->
                address.getHost() + " cannot help: " + inSentence(explain(why)) + " The others are not affected.";
        };
    }

    private static String inSentence(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /// Why the checkpoint is still the old one; empty where it is not.
    public static String explain(CheckpointOutcome outcome) {
        return switch (outcome) {
            case CheckpointOutcome.Taken _ -> "";
            case CheckpointOutcome.NotFound _ ->
                "No server that was asked has this block. Nothing has changed. Check that all 64 digits are right.";
            case CheckpointOutcome.TooOld(var age, var limit) ->
                "This block is " + AgeFormat.duration(age) + " old; only one younger than " + AgeFormat.duration(limit)
                        + " can be begun from. Nothing has changed. Give a newer one.";
            case CheckpointOutcome.Refused(var why) ->
                "What servers sent for this block is wrong. Nothing of it was used. " + Texts.explain(why);
            case CheckpointOutcome.NobodyAnswers _ ->
                "No server answers. Nothing has changed. Check your connection, or add a server.";
        };
    }
}
