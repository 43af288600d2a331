package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone wallet account list`: the accounts of Ethereum, and what was last proven of them. Nobody is asked.
@Command(name = "list", description = "List the wallet's accounts of Ethereum.")
final class WalletAccountList implements Task {
    private static final List<Column> COLUMNS =
            List.of(Column.left("Address"), Column.left("Kind"), Column.left("Path"), Column.left("Label"));

    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    WalletAccountList(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.open(wallet, console)) {
            return answer(opened.name(), opened.snapshot().get().ethereum());
        }
    }

    private static Answer answer(String wallet, EthereumHoldings holdings) {
        var accounts = holdings.accounts();
        var json = Json.Members.none()
                .with("wallet", wallet)
                .with("chain", holdings.chain())
                .with("enabled", holdings.enabled())
                .with(
                        "accounts",
                        Json.Items.of(
                                accounts.stream().map(EtherMembers::holding).toList()));
        if (accounts.isEmpty()) {
            return Answer.done(json, Page.of("No accounts yet; 'touchstone wallet account add' makes one."));
        }
        return Answer.done(
                json,
                Page.empty()
                        .table(
                                COLUMNS,
                                accounts.stream().map(WalletAccountList::row).toList()));
    }

    private static List<String> row(EthereumHolding holding) {
        var account = holding.account();
        return List.of(
                account.address().text(),
                EtherMembers.kind(account),
                EtherMembers.path(account).orElse("-"),
                Words.printable(holding.label()));
    }
}
