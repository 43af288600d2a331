package dev.touchstone.ui.text;

import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.shell.EntryOutcome;
import java.util.Optional;

/// Why a wallet could not be made or opened, in the order of every error: what happened, what it means for the money,
/// what to do.
public final class EntryTexts {
    private EntryTexts() {}

    /// What to tell; empty where there is nothing to tell because the wallet is open.
    public static Optional<String> explain(EntryOutcome outcome) {
        return switch (outcome) {
            case EntryOutcome.Entered _ -> Optional.empty();
            case EntryOutcome.WrongPassword(var delay) ->
                Optional.of("That is not the password."
                        + (delay.isZero() ? "" : " You can try again in " + AgeFormat.duration(delay) + "."));
            case EntryOutcome.PasswordTooShort(int least) -> Optional.of("Use at least " + least + " characters.");
            case EntryOutcome.NameTaken(var name) ->
                Optional.of("A wallet named “" + name + "” is already here. Choose another name.");
            case EntryOutcome.NameUnusable(var name) ->
                Optional.of("A wallet cannot be named “" + name + "”. Use letters, digits and spaces.");
            case EntryOutcome.NotAPhrase _ ->
                Optional.of(
                        "These words are no recovery phrase: a word is wrong or in the wrong place. Compare them with your copy.");
            case EntryOutcome.Truncated _ ->
                Optional.of("The wallet file is incomplete. Your money is not affected: nothing was changed. "
                        + "Open a copy of the file, or restore from your recovery phrase.");
            case EntryOutcome.Altered it ->
                Optional.of("The wallet file was changed by something else (" + it.what() + "). It was not opened. "
                        + "Open a copy of the file, or restore from your recovery phrase.");
            case EntryOutcome.NewerVersion _ ->
                Optional.of(
                        "A newer version of this program wrote this wallet. Nothing was changed. Open it with that version.");
            case EntryOutcome.InUse _ ->
                Optional.of("This wallet is open in another window of this program. Close it there first.");
            case EntryOutcome.NotFound _ ->
                Optional.of("The wallet file is no longer there. Open it from where it is now.");
            case EntryOutcome.NotAWallet _ ->
                Optional.of("This file is not a wallet of this program. Choose another file.");
            case EntryOutcome.Unwritable(var folder, var reason) ->
                Optional.of("Nothing can be saved in " + folder + " (" + reason
                        + "). Make room or allow writing, then try again.");
        };
    }
}
