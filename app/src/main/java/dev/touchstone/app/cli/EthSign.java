package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.ContractsOnChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.field.ListedContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone eth sign`: signs a text or typed data with an account of the wallet. Asks no server but those that are
/// named, and those only whether a contract is there.
@Command(
        name = "sign",
        description = "Sign a text or typed data; what it lets others do is shown first. No server is asked, but where"
                + " some are named, whether the contract is there that typed data is for.")
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
    private PatienceOption time = new PatienceOption();

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

    @Option(names = "--by-qr", description = SpendingOptions.BY_QR)
    private boolean byQr;

    @Option(names = "--blind", description = "Sign even what nobody can read.")
    private boolean blind;

    EthSign(Spenders spenders, ListsInUse lists) {
        this.spenders = spenders;
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = message.message();
        Confirmation.check(!dryRun && !agreed, console);
        try (var opened = spenders.wallets().open(wallet, console)) {
            var chain = EtherSync.chain(opened, spenders.ethereums(), ethereum);
            var signer = account.signingIn(opened.snapshot().get().ethereum());
            var chainId = BigInteger.valueOf(chain.chainId());
            var context = new MessageContext(
                    signer.address(),
                    chainId,
                    origin,
                    spenders.clock().instant(),
                    contracts(wanted, chain, console),
                    Descriptions.builtIn());
            return finish(opened, signer, MessageReview.of(wanted, context), chain.id(), console);
        }
    }

    /// Asks whether there is a contract that is to take the signature, where servers were named that can be asked.
    private KnownContracts contracts(SignableMessage wanted, EthereumChain chain, Console console)
            throws Failure, IOException, InterruptedException {
        var listed = new ListedContracts(lists.lists(), KnownSpenders.builtIn());
        var chainId = BigInteger.valueOf(chain.chainId());
        if (!ethereum.isOnline() || ContractsOnChain.verifier(wanted, chainId).isEmpty()) return listed;
        try (var followed = spenders.ethereums().follow(ethereum, chain, console)) {
            EthereumRun.ready(followed, HeadKind.SIGNED, time.patience(), console);
            return ContractsOnChain.of(wanted, listed, chainId, followed.node());
        }
    }

    private Answer finish(
            OpenWallet opened, EthereumAccount signer, MessageReview review, String chain, Console console)
            throws Failure, IOException, InterruptedException {
        var json = Json.Members.none()
                .with("chain", chain)
                .with("account", signer.address().text())
                .and(MessagePage.json(review));
        var shown = Answer.done(json.withText("signature", Optional.empty()), MessagePage.of(review));
        if (dryRun) return shown;
        if (review.isBlind() && !blind) {
            return shown.but(Failure.refused(
                    "Blind",
                    "Nobody can read what this would sign. Nothing was signed; --blind signs it nevertheless."));
        }
        return new MessageSigning(opened, wallet, byQr, agreed, spenders.confirmation())
                .finish(review, signer, shown, console, made -> {
                    var signature = EthereumWords.hex(made);
                    return Answer.done(
                            json.with("signature", signature), Page.empty().row("Signature", signature));
                });
    }
}
