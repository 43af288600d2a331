package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.wallet.collectible.ParsedNftNumber;
import java.io.IOException;
import java.math.BigInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone wallet nft add`: one more collectible to be shown. Nobody is asked.
@Command(name = "add", description = "Show whose an NFT is.")
final class WalletNftAdd implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Parameters(index = "0", paramLabel = "CONTRACT", description = "The collection's contract.")
    private String contract = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The number in the collection.")
    private String id = "";

    WalletNftAdd(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var address = EthereumWords.address(contract);
        var number = number();
        try (var opened = wallets.open(wallet, console)) {
            var wanted = WalletTokenAdd.contract(opened, address);
            var saved = WalletTokenAdd.saved(
                    opened.tokens().addCollectible(wanted, number).join());
            return Answer.done(
                    Json.Members.none()
                            .with("wallet", opened.name())
                            .with("chain", saved.chain())
                            .with("contract", saved.contract().text())
                            .with("id", saved.id().toString()),
                    Page.of("The wallet shows this NFT. 'touchstone sync' proves whose it is.")
                            .gap()
                            .row("Contract", saved.contract().text())
                            .row("Number", saved.id().toString())
                            .row("Chain", saved.chain()));
        }
    }

    private BigInteger number() throws Failure {
        return switch (ParsedNftNumber.parse(id)) {
            case ParsedNftNumber.Valid(var number) -> number;
            case ParsedNftNumber.Invalid(var problem) -> throw Failure.usage(Words.plain(TokenTexts.explain(problem)));
        };
    }
}
