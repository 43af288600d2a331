package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth nonce`: how many transactions an account has sent, which wait, and the number of its next.
/// What waits is offered to the servers again.
@Command(name = "nonce", description = "Prove how many payments an account has made, and show which wait.")
final class EthNonce implements Task {
    private static final List<Column> COLUMNS =
            List.of(Column.right("Nonce"), Column.left("Transaction"), Column.left("State"));

    private final Spenders spenders;

    @Mixin
    private SpenderOptions options = new SpenderOptions();

    EthNonce(Spenders spenders) {
        this.spenders = spenders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        try (var spending = EthereumSpending.begin(spenders, options, console)) {
            var account = spending.account().address();
            var found = spending.network()
                    .node()
                    .accounts(List.of(account), HeadKind.SIGNED)
                    .getFirst();
            var waiting = spending.awaitsWaiting(account, nonce(found));
            var next = spending.payments().nextNonce(account);
            return spending.about(Json.Members.none().with("account", account.text()))
                    .of(found, state -> told(account, state.value(), waiting, next));
        }
    }

    private static long nonce(Finding<AccountState> found) {
        return found instanceof Proven<AccountState> proven ? proven.value().nonce() : 0;
    }

    private static EthereumAnswer.Told told(
            EthereumAddress account, AccountState state, List<EthereumPayment> waiting, OptionalLong next) {
        var json = Json.Members.none()
                .with("proven", new Json.Unsigned(state.nonce()))
                .with(
                        "waiting",
                        Json.Items.of(waiting.stream().map(EthNonce::json).toList()))
                .with("next", next.isPresent() ? new Json.Unsigned(next.getAsLong()) : new Json.Nothing());
        var page = Page.empty()
                .row("Account", account.text())
                .row("Made", Long.toUnsignedString(state.nonce()))
                .row("Next", next.isPresent() ? Long.toUnsignedString(next.getAsLong()) : "not known");
        if (waiting.isEmpty()) page = page.row("Waiting", "none");
        else
            page = page.gap().table(COLUMNS, waiting.stream().map(EthNonce::row).toList());
        return new EthereumAnswer.Told(json, page);
    }

    private static Json.Members json(EthereumPayment payment) {
        return Json.Members.none()
                .with("nonce", new Json.Unsigned(payment.transaction().nonce()))
                .with("hash", EthereumWords.hex(payment.hash()))
                .and(EthereumOffering.members(payment.state()));
    }

    private static List<String> row(EthereumPayment payment) {
        return List.of(
                Long.toUnsignedString(payment.transaction().nonce()),
                EthereumWords.hex(payment.hash()),
                EthereumOffering.words(payment.state()));
    }
}
