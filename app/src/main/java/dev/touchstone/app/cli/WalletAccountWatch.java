package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone wallet account watch`: an account that the wallet has no key for.
@Command(name = "watch", description = "Watch an account that the wallet has no key for.")
final class WalletAccountWatch implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    @Option(names = "--label", paramLabel = "NAME", description = "A name for it.")
    private String label = "";

    WalletAccountWatch(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var wanted = EthereumWords.address(address);
        try (var opened = wallets.open(wallet, console)) {
            var account =
                    AccountAnswer.saved(opened.ethereum().watch(wanted, label).join());
            var headline = account.canSign()
                    ? "The wallet has the key of this account already; it stays what it is."
                    : "The account is watched. The wallet cannot spend from it.";
            return AccountAnswer.of(headline, account, AccountAnswer.label(opened, account));
        }
    }
}
