package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.exchange.Asking;
import dev.touchstone.ui.exchange.OfferLook;
import dev.touchstone.ui.exchange.OtherToken;
import dev.touchstone.ui.send.ethereum.ExchangeForm.Typed;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// An exchange by Uniswap on its way from an idea to a signature. What its pools give is asked in each block;
/// of the
/// best offer an order is made, whose least is kept by the chain. Confined to the JavaFX application thread;
/// knows no
/// scene.
public final class ExchangeViewModel implements AutoCloseable {
    /// From here on an exchange is so large, or its limit so wide, that it has to be thought about: parts of ten
    /// thousand.
    private static final int MUCH = 300;

    private static final int WIDE = 500;

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final ExchangeSide exchanges;
    private final Desk desk;
    private final Asking asking;
    private final ExchangeForm form;
    private final OtherToken other;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObjectProperty<Optional<EthereumAddress>> from;
    private final ReadOnlyObjectWrapper<Composed> composed = new ReadOnlyObjectWrapper<>(Composed.NOTHING);

    /// What was typed, and what it comes to. Immutable.
    ///
    /// @param offer the best for what was typed, as of the newest block that answered
    /// @param order what is to be signed, once it can be
    record Composed(Typed typed, Optional<SwapOffer.Found> offer, Optional<EthereumOrder.Exchange> order) {
        static final Composed NOTHING = new Composed(Typed.NOTHING, Optional.empty(), Optional.empty());
    }

