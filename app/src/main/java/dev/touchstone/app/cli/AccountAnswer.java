package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.LabelTarget;

/// What is said of one account of Ethereum that a wallet has got. Pure, but for [#named].
final class AccountAnswer {
    private AccountAnswer() {}

    static Answer of(String headline, EthereumAccount account, String label) {
        var page = Page.of(headline)
                .gap()
                .row("Address", account.address().text())
                .row("Kind", EtherMembers.kind(account));
        var path = EtherMembers.path(account);
        if (path.isPresent()) page = page.row("Path", path.get());
        if (!label.isEmpty()) page = page.row("Label", Words.printable(label));
        return Answer.done(EtherMembers.account(account, label), page);
    }

    static <T> T saved(Saving<T> saving) throws Failure {
        return switch (saving) {
            case Saving.Saved<T>(var value) -> value;
            case Saving.NotSaved<T>(var reason) ->
                throw Failure.environment(
                        "NotSaved", "The wallet could not be written (" + reason + "). Nothing was changed.");
        };
    }

    /// Gives the account a name, unless the name is empty.
    static void named(OpenWallet wallet, EthereumAccount account, String label) throws Failure {
        if (label.isEmpty()) return;
        saved(wallet.label(new LabelTarget.OnEthereumAddress(account.address()), label)
                .join());
    }

    /// The name that an account has now.
    static String label(OpenWallet wallet, EthereumAccount account) {
        return wallet.snapshot()
                .get()
                .ethereum()
                .account(account.address())
                .map(holding -> holding.label())
                .orElse("");
    }
}
