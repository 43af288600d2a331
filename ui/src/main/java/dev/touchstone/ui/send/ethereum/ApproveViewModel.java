package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.asset.ParsedUnits;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Letting somebody take a token, up to a limit: by default what is needed, never without one. Confined to the
/// JavaFX application thread; knows no scene.
public final class ApproveViewModel implements AutoCloseable {
    private final Session session;
    private final Route.Approve start;
    private final Desk desk;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty spender = new SimpleStringProperty("");
    private final StringProperty limit = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Composed> composed =
            new ReadOnlyObjectWrapper<>(new Composed("", "", Optional.empty()));

    /// What was typed, and what it comes to. Immutable.
    record Composed(String spenderProblem, String limitProblem, Optional<EthereumOrder> order) {}

    public ApproveViewModel(Surroundings around, Session session, EthereumSide side, Route.Approve start) {
        this.session = session;
        this.start = start;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        spender.set(start.spender());
        if (start.needed().signum() > 0) limit.set(TokenText.write(start.needed(), places()));
        List.of(spender, limit).forEach(each -> each.subscribe(this::renew));
        desk.onChange(subscriptions, this::renew);
    }

    Desk desk() {
        return desk;
    }

    StringProperty spender() {
        return spender;
    }

    StringProperty limit() {
        return limit;
    }

    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    private Optional<TokenHolding> token() {
        return session.wallet().snapshot().get().tokens().token(start.token());
    }

    private int places() {
        return token().map(it -> it.decimals().places()).orElse(0);
    }

    String unit() {
        return token().map(TokenWords::unit).orElse("units");
    }

    /// Whose token it is, and what it is called.
    String meaning() {
        return "This lets somebody take " + unit() + " from " + desk.name(start.from())
                + " later, without asking, up to the limit.";
    }

    private void renew() {
        if (!desk.consent().isComposing()) return;
        var who = ParsedEthereumAddress.parse(spender.get());
        var typed = TokenText.parse(limit.get().strip(), places());
        Optional<EthereumAddress> to = who instanceof ParsedEthereumAddress.Valid(var address, var _)
                ? Optional.of(address)
                : Optional.empty();
        Optional<BigInteger> units =
                typed instanceof ParsedUnits.Valid(var amount) ? Optional.of(amount) : Optional.empty();
        Optional<EthereumOrder> order =
                to.flatMap(it -> units.map(most -> new EthereumOrder.Allow(start.from(), start.token(), it, most)));
        composed.set(new Composed(problem(who), problem(typed), order));
        desk.want(order.map(Task.Fresh::new));
    }

    private static String problem(ParsedEthereumAddress who) {
        return who instanceof ParsedEthereumAddress.Invalid(var problem) ? AccountTexts.explain(problem) : "";
    }

    private static String problem(ParsedUnits typed) {
        return typed instanceof ParsedUnits.Invalid(var problem) ? EthereumSendTexts.explain(problem) : "";
    }

    /// Why there is nothing to review; empty where there is.
    String problem() {
        return desk.problem(units -> desk.names().token(start.token().address(), units));
    }

    boolean isWorking() {
        return desk.preparation().prepared().get().isAsking();
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        desk.submit();
        return composed.get()
                .order()
                .map(order -> desk.review(new Task.Fresh(order), Desk.Payee.NOBODY))
                .orElse(false);
    }

    @Override
    public void close() {
        subscriptions.close();
        desk.close();
    }
}
