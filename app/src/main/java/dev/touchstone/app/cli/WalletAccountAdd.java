package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone wallet account add`: the next account of the recovery phrase; the first one of a wallet that was made
/// before wallets had any.
@Command(name = "add", description = "Add the next account of the recovery phrase.")
final class WalletAccountAdd implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Option(names = "--label", paramLabel = "NAME", description = "A name for it.")
    private String label = "";

    WalletAccountAdd(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.open(wallet, console)) {
            var account = opened.snapshot().get().ethereum().enabled()
                    ? AccountAnswer.saved(opened.ethereum().add().join())
                    : first(opened, console);
            AccountAnswer.named(opened, account, label);
            return AccountAnswer.of("The account is added.", account, AccountAnswer.label(opened, account));
        }
    }

    private EthereumAccount first(OpenWallet opened, Console console) throws Failure {
        return switch (opened.ethereum().enable(wallet.password(console)).join()) {
            case EthereumEnabling.Enabled(var account) -> account;
            case EthereumEnabling.WrongPassword() -> throw WalletAccountImport.wrongPassword();
            case EthereumEnabling.KeysDamaged(var what) -> throw WalletAccountImport.damaged(what);
            case EthereumEnabling.NotSaved(var reason) ->
                throw Failure.environment("NotSaved", "The wallet could not be written (" + reason + ").");
        };
    }
}
