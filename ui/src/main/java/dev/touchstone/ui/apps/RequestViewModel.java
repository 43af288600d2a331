package dev.touchstone.ui.apps;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.device.DeviceTalk;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.ui.text.DeviceTexts;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.MessageRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One request of an app, from being looked at to its answer. Confined to the JavaFX application thread; knows no
/// scene.
public final class RequestViewModel implements AutoCloseable {
    /// What has to be typed before something is signed that nobody can read.
    static final String WORD = "unread";

    private final Surroundings around;
    private final Session session;
    private final AppSide side;
    private final RequestAccounts own;
    private final Route.Sheet sheet;
    private final Optional<Waiting> waiting;
    private final Optional<RequestedPayments> payments;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<RequestState> state = new ReadOnlyObjectWrapper<>(new RequestState.Looking());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty word = new SimpleStringProperty("");
    private final Map<EthereumAddress, BooleanProperty> accounts = new LinkedHashMap<>();
    private Optional<MessageReview> message = Optional.empty();
    private boolean isDecided;

    public RequestViewModel(Surroundings around, Session session, AppSide side, long id) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.own = new RequestAccounts(session.wallet());
        this.sheet = new Route.Sheet.Asked(id);
        this.waiting =
                side.waiting().get().stream().filter(one -> one.id() == id).findFirst();
        this.payments = waiting.map(one -> new RequestedPayments(around, session, side, one, this::become));
        if (waiting.isEmpty()) become(new RequestState.Gone());
        else begin(waiting.get().request());
        subscriptions.latest(side.waiting(), around.fx(), this::follow);
    }

    private void become(RequestState next) {
        if (!(state.get() instanceof RequestState.Gone)) state.set(next);
    }

    private void begin(AppRequest request) {
        switch (request) {
            case AppRequest.Connect _ -> {
                own.own().forEach(account -> accounts.put(account, new SimpleBooleanProperty(accounts.isEmpty())));
                become(new RequestState.Simple());
            }
            case AppRequest.WatchAsset _ -> become(new RequestState.Simple());
            case AppRequest.SignMessage(var app, var account, var bytes) ->
                look(new SignableMessage.Personal(bytes), account, app);
            case AppRequest.SignTyped(var app, var account, var data) ->
                look(new SignableMessage.Typed(data), account, app);
            case AppRequest.SendTransaction(var _, var wanted) -> payments().begin(List.of(wanted));
            case AppRequest.SendCalls(var _, var wanted) -> payments().begin(wanted);
        }
    }

    private void look(SignableMessage wanted, EthereumAddress account, AppOrigin app) {
        around.whenDone(side.context(wanted, account, app), context -> {
            message = Optional.of(MessageReview.of(wanted, context));
            become(new RequestState.Simple());
        });
    }

    private void follow(List<Waiting> now) {
        if (isDecided || waiting.isEmpty()) return;
        boolean isThere = now.stream().anyMatch(one -> one.id() == waiting.get().id());
        if (!isThere && !isSigning()) become(new RequestState.Gone());
    }

    Optional<AppRequest> request() {
        return waiting.map(Waiting::request);
    }

    ReadOnlyObjectProperty<RequestState> state() {
        return state.getReadOnlyProperty();
    }

    /// What the user calls an account, with its address.
    String account(EthereumAddress account) {
        return own.name(account);
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    StringProperty password() {
        return password;
    }

    StringProperty word() {
        return word;
    }

    /// The accounts that can be shown to the app, and whether they are.
    Map<EthereumAddress, BooleanProperty> accounts() {
        return accounts;
    }

    /// The payments and calls that are asked for.
    RequestedPayments payments() {
        return payments.orElseThrow();
    }

    /// Whether the wallet signs, and only with its password.
    boolean asksForPassword() {
        return session.asksForPassword() && signer().isPresent() && device().isEmpty();
    }

    /// The account that is to sign.
    private Optional<EthereumAddress> signer() {
        return request().flatMap(request -> switch (request) {
            case AppRequest.SignMessage(var _, var account, var _) -> Optional.of(account);
            case AppRequest.SignTyped(var _, var account, var _) -> Optional.of(account);
            case AppRequest.SendTransaction _, AppRequest.SendCalls _ ->
                payments().present().map(wanted -> wanted.order().from());
            case AppRequest.Connect _, AppRequest.WatchAsset _ -> Optional.empty();
        });
    }

    /// Where the key of that account lies, if on another device.
    Optional<KeyOrigin> device() {
        return signer().flatMap(own::device);
    }

    boolean isSigning() {
        return state.get() instanceof RequestState.Signing;
    }

    String until() {
        return waiting.map(one -> "Waits until " + around.ages().clock(one.until()) + ".")
                .orElse("");
    }

    /// Whether what is to be signed can be read, or its effect is known.
    boolean isReadable() {
        if (state.get() instanceof RequestState.Reviewed(var review)) {
            return review.effects().warnings().stream().noneMatch(EffectWarning.EffectUnknown.class::isInstance);
        }
        return request().map(this::isReadable).orElse(true);
    }

    private boolean isReadable(AppRequest request) {
        boolean isText = !(request instanceof AppRequest.SignMessage(var _, var _, var bytes))
                || ReadableText.of(bytes).isPresent();
        return isText && message.filter(MessageReview::isBlind).isEmpty();
    }

    /// What a message means, where that is what is asked for.
    Optional<MessageReview> message() {
        return message;
    }

    void useCap() {
        problem.set(payments().useCap());
    }

    void copy(EthereumAddress address) {
        around.desktop().copy(address.text());
    }

    /// Does what the app asks for; says what has to be put right first.
    void agree() {
        problem.set("");
        if (waiting.isEmpty() || isSigning()) return;
        if (!isReadable() && !word.get().strip().equals(WORD)) {
            problem.set("Open “I cannot read this” and type the word there, or refuse.");
            return;
        }
        var request = waiting.get().request();
        switch (request) {
            case AppRequest.Connect _ -> connect();
            case AppRequest.WatchAsset(var _, var token, var _) ->
                around.whenDone(session.wallet().tokens().add(token.address()), saving -> {
                    if (saving instanceof Saving.NotSaved<?>) problem.set(OutcomeTexts.explain(saving));
                    else decide(new AppDecision.Agreed());
                });
            case AppRequest.SignMessage _, AppRequest.SignTyped _ ->
                message.ifPresent(review -> sign(review, request.app()));
            case AppRequest.SendTransaction _, AppRequest.SendCalls _ -> send();
        }
    }

    private void connect() {
        var chosen = accounts.entrySet().stream()
                .filter(account -> account.getValue().get())
                .map(Map.Entry::getKey)
                .toList();
        if (chosen.isEmpty()) problem.set("Choose an account that it may see, or refuse.");
        else decide(new AppDecision.Connected(chosen));
    }

    private char[] typed() {
        var typed = password.get().toCharArray();
        password.set("");
        return typed;
    }

    private boolean lacksPassword() {
        if (!asksForPassword() || !password.get().isEmpty()) return false;
        problem.set("Type the password of the wallet.");
        return true;
    }

    private void sign(MessageReview review, AppOrigin app) {
        var account = review.context().account();
        var device = device();
        if (device.isPresent()) {
            boolean canBeAsked = MessageRequests.canBeAsked(
                    review.message(), review.context().chainId());
            ask(
                    Optional.of(device.get()).filter(_ -> canBeAsked).map(key -> side.request(review, app, key)),
                    signature -> side.takeSignature(account, review.message(), app, signature),
                    outcome -> signed(outcome));
        } else {
            sign(() -> side.sign(account, review.message(), app, typed()), this::signed);
        }
    }

    private String signed(MessageSignOutcome outcome) {
        if (!(outcome instanceof MessageSignOutcome.Signed(var signature))) return MessageTexts.explain(outcome);
        decide(new AppDecision.Signed(signature));
        return "";
    }

    private void send() {
        if (!(state.get() instanceof RequestState.Reviewed(var review))) return;
        if (payments().hasOtherCap()) {
            problem.set("You changed the limit. Press “Use this limit” to see what it comes to.");
            return;
        }
        var signing = review.signing();
        var device = device();
        if (device.isPresent()) {
            ask(signing.request(device.get()), signing::takeSignature, outcome -> switch (outcome) {
                case DeviceSignOutcome.Concluded(var concluded) -> sent(concluded);
                case DeviceSignOutcome.OtherSignature _ -> DeviceTexts.OTHER_SIGNATURE;
            });
        } else {
            sign(() -> signing.sign(typed()), this::sent);
        }
    }

    private String sent(EthereumSignOutcome outcome) {
        if (!(outcome instanceof EthereumSignOutcome.Signed(var transaction))) return AppTexts.explain(outcome);
        sent(transaction.hash());
        return "";
    }

    /// Has the wallet sign.
    ///
    /// @param then goes on where it is signed, and is empty then; else why it is not
    private <T> void sign(Supplier<CompletableFuture<T>> signing, Function<T, String> then) {
        if (lacksPassword()) return;
        var before = state.get();
        become(new RequestState.Signing());
        around.whenDone(
                signing.get(),
                outcome -> {
                    become(before);
                    problem.set(then.apply(outcome));
                },
                () -> become(before));
    }

    /// Has another device sign.
    ///
    /// @param then as for [#sign]
    private <T> void ask(
            Optional<SignRequest> request,
            Function<DeviceSignature, CompletableFuture<T>> taking,
            Function<T, String> then) {
        if (request.isEmpty()) {
            problem.set(DeviceTexts.CANNOT_BE_ASKED);
            return;
        }
        var talk = new DeviceTalk(
                request.get(),
                (asked, signature) -> around.whenDone(
                        taking.apply(signature), outcome -> asked.refuse(then.apply(outcome)), () -> asked.refuse("")));
        become(new RequestState.Device(state.get(), talk));
    }

    /// Back from the device to what it was to sign.
    void back() {
        if (state.get() instanceof RequestState.Device(var before, var _)) become(before);
    }

    private void sent(Hash256 hash) {
        if (payments().sent(hash))
            decide(new AppDecision.Sent(waiting.orElseThrow().sent(), true));
    }

    /// Says no. Of several that were asked for, those that are sent stay sent.
    void refuse() {
        decide(new AppDecision.Rejected());
    }

    private void decide(AppDecision decision) {
        isDecided = true;
        waiting.ifPresent(one -> one.decide(decision));
        leave();
    }

    /// Puts it off: the app goes on waiting.
    void leave() {
        around.navigator().closeSheet(sheet);
    }

    @Override
    public void close() {
        password.set("");
        subscriptions.close();
    }
}
