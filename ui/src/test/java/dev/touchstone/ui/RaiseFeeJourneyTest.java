package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import org.junit.jupiter.api.Test;

/// A payment that waits too long gets a higher fee, over the real views, the real ledger and the real rules (BIP125).
class RaiseFeeJourneyTest {
    private final SampleSession session = SampleSession.normal();

    private Transaction waiting() {
        var payment = session.pay(Gallery.SHOP);
        session.spread(payment, 8, 6, 5);
        return payment;
    }

    @Test
    void raisesTheFeeAfterReviewAndPasswordAndSaysInTheHistoryWhatReplacedWhat() {
        var first = waiting();
        try (var person = Person.with(session)) {
            person.go(new Route.Follow(first.txid())).press("Raise the fee");
            person.reads("New fee, and what it adds", "First fee", "Costs more", "plus 0.00000")
                    .press("Review the higher fee");
            person.reads("This takes the place of the first payment. Only one of the two will ever be in a block.");
            person.reads("You have without either", "0.4749859 bitcoin", "New fee");
            person.does(w -> w.primary().fire()).reads("Unlock to sign", "Fee, from now on");
            person.type("Password", "guess").does(w -> w.primary().fire());
            person.reads("That is not the password. Nothing was signed.");
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            var second = ((Route.Follow) person.page()).payment();
            assertThat(second).isNotEqualTo(first.txid());
            person.reads("On its way").go(new Route.Activity());
            person.reads("Replaced by your newer payment", "in place of an earlier one");
            person.go(new Route.Payment(first.txid())).press("Your newer payment");
            assertThat(person.page()).isEqualTo(new Route.Payment(second));
            person.press("Your earlier payment").doesNotRead("Raise the fee");
            person.does(_ -> session.include(second)).go(new Route.Activity());
            person.reads("Replaced by your newer payment").doesNotRead("in place of an earlier one");
        }
    }

    @Test
    void offersItOnThePageOfAnOwnPaymentThatWaitsAndOnNoOther() {
        var first = waiting();
        try (var person = Person.with(session)) {
            person.go(new Route.Payment(first.txid())).reads("Raise the fee");
            person.go(new Route.Payment(session.gift.txid())).doesNotRead("Raise the fee");
            person.go(new Route.Payment(session.rent.txid())).doesNotRead("Raise the fee");
            person.go(new Route.Follow(session.rent.txid())).doesNotRead("Raise the fee");
        }
    }

    @Test
    void typesTheLeastThatReplacesWhereEveryQuotedFeeIsTooLow() {
        var first = waiting();
        var low = new FeeRate(1000);
        session.quote = new FeeQuote.Known(low, low, low, low, new FeeQuote.Basis.RelayFloor());
        try (var person = Person.with(session)) {
            person.go(new Route.RaiseFee(first.txid())).doesNotRead("Nodes take this instead");
            var rate = person.looks(
                    w -> w.field("Fee rate, in satoshis per virtual byte").getText());
            assertThat(Double.parseDouble(rate)).isGreaterThan(7.1);
            person.type("Fee rate, in satoshis per virtual byte", "1.5").press("Review the higher fee");
            person.reads(
                    "Nodes take this instead of the first payment only from " + rate + " sat/vB.", "Raise the fee");
            person.type("Fee rate, in satoshis per virtual byte", rate).press("Review the higher fee");
            person.reads("Review the higher fee", "You have without either");
        }
    }

    @Test
    void saysThatAPaymentThatGotIntoABlockMeanwhileWaitsNoMore() {
        var first = waiting();
        try (var person = Person.with(session)) {
            person.go(new Route.RaiseFee(first.txid())).reads("Review the higher fee");
            person.does(_ -> session.include(first.txid())).reads("This payment waits no more");
            person.doesNotRead("Review the higher fee").press("Leave the fee as it is");
            assertThat(session.wallet
                            .snapshot()
                            .get()
                            .entry(first.txid())
                            .orElseThrow()
                            .state())
                    .isInstanceOf(EntryState.InBlock.class);
        }
    }
}
