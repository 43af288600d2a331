package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.ListedContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone eth sign`: signs a text or typed data with an account of the wallet. Asks no server.
@Command(
        name = "sign",
        description = "Sign a text or typed data; what it lets others do is shown first. No server is asked.")
final class EthSign implements Task {
    private final Spenders spenders;
    private final ListsInUse lists;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private AccountOption account = new AccountOption();

    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    @Mixin
    private MessageOptions message = new MessageOptions();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Who asks for it, as https://app.example: a sign-in is held against it.")
    private String origin = "";

    @Option(names = "--dry-run", description = "Show what it means; sign nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask: sign what is shown.")
    private boolean agreed;

    @Option(names = "--blind", description = "Sign even what nobody can read.")
    private boolean blind;

    EthSign(Spenders spenders, ListsInUse lists) {
        this.spenders = spenders;
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var wanted = message.message();
        Confirmation.check(!dryRun && !agreed, console);
        try (var opened = spenders.wallets().open(wallet, console)) {
            var chain = EtherSync.chain(opened, spenders.ethereums(), ethereum);
            var signer = account.signingIn(opened.snapshot().get().ethereum()).address();
            var context = new MessageContext(
                    signer,
                    BigInteger.valueOf(chain.chainId()),
                    origin,
                    spenders.clock().instant(),
                    new ListedContracts(lists.lists(), KnownSpenders.builtIn()),
                    Descriptions.builtIn());
            return finish(opened, MessageReview.of(wanted, context), chain.id(), console);
        }
    }

    private Answer finish(OpenWallet opened, MessageReview review, String chain, Console console)
            throws Failure, IOException {
        var page = MessagePage.of(review);
        var json = Json.Members.none()
                .with("chain", chain)
                .with("account", review.context().account().text())
                .and(MessagePage.json(review));
        var shown = Answer.done(json.withText("signature", Optional.empty()), page);
        if (dryRun) return shown;
        if (review.isBlind() && !blind) {
            return shown.but(Failure.refused(
                    "Blind",
                    "Nobody can read what this would sign. Nothing was signed; --blind signs it nevertheless."));
        }
        if (agreed) page.lines().forEach(console::warn);
        else if (!spenders.confirmation().agrees(page.lines(), console)) {
            return shown.but(Failure.refused("NotAgreed", "Nothing was signed."));
        }
        var signature = "0x" + sign(opened, review, console).hex();
        return Answer.done(json.with("signature", signature), Page.empty().row("Signature", signature));
    }

    private ByteString sign(OpenWallet opened, MessageReview review, Console console) throws Failure {
        var password = wallet.password(console);
        MessageSignOutcome outcome;
        try {
            outcome = opened.messages()
                    .sign(review.context().account(), review.message(), origin, password)
                    .join();
        } finally {
            Arrays.fill(password, '\0');
        }
        if (outcome instanceof MessageSignOutcome.Signed(var signature)) return signature;
        var sentence = Words.plain(MessageTexts.explain(outcome));
        var code = outcome.getClass().getSimpleName();
        throw outcome instanceof MessageSignOutcome.NotSaved
                ? Failure.environment(code, sentence)
                : Failure.refused(code, sentence);
    }
}