    /// @param exchanges where the wallet's network has Uniswap
    public ExchangeViewModel(
            Surroundings around, Session session, EthereumSide side, ExchangeSide exchanges, Route.Exchange start) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.exchanges = exchanges;
        this.desk = new Desk(around, session, side, Speed.NORMAL);
        this.asking = new Asking(around, exchanges);
        this.form = new ExchangeForm(start);
        this.other = new OtherToken(around, session, side, this::choose);
        this.from = new SimpleObjectProperty<>(start.from().or(() -> assets().firstPayer()));
        form.onChange(this::renew);
        from.subscribe(this::renew);
        asking.offered().subscribe(this::renew);
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.latest(around.host().exchanges(), around.fx(), _ -> renew());
        desk.onChange(subscriptions, this::renew);
    }

    Desk desk() {
        return desk;
    }

    ExchangeForm form() {
        return form;
    }

    Asking asking() {
        return asking;
    }

    OtherToken other() {
        return other;
    }

    ObjectProperty<Optional<EthereumAddress>> from() {
        return from;
    }

    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    boolean isOff() {
        return !around.host().exchanges().get();
    }

    boolean isNobodyAsked() {
        return !(side.servers().get() instanceof ServerChoice.Asks);
    }

    ExchangeAssets assets() {
        return new ExchangeAssets(desk, form.give().get(), form.get().get());
    }

    /// A token was added to be got.
    private void choose(TokenContract token) {
        form.get().set(Optional.of(new AssetId.Token(token)));
    }

    /// All that there is of a token; of ether some is needed for the fee.
    void takeAll() {
        from.get().flatMap(assets()::all).ifPresent(form.amount()::set);
    }

    // What it comes to

    private void renew() {
        if (!desk.consent().isComposing()) return;
        if (from.get().isEmpty()) from.set(assets().firstPayer());
        var typed = form.read(exchanges.contracts(), session.wallet().snapshot().get());
        var head = side.chain().get().head();
        boolean mayAsk = !isOff() && !isNobodyAsked();
        asking.want(typed.swap()
                .filter(_ -> mayAsk)
                .flatMap(swap -> from.get()
                        .flatMap(owner -> head.map(block -> new Asking.Question(
                                swap, owner, block.block().value().hash())))));
        var offer = typed.swap().flatMap(asking.offered().get()::found);
        var order = offer.filter(SwapOffer.Found::isAllowed)
                .filter(_ -> mayAsk
                        && lacking(typed).isEmpty()
                        && assets().uncounted().isEmpty())
                .flatMap(found ->
                        typed.limits().flatMap(limits -> from.get().map(owner -> order(owner, found, limits))));
        composed.set(new Composed(typed, offer, order));
        desk.want(order.map(Task.Fresh::new));
    }

    private EthereumOrder.Exchange order(EthereumAddress owner, SwapOffer.Found found, ExchangeForm.Limits limits) {
        var least = Swap.least(found.units(), limits.slippage());
        return found.swap()
                .order(owner, found.fee(), least, limits.until(around.now().get()));
    }

    /// How much of a token is missing; ether is looked at with its fee.
    private Optional<EthereumDraftOutcome> lacking(Typed typed) {
        if (!(form.give().get() instanceof AssetId.Token)) return Optional.empty();
        return typed.swap()
                .flatMap(swap -> from.get()
                        .flatMap(assets()::has)
                        .filter(has -> has.compareTo(swap.units()) < 0)
                        .map(has -> new EthereumDraftOutcome.TooLittle(has, swap.units())));
    }

    /// What pools give; empty while it is not clear for what.
    Optional<OfferLook> look() {
        var typed = composed.get().typed();
        if (isOff() || isNobodyAsked()) return Optional.empty();
        var wallet = session.wallet().snapshot().get();
        return typed.swap().map(swap -> {
            var ethereum = side.chain().get();
            boolean isOld = composed.get()
                    .offer()
                    .filter(found -> TokenSum.standing(
                                    wallet.tokens(), ethereum, around.now().get(), around.ages())
                            .of(found.amount())
                            .headIsOld())
                    .isPresent();
            return OfferLook.of(
                    asking.offered().get(), swap, least(), new OfferLook.Telling(desk.names(), ethereum, isOld));
        });
    }

    private Optional<BigInteger> least() {
        return composed.get()
                .offer()
                .flatMap(found ->
                        composed.get().typed().limits().map(limits -> Swap.least(found.units(), limits.slippage())));
    }

    private String write(AssetId asset, BigInteger units) {
        return desk.names().amount(asset, units);
    }

    // Letting the router take a token

    /// Whether the router may not take yet what is to be given.
    boolean needsAllowance() {
        return composed.get().offer().filter(found -> !found.isAllowed()).isPresent()
                && lacking(composed.get().typed()).isEmpty();
    }

    ExchangeApproval approval() {
        return new ExchangeApproval(
                desk, exchanges.contracts().router(), from.get(), composed.get().offer());
    }

    /// Goes to the review of an approval; the way back leads to this exchange.
    void review(Optional<EthereumOrder.Allow> approval) {
        approval.ifPresent(order -> around.navigator().go(here(), new Route.ReviewOrder(order)));
    }

    void followAllowance() {
        approval()
                .waiting()
                .ifPresent(payment -> around.navigator().go(here(), new Route.FollowEthereum(payment.hash())));
    }

    private Route.Exchange here() {
        return new Route.Exchange(
                form.give().get(), form.get().get(), form.amount().get(), from.get());
    }

    // On to the review

    /// Whether the wallet is at work on what was asked for.
    boolean isWorking() {
        return composed.get().order().isPresent() && desk.isWorking();
    }

    /// Why there is nothing to review; empty where there is, or where it is not known yet.
    String problem() {
        var now = composed.get();
        var give = form.give().get();
        var lacking = lacking(now.typed());
        if (lacking.isPresent())
            return EthereumSendTexts.explain(lacking.get(), units -> write(give, units), isHidden());
        if (now.typed().swap().isEmpty()) return "";
        if (side.chain().get().head().isEmpty()) return ExchangeTexts.NO_BLOCK;
        if (now.offer().isEmpty())
            return asking.offered().get().newest().isPresent() ? "There is no offer to review." : "";
        if (!assets().uncounted().isEmpty()) return assets().uncounted();
        if (needsAllowance())
            return approval().waiting().isPresent()
                    ? "Your approval has to be in a block first."
                    : "First the router needs your approval, as said on the left.";
        return desk.preparation()
                .prepared()
                .get()
                .draft()
                .map(this::problem)
                .orElseGet(() -> desk.problem(units -> write(give, units)));
    }

    private boolean isHidden() {
        return around.amounts().get().hidden();
    }

    /// What speaks against a draft, as trying it showed.
    private String problem(EthereumDraft draft) {
        if (draft.effects().fails()) return ExchangeTexts.WOULD_FAIL;
        if (!(draft.request().order() instanceof EthereumOrder.Exchange order)
                || !ExchangeEffects.isShort(order, draft.effects())) return "";
        var bought = ExchangeEffects.asset(draft.effects().chain(), order.swap().bought());
        return ExchangeTexts.arrivesLess(
                write(bought, ExchangeEffects.arrives(order, draft.effects())), write(bought, order.least()));
    }

    /// What to think about that no effect tells.
    List<Caution> cautions() {
        var cautions = new ArrayList<Caution>();
        composed.get().offer().map(SwapOffer.Found::impact).ifPresent(impact -> {
            if (impact.isPresent() && impact.getAsInt() >= MUCH)
                cautions.add(new Caution.MovesPrice(impact.getAsInt()));
        });
        composed.get()
                .typed()
                .limits()
                .map(ExchangeForm.Limits::slippage)
                .filter(parts -> parts > WIDE)
                .ifPresent(parts -> cautions.add(new Caution.WideLimit(parts)));
        return cautions;
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        desk.submit();
        renew();
        var order = composed.get().order();
        return order.isPresent()
                && problem().isEmpty()
                && desk.review(new Task.Fresh(order.get()), Desk.Payee.NOBODY, cautions());
    }

    void inspect() {
        composed.get().offer().ifPresent(found -> around.navigator().inspect(new Route.Inspection.Offer(found)));
    }

    void openSettings() {
        around.navigator().go(here(), new Route.Preferences());
    }

    void chooseServers() {
        around.navigator().go(here(), new Route.EthereumServers());
    }

    @Override
    public void close() {
        subscriptions.close();
        asking.close();
        desk.close();
    }
}
