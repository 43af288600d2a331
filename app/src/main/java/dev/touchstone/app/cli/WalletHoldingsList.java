package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone wallet token list` and `touchstone wallet nft list`: what the wallet shows, and what was last
/// proven of each. Nobody is asked.
@Command(name = "list", description = "List them, and what was last proven of each. Nobody is asked.")
final class WalletHoldingsList implements Task {
    private final Wallets wallets;
    private final Kind kind;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    private WalletHoldingsList(Wallets wallets, Kind kind) {
        this.wallets = wallets;
        this.kind = kind;
    }

    static CommandLine of(Wallets wallets, Kind kind) {
        return new CommandLine(new WalletHoldingsList(wallets, kind));
    }

    /// What there is a list of.
    interface Kind {
        /// The answer's member.
        String member();

        /// What to say where there is none.
        String none();

        List<Column> columns();

        List<Item> items(TokenHoldings holdings);
    }

    /// One thing of a list.
    record Item(Json.Members json, List<List<String>> rows) {}

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.open(wallet, console)) {
            return answer(opened.name(), opened.snapshot().get().tokens());
        }
    }

    private Answer answer(String name, TokenHoldings holdings) {
        var items = kind.items(holdings);
        var json = Json.Members.none()
                .with("wallet", name)
                .with("chain", holdings.chain())
                .with(
                        kind.member(),
                        Json.Items.of(items.stream().map(Item::json).toList()));
        if (items.isEmpty()) return Answer.done(json, Page.of(kind.none()));
        var rows = new ArrayList<List<String>>();
        items.forEach(item -> rows.addAll(item.rows()));
        return Answer.done(json, Page.empty().table(kind.columns(), rows));
    }

    /// What is known of an answer under this name, its standing, and since when it is known where it is
    /// remembered.
    static Json.Members known(String name, TokenAnswer<?> answer) {
        return Json.Members.none()
                .withText(name, answer.known().map(Object::toString))
                .with("standing", Words.standing(answer.finding()))
                .withText("since", since(answer));
    }

    /// When it was last proven.
    static Optional<String> since(TokenAnswer<?> answer) {
        return answer.last().map(last -> EthereumWords.time(last.blockTime()));
    }
}
