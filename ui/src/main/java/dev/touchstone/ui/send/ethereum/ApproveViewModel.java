package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.simulation.Effect;
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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Letting somebody take a token, up to a limit: by default what is needed, else what there is; without a limit only
/// where the person says so. Confined to the
/// JavaFX application thread; knows no scene.
public final class ApproveViewModel implements AutoCloseable {
    private final Session session;
    private final Route.Approve start;
    private final Desk desk;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty spender = new SimpleStringProperty("");
    private final StringProperty limit = new SimpleStringProperty("");
    private final BooleanProperty limitless = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Composed> composed =
            new ReadOnlyObjectWrapper<>(new Composed("", "", Optional.empty()));

    /// What was typed, and what it comes to. Immutable.
    record Composed(String spenderProblem, String limitProblem, Optional<EthereumOrder> order) {}

    public ApproveViewModel(Surroundings around, Session session, EthereumSide side, Route.Approve start) {
        this.session = session;
        this.start = start;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        spender.set(start.spender());
        boolean mayBeRead =
                start.needed().signum() > 0 || !around.amounts().get().hidden();
        if (mayBeRead && begin().signum() > 0) limit.set(TokenText.write(begin(), places()));
        List.of(spender, limit, limitless).forEach(each -> each.subscribe(this::renew));
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

    /// Whether any amount may be taken, whatever stands in the limit.
    BooleanProperty limitless() {
        return limitless;
    }

    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    private Optional<TokenHolding> token() {
        return session.wallet().snapshot().get().tokens().token(start.token());
    }

    /// What is needed; where that is not known, all that the account has now.
    private BigInteger begin() {
        return start.needed().signum() > 0 ? start.needed() : has().orElse(BigInteger.ZERO);
    }

    private Optional<BigInteger> has() {
        return token().filter(it -> it.decimals().canBeWritten()).stream()
                .flatMap(it -> it.shares().stream())
                .filter(share -> share.account().address().equals(start.from()))
                .flatMap(share -> share.units().known().stream())
                .findFirst();
    }

    /// What the limit to begin with is.
    String hint() {
        var allow = "Allow only what is needed. 0 takes the approval back.";
        if (start.needed().signum() > 0) return "This is what is needed. " + allow;
        return has().filter(it -> it.signum() > 0)
                .map(_ -> "This is all that " + desk.name(start.from()) + " has now. " + allow)
                .orElse(allow);
    }

    /// What they may take already, in words; empty where that is nothing, or is not known.
    String before() {
        if (start.now().signum() == 0) return "";
        return Effect.Allowance.isUnlimited(start.now())
                ? "Now they may take any amount of " + unit() + ", without a limit. What you set here takes its place."
                : "Now they may take up to " + desk.names().token(start.token().address(), start.now())
                        + ". What you set here takes its place.";
    }

    /// The risk of no limit, what is at risk, and the safer choice; empty where there is a limit.
    String warning() {
        if (!limitless.get()) return "";
        var risk = has().filter(it -> it.signum() > 0)
                .map(it -> "all of the " + desk.names().token(start.token().address(), it) + " there is now")
                .orElse("all that there is");
        return "Without a limit they may take " + risk
                + ", and whatever comes later, until you take this back. Allow an amount if you can.";
    }

    private int places() {
        return token().map(it -> it.decimals().places()).orElse(0);
    }

    String unit() {
        return token().map(TokenWords::unit).orElse("units");
    }

    /// Whose token it is, and what it is called.
    String meaning() {
        return "This lets somebody take " + unit() + " from " + desk.name(start.from()) + " later, without asking.";
    }

    private void renew() {
        if (!desk.consent().isComposing()) return;
        var who = ParsedEthereumAddress.parse(spender.get());
        var typed = TokenText.parse(limit.get().strip(), places());
        Optional<EthereumAddress> to = who instanceof ParsedEthereumAddress.Valid(var address, var _)
                ? Optional.of(address)
                : Optional.empty();
        Optional<BigInteger> units = limitless.get()
                ? Optional.of(EthereumOrder.Allow.NO_LIMIT)
                : typed instanceof ParsedUnits.Valid(var amount) ? Optional.of(amount) : Optional.empty();
        Optional<EthereumOrder> order =
                to.flatMap(it -> units.map(most -> new EthereumOrder.Allow(start.from(), start.token(), it, most)));
        composed.set(new Composed(problem(who), limitless.get() ? "" : problem(typed), order));
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
        return desk.isWorking();
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        return desk.review(composed.get().order(), Desk.Payee.NOBODY);
    }

    @Override
    public void close() {
        subscriptions.close();
        desk.close();
    }
}
