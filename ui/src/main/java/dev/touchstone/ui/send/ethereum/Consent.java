package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.ui.device.DeviceTalk;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.DeviceTexts;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The way of a draft to its signature: review, cautions, password. The same for whatever is signed. Confined
/// to the JavaFX application thread; knows no scene.
final class Consent {
    private final Surroundings around;
    private final Session session;
    private final EthereumSpending spending;
    private final Runnable workOutAnew;
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Compose());
    private final ReadOnlyObjectWrapper<List<Caution>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper signing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Where on the way it is.
    sealed interface Step {
        record Compose() implements Step {}

        record Review(Reviewed reviewed) implements Step {}

        record Unlock(Reviewed reviewed) implements Step {}

        /// Another device is asked to sign.
        record Device(Reviewed reviewed, DeviceTalk talk) implements Step {}
    }

    /// @param workOutAnew has the draft made again, as what was seen no longer holds
    Consent(Surroundings around, Session session, EthereumSpending spending, Runnable workOutAnew) {
        this.around = around;
        this.session = session;
        this.spending = spending;
        this.workOutAnew = workOutAnew;
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    boolean isComposing() {
        return step.get() instanceof Step.Compose;
    }

    /// What was not read yet, most serious first.
    ReadOnlyObjectProperty<List<Caution>> cautions() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty signing() {
        return signing.getReadOnlyProperty();
    }

    /// Why nothing was signed; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    AssetNames names() {
        var wallet = session.wallet().snapshot().get();
        return WalletNames.of(wallet, around.amounts().get().hidden());
    }

    /// Another page: what the drawer explains is of the one before.
    private void become(Step next) {
        around.navigator().closeDrawer();
        step.set(next);
    }

    /// Opens the evidence of what the review shows.
    void inspect(Reviewed reviewed) {
        around.navigator().inspect(new Route.Inspection.Tried(reviewed.draft()));
    }

    void review(Reviewed reviewed) {
        problem.set("");
        open.set(reviewed.cautions());
        become(new Step.Review(reviewed));
    }

    /// The person has read the first caution.
    void dismissCaution() {
        var rest = new ArrayList<>(open.get());
        rest.removeFirst();
        open.set(List.copyOf(rest));
    }

    /// Whether something has to be read before going on.
    boolean isHeldUp() {
        return open.get().stream().anyMatch(Caution::holdsUp);
    }

    /// Agrees to the review: to the password, or where none is asked for, to the signature.
    void agree(Reviewed reviewed) {
        if (isHeldUp()) return;
        problem.set("");
        var device = device(reviewed);
        if (device.isPresent()) ask(reviewed, device.get());
        else if (session.asksForPassword()) become(new Step.Unlock(reviewed));
        else sign(reviewed);
    }

    /// Where the account's key lies, if on another device.
    private Optional<KeyOrigin> device(Reviewed reviewed) {
        return session.wallet()
                .snapshot()
                .get()
                .ethereum()
                .account(reviewed.draft().transaction().from())
                .flatMap(holding -> holding.account().device());
    }

    private void ask(Reviewed reviewed, KeyOrigin key) {
        if (!DraftRequests.canBeAsked(reviewed.draft())) {
            problem.set(DeviceTexts.CANNOT_BE_ASKED);
            return;
        }
        var talk = new DeviceTalk(
                spending.request(reviewed.draft(), key),
                (asked, signature) -> around.whenDone(
                        spending.takeSignature(reviewed.draft(), signature),
                        outcome -> answered(asked, outcome, reviewed.payee()),
                        () -> asked.refuse("")));
        become(new Step.Device(reviewed, talk));
    }

    /// What came of the device's signature, which has to be this account's of exactly what was reviewed.
    private void answered(DeviceTalk asked, DeviceSignOutcome outcome, Desk.Payee payee) {
        switch (outcome) {
            case DeviceSignOutcome.Concluded(var concluded) -> {
                asked.refuse(EthereumSendTexts.explain(concluded));
                finish(concluded, payee);
            }
            case DeviceSignOutcome.OtherSignature _ -> asked.refuse(DeviceTexts.OTHER_SIGNATURE);
        }
    }

    void sign(Reviewed reviewed) {
        if (signing.get()) return;
        signing.set(true);
        problem.set("");
        var typed = password.get().toCharArray();
        password.set("");
        around.whenDone(
                spending.sign(reviewed.draft(), typed),
                outcome -> finish(outcome, reviewed.payee()),
                () -> signing.set(false));
    }

    private void finish(EthereumSignOutcome outcome, Desk.Payee payee) {
        signing.set(false);
        problem.set(EthereumSendTexts.explain(outcome));
        if (outcome instanceof EthereumSignOutcome.Signed(var transaction)) {
            keep(transaction.hash(), payee);
            around.navigator().replace(new Route.FollowEthereum(transaction.hash()));
        } else if (isOvertaken(outcome)) {
            become(new Step.Compose());
            workOutAnew.run();
        }
    }

    /// What stays of a payment beside itself: the note, and what the contact's name stood for.
    private void keep(Hash256 payment, Desk.Payee payee) {
        var wallet = session.wallet();
        var note = payee.note().strip();
        if (!note.isEmpty()) around.whenDone(wallet.label(new LabelTarget.OnEthereumPayment(payment), note), _ -> {});
        payee.namedContact()
                .ifPresent(it -> around.whenDone(
                        wallet.contacts()
                                .remember(
                                        it.contact().id(), it.seen(around.now().get())),
                        _ -> {}));
    }

    /// Whether what was seen no longer holds, so that it has to be looked at again.
    private static boolean isOvertaken(EthereumSignOutcome outcome) {
        return switch (outcome) {
            case EthereumSignOutcome.EffectsDiffer _, EthereumSignOutcome.NonceTaken _ -> true;
            case EthereumSignOutcome.Signed _,
                    EthereumSignOutcome.WrongPassword _,
                    EthereumSignOutcome.KeysDamaged _,
                    EthereumSignOutcome.WatchOnly _,
                    EthereumSignOutcome.HeadTooOld _,
                    EthereumSignOutcome.NotProven _,
                    EthereumSignOutcome.Refuted _,
                    EthereumSignOutcome.SelfCheckFailed _,
                    EthereumSignOutcome.NotSaved _ -> false;
        };
    }

    void back() {
        problem.set("");
        password.set("");
        switch (step.get()) {
            case Step.Compose _ -> around.navigator().back();
            case Step.Review _ -> become(new Step.Compose());
            case Step.Unlock(var reviewed) -> become(new Step.Review(reviewed));
            case Step.Device(var reviewed, var _) -> become(new Step.Review(reviewed));
        }
    }

    /// What agreeing does, as the button says it.
    String words(Reviewed reviewed) {
        return switch (reviewed.task()) {
            case Task.Fresh(var order) ->
                OrderTexts.button(
                        order, reviewed.value(), names(), around.amounts().get().hidden());
            case Task.SpeedUp _ -> "Pay the higher fee";
            case Task.Cancel _ -> "Cancel this payment";
        };
    }

    /// Forgets what was typed.
    void close() {
        password.set("");
    }
}
