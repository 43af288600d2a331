package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.node.Awaiting;
import dev.touchstone.app.node.EthereumOnChain;
import dev.touchstone.app.node.NamesOnChain;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.wallet.EthereumPayments;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.PayeeWarning;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A wallet that spends on an Ethereum network: from opening it to what became of what it signed. Confined to one
/// thread; closed when the command is done.
final class EthereumSpending implements AutoCloseable {
    private static final Duration TO_TAKE = Duration.ofSeconds(60);

    private static final Duration TO_OFFER = Duration.ofSeconds(15);

    private final OpenWallet wallet;
    private final FollowedEthereum followed;
    private final EthereumOnChain joined;
    private final SpenderOptions options;
    private final Spenders spenders;

    private EthereumSpending(OpenWallet wallet, FollowedEthereum followed, SpenderOptions options, Spenders spenders) {
        this.wallet = wallet;
        this.followed = followed;
        this.options = options;
        this.spenders = spenders;
        this.joined = EthereumOnChain.join(wallet, followed.node());
    }

    /// Opens the wallet and follows the network until it can be asked.
    static EthereumSpending begin(Spenders spenders, SpenderOptions options, Console console)
            throws Failure, IOException, InterruptedException {
        var patience = options.time().patience();
        var wallet = spenders.wallets().open(options.wallet(), console);
        EthereumSpending spending;
        try {
            var chain = EtherSync.chain(wallet, spenders.ethereums(), options.ethereum());
            var followed = spenders.ethereums().follow(options.ethereum(), chain, console);
            spending = new EthereumSpending(wallet, followed, options, spenders);
        } catch (Failure | IOException e) {
            wallet.close();
            throw e;
        }
        try {
            EthereumRun.ready(spending.followed, HeadKind.SIGNED, patience, console);
        } catch (Failure | InterruptedException e) {
            spending.close();
            throw e;
        }
        return spending;
    }

    EthereumPayments payments() {
        return wallet.ethereumPayments();
    }

    OpenWallet wallet() {
        return wallet;
    }

    FollowedEthereum network() {
        return followed;
    }

    String chain() {
        return followed.chain().id();
    }

    EthereumAccount account() throws Failure {
        return options.account().signingIn(wallet.snapshot().get().ethereum());
    }

    TokenHoldings tokens() {
        return wallet.snapshot().get().tokens();
    }

    private EthereumAccount account(EthereumAddress address) {
        return wallet.snapshot()
                .get()
                .ethereum()
                .account(address)
                .orElseThrow(() -> new IllegalStateException("no account " + address))
                .account();
    }

    ContractAnswers contracts() {
        return new ContractAnswers(followed.node());
    }

    /// Who can be paid.
    ///
    /// @param offchain whether the servers may be asked that a name's contract names
    EthereumPayees payees(boolean offchain) {
        var names = new NamesOnChain(
                followed.chain(),
                followed.node(),
                spenders.gateways().apply(followed.http()),
                spenders.clock(),
                Thread::startVirtualThread);
        return new EthereumPayees(followed.chain(), wallet.snapshot().get().contacts(), names, offchain);
    }

    /// Works a request out, and then as below.
    Answer finish(EthereumRequest request, EthereumDrafted told, SpendingOptions wishes, Console console)
            throws Failure, IOException, InterruptedException {
        return finish(EthereumDrafted.ready(payments().prepare(request).join()), told, wishes, console);
    }

    /// Shows what a draft would do, and goes as far as the options say.
    Answer finish(EthereumDraft draft, EthereumDrafted told, SpendingOptions wishes, Console console)
            throws Failure, IOException, InterruptedException {
        return finish(draft, told.with(beware(draft.request().order())), wishes, console, about(told.subject(draft)));
    }

    private Answer finish(
            EthereumDraft draft, EthereumDrafted told, SpendingOptions wishes, Console console, EthereumAnswer about)
            throws Failure, IOException, InterruptedException {
        var drafted = about.of(draft.simulated(), _ -> told.draft(draft));
        if (wishes.isDryRun()) return drafted;
        if (!wishes.isAgreed()) {
            if (!spenders.confirmation().agrees(drafted.page().lines(), console)) {
                return drafted.but(Failure.refused("NotAgreed", "Nothing was signed or sent."));
            }
        } else {
            drafted.page().lines().forEach(console::warn);
            var changed = told.nameChanged(wishes);
            if (changed.isPresent()) return drafted.but(changed.get());
        }
        var signed = wishes.isByQr() ? signElsewhere(draft, console) : sign(draft, console);
        if (told.payee().isPresent()) remember(told.payee().get(), console);
        var state = awaits(signed.hash(), wishes.until(), console);
        var answer = about.of(draft.simulated(), _ -> told.signed(draft, signed, state));
        return EthereumOffering.reservation(state, wishes.until())
                .map(answer::but)
                .orElse(answer);
    }

