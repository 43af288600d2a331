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
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final Optional<Waiting> waiting;
    private final Optional<MessageReview> message;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Looking());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty word = new SimpleStringProperty("");
    private final StringProperty cap = new SimpleStringProperty("");
    private final Map<EthereumAddress, BooleanProperty> accounts = new LinkedHashMap<>();
    private final List<Hash256> sent = new ArrayList<>();
    private List<EthereumRequest> toSend = List.of();
    private Optional<SpendingCap> spending = Optional.empty();
    private Optional<BigInteger> shownCap = Optional.empty();
    private boolean isDecided;
    private long looks;

    /// What the page shows.
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
        this.waiting =
                side.waiting().get().stream().filter(one -> one.id() == id).findFirst();
        this.message = request().flatMap(this::review);
        if (waiting.isEmpty()) state.set(new State.Gone());
        else begin(waiting.get().request());
        subscriptions.latest(side.waiting(), around.fx(), this::follow);
    }

    private void begin(AppRequest request) {
        switch (request) {
            case AppRequest.Connect _ -> {
                own().forEach(account -> accounts.put(account, new SimpleBooleanProperty(accounts.isEmpty())));
                state.set(new State.Simple());
            }
            case AppRequest.SignMessage _, AppRequest.SignTyped _, AppRequest.WatchAsset _ ->
                state.set(new State.Simple());
            case AppRequest.SendTransaction(var _, var wanted) -> next(List.of(wanted));
            case AppRequest.SendCalls(var _, var wanted) -> next(wanted);
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
        if (!isThere && !(state.get() instanceof State.Signing)) state.set(new State.Gone());
    }

    private void next(List<EthereumRequest> left) {
        toSend = left;
        spending = SpendingCap.of(left.getFirst());
        shownCap = spending.filter(SpendingCap::hasLimit).map(SpendingCap::asked);
        cap.set(spending.filter(SpendingCap::hasLimit)
                .map(it -> new BigDecimal(it.asked(), capDecimals()).toPlainString())
                .orElse(""));
        if (spending.isPresent() && !spending.get().hasLimit()) state.set(new State.Simple());
        else look(left.getFirst());
    }

    private void look(EthereumRequest request) {
        state.set(new State.Looking());
        long look = ++looks;
        around.whenDone(side.review(request), review -> {
            if (look != looks || !(state.get() instanceof State.Looking)) return;
            state.set(
                    switch (review) {
                        case Review.Ready ready -> new State.Reviewed(ready);
                        case Review.NotReady(var why) -> new State.Stuck(AppTexts.explain(why));
                    });
        });
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

    /// How many units of the token may be taken later.
    StringProperty cap() {
        return cap;
    }

    /// The accounts that can be shown to the app, and whether they are.
    Map<EthereumAddress, BooleanProperty> accounts() {
        return accounts;
    }

    Optional<SpendingCap> spending() {
        return spending;
    }

    boolean asksForPassword() {
        return session.asksForPassword();
    }

    /// How far a request of several has come.
    String progress() {
        int all = sent.size() + toSend.size();
        return all < 2 ? "" : "Number " + (sent.size() + 1) + " of " + all;
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

    /// What the limit is counted in.
    String capUnit() {
        return spending.flatMap(it -> names().token(it.token()))
                .map(AssetNames.Name::symbol)
                .orElse("the token's smallest units");
    }

    private int capDecimals() {
        return spending.flatMap(it -> names().token(it.token()))
                .map(AssetNames.Name::decimals)
                .orElse(0);
    }

    /// What the tokens call themselves that the user added: their own words, of contracts the user chose.
    AssetNames names() {
        var known = session.wallet().snapshot().get().tokens().tokens();
        return contract -> known.stream()
                .filter(token -> token.contract().address().equals(contract))
                .findFirst()
                .flatMap(RequestViewModel::name);
    }

    private static Optional<AssetNames.Name> name(TokenHolding token) {
        if (!(token.decimals() instanceof TokenDecimals.Known(int decimals))) return Optional.empty();
        return token.callsItself().map(words -> new AssetNames.Name(words.shown(), decimals));
    }

    /// Works out again what the app may take, with the amount that was typed.
    void useCap() {
        problem.set("");
        if (spending.isEmpty()) return;
        var units = SpendingCap.units(cap.get().strip(), capDecimals());
        if (units.isEmpty()) {
            problem.set("Type how much it needs, in digits.");
            return;
        }
        shownCap = units;
        var changed = spending.get().with(units.get());
        var left = new ArrayList<>(toSend);
        left.set(0, changed);
        toSend = left;
        look(changed);
    }

    /// Does what the app asks for; says what has to be put right first.
    void agree() {
        problem.set("");
        if (waiting.isEmpty() || state.get() instanceof State.Signing) return;
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
                sign(state.get(), () -> side.sign(account, new SignableMessage.Personal(message), app, typed()));
            case AppRequest.SignTyped(var app, var account, var data) ->
                sign(state.get(), () -> side.sign(account, new SignableMessage.Typed(data), app, typed()));
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

    private interface MessageSigning {
        CompletableFuture<MessageSignOutcome> begin();
    }

    private void sign(State before, MessageSigning signing) {
        if (lacksPassword()) return;
        state.set(new State.Signing());
        around.whenDone(
                signing.begin(),
                outcome -> {
                    state.set(before);
                    if (outcome instanceof MessageSignOutcome.Signed(var signature)) {
                        decide(new AppDecision.Signed(signature));
                    } else {
                        problem.set(MessageTexts.explain(outcome));
                    }
                },
                () -> state.set(before));
    }

    private void send() {
        if (!(state.get() instanceof State.Reviewed(var review))) return;
        if (spending.isPresent()
                && !SpendingCap.units(cap.get().strip(), capDecimals()).equals(shownCap)) {
            problem.set("You changed the limit. Press “Use this limit” to see what it comes to.");
            return;
        }
        if (lacksPassword()) return;
        var before = state.get();
        state.set(new State.Signing());
        around.whenDone(
                review.signing().sign(typed()),
                outcome -> {
                    state.set(before);
                    if (outcome instanceof EthereumSignOutcome.Signed(var transaction)) sent(transaction.hash());
                    else problem.set(AppTexts.explain(outcome));
                },
                () -> state.set(before));
    }

    private void sent(Hash256 hash) {
        sent.add(hash);
        if (toSend.size() == 1) decide(new AppDecision.Sent(sent, true));
        else next(toSend.subList(1, toSend.size()));
    }

    /// Says no. Of several that were asked for, those that are sent stay sent.
    void refuse() {
        decide(sent.isEmpty() ? new AppDecision.Rejected() : new AppDecision.Sent(sent, false));
    }

    private void decide(AppDecision decision) {
        isDecided = true;
        waiting.ifPresent(one -> one.decide(decision));
        leave();
    }

    void leave() {
        around.navigator().replace(new Route.Apps());
    }

    @Override
    public void close() {
        password.set("");
        subscriptions.close();
    }
}
