package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.send.ChangeLines;
import dev.touchstone.ui.send.NamedContact;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// What the first pages of all that is signed on Ethereum have in common: the fee, the wallet at work, and the
/// way to a signature. Confined to the JavaFX application thread; knows no scene.
final class Desk {
    private static final Duration OLD = Duration.ofMinutes(10);

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final FeeWishForm fee;
    private final Preparation preparation;
    private Optional<Hash256> head = Optional.empty();
    private final Consent consent;
    private final ReadOnlyBooleanWrapper submitted = new ReadOnlyBooleanWrapper();

    /// What is known of who is paid, beside the address. Immutable.
    ///
    /// @param contact whose name it is, or whose address where no name was given
    /// @param note for the person alone; may be empty
    record Payee(Optional<NameLook.Found> named, Optional<Contact> contact, Finding<AccountState> state, String note) {
        /// Where nobody is paid.
        static final Payee NOBODY =
                new Payee(Optional.empty(), Optional.empty(), Pending.because(new Pending.Reason.NotChecked()), "");

        /// The contact who is paid by their name, where it is one.
        Optional<NamedContact> namedContact() {
            return named.flatMap(name -> contact.map(it -> new NamedContact(it, CoinType.ETHER, name)));
        }

        /// How their name changed since they were paid last, if it did.
        Optional<ChangeLines> change() {
            return namedContact()
                    .flatMap(it -> it.change()
                            .map(change -> new ChangeLines(
                                    it.name().name().text(),
                                    text(change.now()),
                                    text(change.before().value()),
                                    change.before().at())));
        }

        private static String text(ByteString value) {
            return value.length() == EthereumAddress.BYTES ? new EthereumAddress(value).text() : "0x" + value.hex();
        }
    }

    Desk(Surroundings around, Session session, EthereumSide side, Speed first) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.fee = new FeeWishForm(first);
        this.preparation = new Preparation(around, side.spending());
        this.consent = new Consent(around, session, side.spending(), preparation::refresh);
    }

    Surroundings around() {
        return around;
    }

    Session session() {
        return session;
    }

    EthereumSide side() {
        return side;
    }

    /// What this wallet signed on its chain, newest first.
    List<EthereumPayment> payments() {
        var wallet = session.wallet().snapshot().get();
        return wallet.ethereumPayments().stream()
                .filter(payment -> payment.chain().equals(wallet.ethereum().chain()))
                .toList();
    }

    FeeWishForm fee() {
        return fee;
    }

    Preparation preparation() {
        return preparation;
    }

    Consent consent() {
        return consent;
    }

    AssetNames names() {
        return consent.names();
    }

    EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    /// What an account of the wallet is called.
    String name(EthereumAddress account) {
        return WalletNames.ofAccounts(holdings()).getOrDefault(account, account.text());
    }

    /// Whether the person has tried to go on, so that what is missing is said at every field.
    ReadOnlyBooleanProperty submitted() {
        return submitted.getReadOnlyProperty();
    }

    void submit() {
        submitted.set(true);
    }

    /// Has what is clear by now worked out; again with the next block, where this one was not enough for it.
    void want(Optional<Task> task) {
        if (!consent.isComposing()) return;
        var newest =
                side.chain().get().head().map(known -> known.block().value().hash());
        boolean isNew = !newest.equals(head);
        head = newest;
        boolean canChange =
                preparation.prepared().get().outcome().filter(Desk::isForNow).isPresent();
        if (isNew && canChange) preparation.refresh();
        preparation.want(task.flatMap(it -> fee.typed().wish().map(wish -> new Wish(it, wish))));
    }

    /// Whether the next block may bring another answer.
    private static boolean isForNow(EthereumDraftOutcome outcome) {
        return switch (outcome) {
            case EthereumDraftOutcome.Offline _,
                    EthereumDraftOutcome.HeadTooOld _,
                    EthereumDraftOutcome.NotProven _,
                    EthereumDraftOutcome.Refuted _,
                    EthereumDraftOutcome.NoTipKnown _,
                    EthereumDraftOutcome.NonceTaken _,
                    EthereumDraftOutcome.Shortfall _,
                    EthereumDraftOutcome.TooLittle _ -> true;
            case EthereumDraftOutcome.Ready _,
                    EthereumDraftOutcome.NoSuchAccount _,
                    EthereumDraftOutcome.WatchOnly _,
                    EthereumDraftOutcome.NonceGap _,
                    EthereumDraftOutcome.NotWaiting _,
                    EthereumDraftOutcome.FeeTooLow _,
                    EthereumDraftOutcome.TooMuchGas _ -> false;
        };
    }

    /// Why there is nothing to review; empty where there is, or where it is not worked out yet.
    String problem(EthereumSendTexts.Written written) {
        var prepared = preparation.prepared().get();
        boolean hidden = around.amounts().get().hidden();
        return prepared.outcome()
                .map(outcome -> EthereumSendTexts.explain(outcome, written, hidden))
                .orElse("");
    }

    /// Whether the wallet is at work on what was asked for.
    boolean isWorking() {
        return preparation.prepared().get().isAsking();
    }

    /// Goes on to the review of an order, where there is one yet.
    boolean review(Optional<EthereumOrder> order, Payee payee) {
        submit();
        return order.map(it -> review(new Task.Fresh(it), payee)).orElse(false);
    }

    /// Goes on to the review; false where something has to be put right, or is being worked out.
    boolean review(Task task, Payee payee) {
        return review(task, payee, List.of());
    }

    /// @param besides what to think about that its effects do not tell
    boolean review(Task task, Payee payee, List<Caution> besides) {
        submit();
        var draft = preparation.prepared().get().draft();
        draft.ifPresent(ready -> consent.review(reviewed(ready, task, payee).with(besides)));
        return draft.isPresent();
    }

    private Reviewed reviewed(EthereumDraft draft, Task task, Payee payee) {
        return Reviewed.of(draft, task, fee.typed().time(), payee, holdings().addresses(), payments());
    }

    /// Whether nothing is to take the place of a payment.
    boolean isCancelling() {
        return preparation.prepared().get().state() instanceof Prepared.State.Answered answered
                && answered.wish().task() instanceof Task.Cancel;
    }

    /// How old what was worked out is, where it is so old that it should be worked out anew; else empty.
    String age() {
        return preparation
                .prepared()
                .get()
                .at()
                .map(at -> Duration.between(at, around.now().get()))
                .filter(age -> age.compareTo(OLD) > 0)
                .map(AgeFormat::duration)
                .orElse("");
    }

    boolean isOffline() {
        return EthereumStatus.of(side.chain().get(), around.now().get(), around.ages())
                .chain()
                .offline();
    }

    /// Runs `renew` whenever what can be paid, or at what fee, is otherwise.
    void onChange(Subscriptions subscriptions, Runnable renew) {
        fee.onChange(renew);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew.run());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew.run());
        subscriptions.changes(around.now(), _ -> renew.run());
        consent.step().subscribe(renew);
    }

    void close() {
        preparation.close();
        consent.close();
    }
}