    /// Keeps what the name of a contact stood for when something was signed for it.
    void remember(EthereumPayee payee, Console console) {
        var stand = payee.seen(spenders.clock().instant());
        if (stand.isEmpty()) return;
        var contact = payee.contact().orElseThrow();
        var saving = wallet.contacts().remember(contact.id(), stand.get()).join();
        if (saving instanceof Saving.NotSaved<?>(var reason)) {
            console.warn("What the name of " + Words.printable(contact.name()) + " stands for was not kept (" + reason
                    + ").");
        }
    }

    /// What to think about whom it pays: others count as known only where this wallet really paid them.
    private List<PayeeWarning> beware(EthereumOrder order) {
        var payee = PayeeWarnings.payee(order);
        if (payee.isEmpty()) return List.of();
        var now = wallet.snapshot().get();
        var state =
                followed.node().accounts(List.of(payee.get()), HeadKind.SIGNED).getFirst();
        var own = now.ethereum().addresses();
        return PayeeWarnings.of(order, PayeeWarnings.paid(now.ethereumPayments()), own, state);
    }

    private EthereumTransaction sign(EthereumDraft draft, Console console) throws Failure {
        var password = options.wallet().password(console);
        EthereumSignOutcome outcome;
        try {
            outcome = payments().sign(draft, password).join();
        } finally {
            Arrays.fill(password, '\0');
        }
        return signed(outcome);
    }

    private EthereumTransaction signElsewhere(EthereumDraft draft, Console console) throws Failure, IOException {
        var account = account(draft.transaction().from());
        var signature = new DeviceDialog(spenders.confirmation()).ask(draft, account, console);
        return switch (payments().takeSignature(draft, signature).join()) {
            case DeviceSignOutcome.Concluded(var outcome) -> signed(outcome);
            case DeviceSignOutcome.OtherSignature _ ->
                throw Failure.refused(
                        "OtherSignature", "This is not the account's signature of this payment. Nothing was sent.");
        };
    }

    private static EthereumTransaction signed(EthereumSignOutcome outcome) throws Failure {
        if (outcome instanceof EthereumSignOutcome.Signed(var signed)) return signed;
        var sentence = Words.plain(EthereumSendTexts.explain(outcome));
        throw switch (outcome) {
            case EthereumSignOutcome.Signed _ -> throw new IllegalArgumentException("it is signed");
            case EthereumSignOutcome.HeadTooOld _, EthereumSignOutcome.NotProven _, EthereumSignOutcome.NotSaved _ ->
                Failure.environment(outcome.getClass().getSimpleName(), sentence);
            case EthereumSignOutcome.WrongPassword _,
                    EthereumSignOutcome.KeysDamaged _,
                    EthereumSignOutcome.WatchOnly _,
                    EthereumSignOutcome.EffectsDiffer _,
                    EthereumSignOutcome.Refuted _,
                    EthereumSignOutcome.NonceTaken _,
                    EthereumSignOutcome.SelfCheckFailed _ ->
                Failure.refused(outcome.getClass().getSimpleName(), sentence);
        };
    }

    private EthereumPaymentState awaits(Hash256 payment, SpendingOptions.Until until, Console console)
            throws Failure, InterruptedException {
        var patience =
                until == SpendingOptions.Until.TAKEN ? TO_TAKE : options.time().patience();
        try (var changes = Awaiting.changesOf(wallet.snapshot());
                var progress = console.progress()) {
            progress.show("Handing the payment to the network", "");
            changes.until(() -> EthereumOffering.isFarEnough(stateOf(payment), until), patience);
        }
        return stateOf(payment);
    }

    /// Waits until each payment that was only saved has been offered, and each whose number is used has been
    /// looked for; or long enough to know that nobody tells.
    ///
    /// @param nonce how many payments the account has made, proven
    List<EthereumPayment> awaitsWaiting(EthereumAddress account, long nonce) throws InterruptedException {
        try (var changes = Awaiting.changesOf(wallet.snapshot())) {
            changes.until(
                    () -> waiting(account).stream()
                            .noneMatch(it -> it.state() instanceof EthereumPaymentState.Saved
                                    || Long.compareUnsigned(it.transaction().nonce(), nonce) < 0),
                    TO_OFFER);
        }
        return waiting(account);
    }

    private List<EthereumPayment> waiting(EthereumAddress account) {
        return wallet.snapshot().get().ethereumPayments().stream()
                .filter(it -> it.chain().equals(chain()) && it.from().equals(account) && it.isWaiting())
                .toList();
    }

    private EthereumPaymentState stateOf(Hash256 payment) {
        return wallet.snapshot().get().ethereumPayments().stream()
                .filter(it -> it.hash().equals(payment))
                .findFirst()
                .map(EthereumPayment::state)
                .orElseGet(EthereumPaymentState.Saved::new);
    }

    /// What stands under the answers of commands that sign nothing.
    EthereumAnswer about(Json.Members subject) {
        return new EthereumAnswer(followed.node().snapshot(), subject, Optional.empty());
    }

    @Override
    public void close() {
        joined.close();
        followed.close();
        wallet.close();
    }
}
