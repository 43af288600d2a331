package dev.touchstone.ui.text;

import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.TokenSide;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.ledger.PasswordChange;

/// What came of the smaller commands: files, labels, nodes.
public final class OutcomeTexts {
    private OutcomeTexts() {}

    public static String explain(FileOutcome outcome) {
        return switch (outcome) {
            case FileOutcome.Written(var file) -> "Saved as " + file.getFileName() + ".";
            case FileOutcome.NotWritten(var file, var reason) ->
                file.getFileName() + " could not be written (" + reason + "). Choose another place.";
            case FileOutcome.NotGathered(var why) -> "Not saved. " + notGathered(why);
            case FileOutcome.NothingProven _ -> "There is no proof yet to save. Wait until it is in a block.";
        };
    }

    /// Why it was not written; empty where it was.
    private static String notGathered(Finding<?> why) {
        return switch (why) {
            case Pending<?> pending -> Texts.explain(pending.reason());
            case Refuted<?> refuted -> Texts.explain(refuted.refutation());
            case Proven<?> _, Claimed<?> _ -> "It is not proven.";
        };
    }

    public static String unlessWritten(FileOutcome outcome) {
        return outcome instanceof FileOutcome.Written ? "" : explain(outcome);
    }

    public static String explain(Session.PeerOutcome outcome) {
        return switch (outcome) {
            case Session.PeerOutcome.Connected(var address) -> "Connected to " + address + ".";
            case Session.PeerOutcome.NotAnAddress(var text) ->
                "“" + text
                        + "” is no address of a node. Write a host name or an IP address, and a port if it is unusual.";
            case Session.PeerOutcome.NoAnswer(var address, var reason) ->
                address + " does not answer (" + reason + "). Check that it runs and can be reached from here.";
            case Session.PeerOutcome.Unsuitable(var address, var reason) ->
                address + " cannot help: " + reason + ". The others are not affected.";
        };
    }

    /// What came of opening a token list.
    public static String explain(TokenSide.ListOutcome outcome) {
        return switch (outcome) {
            case TokenSide.ListOutcome.Kept(var list) ->
                "List " + list.title() + " counts from now on, as a claim of whoever made it.";
            case TokenSide.ListOutcome.NotAList(var file, var reason) ->
                file.getFileName() + " is no token list (" + reason + "). Nothing has changed.";
            case TokenSide.ListOutcome.TooMany _ -> "There are as many lists as there may be. Remove one first.";
            case TokenSide.ListOutcome.NotRead(var file, var reason) ->
                file.getFileName() + " could not be read (" + reason + "). Your file is untouched.";
        };
    }

    /// Why the password is still the old one; empty where it is not.
    public static String explain(PasswordChange outcome) {
        return switch (outcome) {
            case PasswordChange.Changed _ -> "";
            case PasswordChange.TooShort(int length, int least) ->
                "A password has at least " + least + " characters. This one has " + length + ".";
            case PasswordChange.WrongPassword _ -> "That is not the present password. Nothing has changed.";
            case PasswordChange.Damaged(var what) ->
                "The keys in the wallet file are damaged (" + what
                        + "). The password is the old one. Restore from your recovery phrase.";
            case PasswordChange.NotSaved(var reason) ->
                "The new password could not be saved (" + reason
                        + "). The old one still opens this wallet. Make room, then try again.";
        };
    }

    /// Why a change was not kept; empty where it was.
    public static String explain(Saving<?> outcome) {
        return switch (outcome) {
            case Saving.Saved<?> _ -> "";
            case Saving.NotSaved<?>(var reason) -> "This could not be saved (" + reason + "). Nothing has changed.";
        };
    }
}
