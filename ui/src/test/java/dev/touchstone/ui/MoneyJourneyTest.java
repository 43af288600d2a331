package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What people do with an open wallet, over the real views and a ledger that the kernel proved.
class MoneyJourneyTest {
    private static final String TO = Gallery.SHOP.text();

    @Test
    void showsAPaymentWhereItWasAskedForAsItArrivesAndSettles() {
        var session = SampleSession.empty();
        try (var person = Person.with(session)) {
            person.press("Receive bitcoin").reads("Your Practice Bitcoin address", "usually within 10 to 30 min");
            person.press("Copy the address").reads("Copied");
            assertThat(person.window().desktop.copied).startsWith("bcrt1q");
            person.does(_ -> session.arrive(2)).reads("plus 0.01 bitcoin", "In a block, 2 of 6.");
            person.press("Open this payment").reads("At your address", "2 of 6");
        }
    }

    @Test
    void warnsWhenOtherSoftwareChangesACopiedAddress() {
        try (var person = Person.with(SampleSession.empty())) {
            person.go(new Route.Receive()).press("Copy the address");
            person.does(w -> {
                w.desktop.copied = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zmfp6l0";
                w.now.set(TestWindow.NOW.plusSeconds(5));
            });
            person.reads("Other software put a different address on your clipboard.");
        }
    }

