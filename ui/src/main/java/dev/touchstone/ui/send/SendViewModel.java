package dev.touchstone.ui.send;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.PaidBefore;
import dev.touchstone.wallet.ledger.Suggestion;
import dev.touchstone.wallet.ledger.Suggestions;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.PaymentRequest;
import dev.touchstone.wallet.payment.Recipient;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A payment on its way from an idea to a signature. Confined to the JavaFX application thread; knows no scene.
public final class SendViewModel implements AutoCloseable {
    private static final int MOST_SUGGESTIONS = 4;

    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final PaymentForm form = new PaymentForm();
    private final Agreement agreement;
    private final Naming naming;
    private final List<PaidBefore> paidBefore;
    private final ReadOnlyObjectWrapper<Composition> composition = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper submitted = new ReadOnlyBooleanWrapper();

    public SendViewModel(Surroundings around, Session session, String request) {
        this.around = around;
        this.session = session;
        this.agreement = new Agreement(around, session);
        this.naming =
                new Naming(around, session, NamedPayee.coin(session.wallet().network()));
        this.paidBefore = session.wallet().contacts().paidBefore();
        form.recipient().subscribe(this::adoptRequest);
        form.recipient().subscribe(naming::typed);
        form.recipient().set(request);
        form.onChange(this::renew);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        agreement.step().subscribe(this::renew);
        naming.state().subscribe(this::renew);
    }

    PaymentForm form() {
        return form;
    }

    Naming naming() {
        return naming;
    }

    Agreement agreement() {
        return agreement;
    }

    ReadOnlyObjectProperty<Composition> composition() {
        return composition.getReadOnlyProperty();
    }

    /// Whether the person has tried to go on, so that what is missing is said at every field.
    ReadOnlyBooleanProperty submitted() {
        return submitted.getReadOnlyProperty();
    }

    AmountFormat amounts() {
        return around.amounts().get();
    }

    Session session() {
        return session;
    }

    ChainStatus chain() {
        return ChainStatus.of(session.bitcoin().get(), around.now().get(), around.ages());
    }

    /// How far the coins of this wallet are proven.
    TruthLine truth() {
        var asOf = around.ages().clock(session.bitcoin().get().tipHeader().timestamp());
        return TruthLine.of(session.wallet().snapshot().get().holding(), chain(), asOf, "Your coins are");
    }

    /// Whether the recipient's field holds what is paid on Ethereum, where this wallet can pay.
    boolean asksOnEthereum() {
        var text = form.recipient().get();
        boolean isEthereums = Recipient.parse(text, session.wallet().network()) instanceof Recipient.EthereumAsked
                || ParsedEthereumAddress.parse(text) instanceof ParsedEthereumAddress.Valid;
        return isEthereums && OnEthereum.canSpend(session);
    }

    void payOnEthereum() {
        var ether =
                new AssetId.Ether(session.wallet().snapshot().get().ethereum().chain());
        around.navigator().replace(new Route.SendAsset(ether, form.recipient().get()));
    }

    /// Whom the text in the recipient's field may mean.
    List<Suggestion> suggestions() {
        return Suggestions.of(
                form.recipient().get(),
                session.wallet().snapshot().get().contacts(),
                contact -> contact.entry().bitcoin().isPresent()
                        || contact.entry().ens().isPresent(),
                paidBefore,
                MOST_SUGGESTIONS);
    }

    /// Puts the address, or the name that is looked up for one, into the field.
    void take(Suggestion suggestion) {
        form.recipient()
                .set(
                        switch (suggestion) {
                            case Suggestion.OfContact(var contact) ->
                                contact.entry()
                                        .bitcoin()
                                        .map(BitcoinAddress::text)
                                        .or(() -> contact.entry().ens())
                                        .orElse("");
                            case Suggestion.OfPayment(var paid) ->
                                paid.address().text();
                        });
        naming.lookUp();
    }

    private void renew() {
        if (!agreement.isComposing()) return;
        composition.set(Composer.compose(form.inputs(naming.reading()), session, amounts()));
    }

    /// A link may bring an amount and a note with it; what the person typed before stays.
    private void adoptRequest() {
        var request = Composer.compose(
                        new Composer.Inputs(
                                form.recipient().get(), "", false, form.fee().typed(), Naming.Reading.NOTHING),
                        session,
                        amounts())
                .request();
        request.flatMap(PaymentRequest::amount)
                .filter(_ -> form.amount().get().isBlank())
                .ifPresent(sum -> form.amount().set(amounts().plain(sum)));
        request.flatMap(r -> r.label().or(r::message))
                .filter(_ -> form.note().get().isBlank())
                .ifPresent(form.note()::set);
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        submitted.set(true);
        var draft = composition.get().draft();
        draft.ifPresent(ready -> agreement.review(Proposal.payment(
                ready,
                form.fee().typed(),
                composition.get().quote(),
                form.note().get(),
                composition.get().payee())));
        return draft.isPresent();
    }

    Optional<String> otherUnit() {
        return composition.get().amount().map(sum -> {
            var unit = amounts().unit() == dev.touchstone.wallet.asset.Denomination.BTC
                    ? dev.touchstone.wallet.asset.Denomination.SAT
                    : dev.touchstone.wallet.asset.Denomination.BTC;
            return "= " + new AmountFormat(unit, amounts().hidden()).format(sum);
        });
    }

    @Override
    public void close() {
        subscriptions.close();
        agreement.close();
    }
}
