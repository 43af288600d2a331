package dev.touchstone.ui.apps;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.AppSide.Review;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
    private final Route.Sheet sheet;
    private final Optional<Waiting> waiting;
    private final Optional<MessageReview> message;
    private final Optional<RequestedPayments> payments;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Looking());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty word = new SimpleStringProperty("");
    private final Map<EthereumAddress, BooleanProperty> accounts = new LinkedHashMap<>();
    private boolean isDecided;

    /// What the sheet shows.
    sealed interface State {
        /// What a transaction would do is being worked out.
        record Looking() implements State {}

        /// There is nothing more to know before it is decided.
        record Simple() implements State {}

        /// What a transaction would do.
        record Reviewed(Review.Ready review) implements State {}

        /// It cannot be signed as it is.
        record Stuck(String why) implements State {}

        record Signing() implements State {}

        /// Nobody waits for an answer any more.
        record Gone() implements State {}
    }

    public RequestViewModel(Surroundings around, Session session, AppSide side, long id) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.sheet = new Route.Sheet.Asked(id);
        this.waiting =
                side.waiting().get().stream().filter(one -> one.id() == id).findFirst();
        this.message = request().flatMap(this::review);
        this.payments = waiting.map(one -> new RequestedPayments(around, session, side, one, this::become));
        if (waiting.isEmpty()) become(new State.Gone());
        else begin(waiting.get().request());
        subscriptions.latest(side.waiting(), around.fx(), this::follow);
    }

    private void become(State next) {
        if (!(state.get() instanceof State.Gone)) state.set(next);
    }

    private void begin(AppRequest request) {
        switch (request) {
            case AppRequest.Connect _ -> {
                own().forEach(account -> accounts.put(account, new SimpleBooleanProperty(accounts.isEmpty())));
                become(new State.Simple());
            }
            case AppRequest.SignMessage _, AppRequest.SignTyped _, AppRequest.WatchAsset _ ->
                become(new State.Simple());
            case AppRequest.SendTransaction(var _, var wanted) ->
                payments.orElseThrow().begin(List.of(wanted));
            case AppRequest.SendCalls(var _, var wanted) ->
                payments.orElseThrow().begin(wanted);
        }
    }

    private List<EthereumAddress> own() {
        return session.wallet().snapshot().get().ethereum().accounts().stream()
                .map(holding -> holding.account())
                .filter(EthereumAccount::canSign)
                .map(EthereumAccount::address)
                .toList();
    }

    private void follow(List<Waiting> now) {
        if (isDecided || waiting.isEmpty()) return;
        boolean isThere = now.stream().anyMatch(one -> one.id() == waiting.get().id());
        if (!isThere && !isSigning()) become(new State.Gone());
    }

    Optional<AppRequest> request() {
        return waiting.map(Waiting::request);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
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

    boolean asksForPassword() {
        return session.asksForPassword();
    }

    boolean isSigning() {
        return state.get() instanceof State.Signing;
    }

    String until() {
        return waiting.map(one -> "Waits until " + around.ages().clock(one.until()) + ".")
                .orElse("");
    }

    String name(EthereumAddress account) {
        return session.wallet()
                .snapshot()
                .get()
                .ethereum()
                .account(account)
                .map(holding -> holding.label())
                .filter(label -> !label.isEmpty())
                .map(label -> label + "  " + AssetNames.brief(account))
                .orElseGet(account::text);
    }

    /// Whether what is to be signed can be read, or its effect is known.
    boolean isReadable() {
        if (state.get() instanceof State.Reviewed(var review)) {
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

    private Optional<MessageReview> review(AppRequest request) {
        return switch (request) {
            case AppRequest.SignMessage(var app, var account, var bytes) ->
                Optional.of(MessageReview.of(new SignableMessage.Personal(bytes), side.context(account, app)));
            case AppRequest.SignTyped(var app, var account, var data) ->
                Optional.of(MessageReview.of(new SignableMessage.Typed(data), side.context(account, app)));
            case AppRequest.Connect _, AppRequest.SendTransaction _, AppRequest.SendCalls _, AppRequest.WatchAsset _ ->
                Optional.empty();
        };
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
            case AppRequest.SignMessage(var app, var account, var message) ->
                sign(() -> side.sign(account, new SignableMessage.Personal(message), app, typed()));
            case AppRequest.SignTyped(var app, var account, var data) ->
                sign(() -> side.sign(account, new SignableMessage.Typed(data), app, typed()));
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

    /// Signs, and shows the same as before where nothing came of it.
    private <T> void work(Supplier<CompletableFuture<T>> signing, Consumer<T> then) {
        if (lacksPassword()) return;
        var before = state.get();
        become(new State.Signing());
        around.whenDone(
                signing.get(),
                outcome -> {
                    become(before);
                    then.accept(outcome);
                },
                () -> become(before));
    }

    private void sign(Supplier<CompletableFuture<MessageSignOutcome>> signing) {
        work(signing, outcome -> {
            if (outcome instanceof MessageSignOutcome.Signed(var signature)) {
                decide(new AppDecision.Signed(signature));
            } else {
                problem.set(MessageTexts.explain(outcome));
            }
        });
    }

    private void send() {
        if (!(state.get() instanceof State.Reviewed(var review))) return;
        if (payments().hasOtherCap()) {
            problem.set("You changed the limit. Press “Use this limit” to see what it comes to.");
            return;
        }
        work(() -> review.signing().sign(typed()), outcome -> {
            if (outcome instanceof EthereumSignOutcome.Signed(var transaction)) sent(transaction.hash());
            else problem.set(AppTexts.explain(outcome));
        });
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