    @Test
    void sendsAfterReviewAndPasswordAndFollowsUntilItIsSettled() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.press("Send bitcoin").type("To", TO).type("Amount", "0.05").type("Your note", "Chairs");
            person.reads("= 5,000,000 sat", "usually 30 to 60 min", "0.42497588 bitcoin")
                    .press("Review this payment");
            person.reads("You have not paid this address before.", "0.42497588 bitcoin", "cannot be undone");
            person.press("Send 0.05 BTC").type("Password", "guess").press("Send 0.05 BTC");
            person.reads("That is not the password. Nothing was signed.");
            person.type("Password", SampleWallet.PASSWORD).press("Send 0.05 BTC");
            assertThat(person.page()).isInstanceOf(Route.Follow.class);
            var payment = ((Route.Follow) person.page()).payment();
            person.reads("Signed and saved on this computer", "You can leave this page.");
            person.does(_ -> session.spread(session.transaction(payment), 8, 6, 5))
                    .reads("Seen by 5 other peers");
            person.does(_ -> session.include(payment)).reads("In block 1,413, proven here", "1 of 6 so far");
            person.does(_ -> session.deepen(5))
                    .reads("This payment is settled.")
                    .press("Open this payment");
            person.reads("Chairs", "6 blocks deep");
        }
    }

    @Test
    void doesNotSendWhatPeersRefuseAndSaysThatTheMoneyHasNotMoved() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            var payment = session.pay(Gallery.SHOP);
            person.go(new Route.Follow(payment.txid()));
            person.does(_ -> session.wallet.apply(
                    new WalletEvent.PaymentRejected(payment.txid(), "min relay fee not met", TestWindow.NOW)));
            person.reads("Not sent. Your money has not moved.")
                    .press("Give it up")
                    .reads("You gave it up.");
        }
    }

    @Test
    void holdsAPaymentToALookAlikeAddressUntilItWasCompared() {
        var session = SampleSession.normal();
        session.wallet.paid.add(Gallery.resembling());
        try (var person = Person.with(session)) {
            person.go(new Route.Send(TO)).type("Amount", "0.05").press("Review this payment");
            person.reads("This address resembles one you know", "The one you know")
                    .press("Send 0.05 BTC");
            assertThat(person.asked()).isEmpty();
            person.doesNotRead("Unlock to sign").press("I have checked this").press("Send 0.05 BTC");
            person.reads("Unlock to sign");
        }
    }

    @Test
    void explainsAReorganisedPaymentInItsOwnRow() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.reads("4 of 6").does(_ -> session.reorganize()).reads("This block was replaced;", "waiting again");
            person.go(new Route.Payment(session.refund.txid()));
            person.reads("which held it, was replaced. It waits for a block again.");
        }
    }

    @Test
    void showsNoDigitsOfAPaymentWhoseProofFails() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.reads("0.2125 bitcoin")
                    .does(_ -> session.fail(session.bicycle))
                    .doesNotRead("0.2125");
            person.reads("One amount failed its proof.").go(new Route.Payment(session.bicycle.txid()));
            person.press("Show what is wrong")
                    .reads("What this does not prove", "A branch was sent that does not lead");
            person.doesNotRead("0.2125").reads("Your money has not moved.");
        }
    }

    @Test
    void checksAProofAgainAndSavesItForOthers() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.go(new Route.Payment(session.bicycle.txid()))
                    .press("Show the proof")
                    .reads("Starting point");
            person.press("Check again").reads("Checked again: 1 proof from stored bytes");
            person.window().desktop.chosen = Optional.of(Path.of("bicycle.proof.json"));
            person.press("Save the proof").reads("Saved as bicycle.proof.json.");
            assertThat(session.asked).contains("export bicycle.proof.json");
            person.strike(KeyCode.ESCAPE).doesNotRead("Starting point");
        }
    }

    @Test
    void findsAPaymentAndWritesTheHistoryForASpreadsheet() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.strikeWithControl(KeyCode.F).reads("Half of the rent", "Sold the bicycle");
            person.does(w -> w.type(0, "rent")).reads("Half of the rent").doesNotRead("Sold the bicycle");
            person.does(w -> w.type(0, "zebra")).reads("No payment fits this search.");
            person.window().desktop.chosen = Optional.of(Path.of("payments.csv"));
            person.press("Export as CSV").reads("Saved as payments.csv.");
            assertThat(session.asked).anySatisfy(asked -> assertThat(asked).contains("Half of the rent", "Proven"));
        }
    }

    @Test
    void tellsACaughtLieAndWhatWasDone() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.go(new Route.Network()).reads("None so far.");
            person.does(_ -> session.catchLie());
            person.reads("The index of block 1,262 leaves out a payment", "Your balance is unchanged.");
        }
    }

    @Test
    void takesANodeByNameAndSaysThatItDoesNotAnswer() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.go(new Route.Network())
                    .type("Your own node", "node.example:8333")
                    .press("Add this node");
            person.reads("node.example:8333 does not answer (connection refused)");
            person.press("Go offline")
                    .reads("You are offline by choice.")
                    .press("Go online")
                    .reads("Up to date.");
        }
    }

    @Test
    void keepsEveryValueWhileOfflineOrOldAndSaysAsOfWhen() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.does(_ -> session.stage(new Stage.Offline(false))).reads("0.4749859 bitcoin", "Proven as of 14:03.");
            person.does(_ -> session.stage(new Stage.UpToDate()));
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofHours(3))));
            person.reads("0.4749859 bitcoin", "No new block for 3 h 2 min. Unusual, may be normal.");
        }
    }

    @Test
    void hidesEveryAmountWithOneKeyAndMovesNothing() {
        try (var person = Person.with(SampleSession.normal())) {
            var before = person.looks(w -> w.boundsOf(".hero"));
            person.does(w -> w.strike(KeyCode.H, true, true, false))
                    .doesNotRead("0.4749859")
                    .reads("a hidden amount");
            var after = person.looks(w -> w.boundsOf(".hero"));
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void backsUpAWalletLater() {
        var session = SampleSession.normal(false);
        try (var person = Person.with(session)) {
            person.reads("Not backed up.").press("Show my phrase").type("Password", SampleWallet.PASSWORD);
            person.press("Unlock the phrase").press("Check my copy");
            for (int i = 1; i <= 12; i++) {
                var word = "Word " + i;
                var answer = i == 12 ? "about" : "abandon";
                if (person.looks(w -> w.words().contains(word))) person.type(word, answer);
            }
            person.press("Finish the check").doesNotRead("Not backed up.");
            assertThat(person.page()).isEqualTo(new Route.Home());
        }
    }

    @Test
    void locksAWalletThatNobodyTouchesAndSaysSoBefore() {
        try (var person = Person.with(SampleSession.normal())) {
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofSeconds(14 * 60 + 45))));
            person.reads("This wallet locks in 15 s.").strike(KeyCode.SHIFT).doesNotRead("This wallet locks in");
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofMinutes(20))));
            assertThat(person.asked()).isEmpty();
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofMinutes(30))));
            assertThat(person.asked()).containsExactly("lock");
        }
    }

    @Test
    void minesAndAsksTheFaucetOnThePracticePage() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.go(new Route.Practice()).press("Ask the faucet for coins").reads("They arrive with the next block.");
            person.press("Mine 6 blocks").press("Replace the newest 2 blocks").reads("were replaced by others");
            assertThat(session.asked).containsExactly("faucet 50000000 sat", "mine 6", "replace 2");
        }
    }
}
