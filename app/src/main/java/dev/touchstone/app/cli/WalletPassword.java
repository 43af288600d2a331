package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.wallet.ledger.PasswordChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone wallet password`: another password for a wallet.
@Command(name = "password", description = "Change the password of a wallet.")
final class WalletPassword implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Option(
            names = "--new-password-file",
            required = true,
            paramLabel = "G",
            description = "A file whose first line is the new password.")
    private Path newPasswordFile = Path.of("");

    WalletPassword(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var fresh = WalletOptions.password(newPasswordFile, console);
        try (var opened = wallets.open(wallet, console)) {
            var old = wallet.password(console);
            return answer(opened.changePassword(old, fresh).join(), opened.name());
        } finally {
            Arrays.fill(fresh, '\0');
        }
    }

    private static Answer answer(PasswordChange change, String name) throws Failure {
        return switch (change) {
            case PasswordChange.Changed() ->
                Answer.done(
                        Json.Members.none().with("wallet", name).with("changed", true),
                        Page.of("The password of the wallet '" + name + "' is changed. The old one no longer opens it.")
                                .line("Copies of the file made before still open with the old password."));
            case PasswordChange.TooShort(int length, int least) ->
                throw Failure.refused(
                        "PasswordTooShort",
                        "The new password has " + length + " characters; use at least " + least + ".");
            case PasswordChange.WrongPassword() ->
                throw Failure.refused("WrongPassword", "That is not the password. Nothing was changed.");
            case PasswordChange.Damaged(var what) ->
                throw Failure.refused(
                        "WalletDamaged", "The wallet file is damaged (" + what + "). Nothing was changed.");
            case PasswordChange.NotSaved(var reason) ->
                throw Failure.environment(
                        "NotSaved", "The wallet could not be written (" + reason + "). Nothing was changed.");
        };
    }
}
