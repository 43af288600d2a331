package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.shell.AppSide.TokenWords;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The sheet that a request of an app comes up in, and what lies beneath it.
class SheetJourneyTest {
    private final SampleSession session = SampleSession.withDoor();
    private final SampleDoor door = session.door();

    private static boolean isInSheet(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("sheet")) return true;
        }
        return false;
    }

    @Test
    void whatLiesBeneathIsOutOfReachOfKeys() {
        var _ = door.askToSign("Sign in");
        try (var person = Person.with(session).atTheKeyboard()) {
            assertThat(isInSheet(person.focused())).isTrue();
            for (int i = 0; i < 12; i++) {
                person.strike(KeyCode.TAB);
                assertThat(isInSheet(person.focused())).as(person.focus()).isTrue();
            }
            person.strikeWithControl(KeyCode.N)
                    .strikeWithControl(KeyCode.DIGIT2)
                    .strike(KeyCode.F6);
            assertThat(person.page()).isEqualTo(new Route.Home());
            assertThat(isInSheet(person.focused())).isTrue();
        }
    }

    @Test
    void escapePutsItOffAndTheAppGoesOnWaiting() {
        var answer = door.askToSign("Sign in");
        try (var person = Person.with(session).atTheKeyboard()) {
            person.strike(KeyCode.ESCAPE).doesNotRead("Waits until");
            assertThat(answer).isNotDone();
            person.reads("https://gallery.example wants your signature under a text.");
            var _ = door.askToConnect();
            person.does(_ -> {}).reads("https://swap.example", "wants to see your accounts");
            person.press("Refuse").doesNotRead("Waits until");
            person.press("Look at it").reads("https://gallery.example", "Waits until");
            person.press("Refuse");
            assertThat(answer).isCompletedWithValue(new AppDecision.Rejected());
            person.doesNotRead("wants your signature under a text");
        }
    }

    @Test
    void nothingComesBetweenAPersonAndWhatIsTyped() {
        try (var person = Person.with(session)) {
            person.go(new Route.Send("")).type("To", "tb1q");
            var answer = door.askToConnect();
            person.does(_ -> {}).doesNotRead("Waits until");
            person.reads("https://swap.example wants to see your accounts.");
            person.press("Look at it").press("Show these accounts");
            assertThat(answer).isCompletedWithValueMatching(AppDecision.Connected.class::isInstance);
            assertThat(person.window().field("To").getText()).isEqualTo("tb1q");
        }
    }

    @Test
    void afterwardsTheFocusIsWhereItWas() {
        try (var person = Person.with(session).atTheKeyboard()) {
            person.strike(KeyCode.TAB).strike(KeyCode.TAB);
            var before = person.focused();
            var _ = door.askToConnect();
            person.does(_ -> {});
            assertThat(isInSheet(person.focused())).isTrue();
            person.press("Refuse");
            assertThat(person.focused()).isSameAs(before);
        }
    }

    @Test
    void ofTwoCallsTheFirstIsNeverSentTwice() {
        var transaction = session.ether()
                .spending
                .signed(new EthereumOrder.PayEther(SampleDoor.account(), SampleDoor.SPENDER, Wei.of(1)), Duration.ZERO);
        door.signing = new EthereumSignOutcome.Signed(transaction);
        var answer = door.askForTwoCalls();
        try (var person = Person.with(session).atTheKeyboard()) {
            person.reads("Number 1 of 2").type("Password", "right").press("Sign and send");
            person.reads("Number 2 of 2").strike(KeyCode.ESCAPE);
            assertThat(answer).isNotDone();
            person.press("Look at it").reads("Number 2 of 2").press("Refuse");
            assertThat(answer).isCompletedWithValue(new AppDecision.Sent(List.of(transaction.hash()), false));
        }
    }

    @Test
    void whoMayTakeATokenIsShownInFullAndCanBeCopied() {
        var _ = door.askForSpending(BigInteger.valueOf(100_000_000));
        try (var person = Person.with(session)) {
            var spender = SampleDoor.SPENDER.text();
            person.reads(spender.substring(10, 14), spender.substring(30, 34));
            person.does(w -> w.spoken("Copy: Who may take it").fire());
            assertThat(person.window().desktop.copied).isEqualTo(spender);
        }
    }

    @Test
    void aTokenThatTheWalletDoesNotKnowIsAskedForItsDecimals() {
        var _ = door.askForSpending(BigInteger.valueOf(1_500_000));
        try (var person = Person.with(session)) {
            assertThat(door.asked).contains(SampleDoor.TOKEN);
            person.reads("The app asks for 1.500 000 PUSD (" + AssetNames.brief(SampleDoor.TOKEN) + ").");
            assertThat(person.window()
                            .field("At most, in PUSD (" + AssetNames.brief(SampleDoor.TOKEN) + ")")
                            .getText())
                    .isEqualTo("1.500000");
        }
    }

    @Test
    void whereNobodyProvesThatAmountsAreInTheSmallestUnit() {
        door.words = Map.of();
        var _ = door.askForSpending(BigInteger.valueOf(1_500_000));
        try (var person = Person.with(session)) {
            person.reads("The app asks for 1500000 in the token's smallest unit.");
            assertThat(person.window()
                            .field("At most, in the token's smallest unit")
                            .getText())
                    .isEqualTo("1500000");
        }
    }

    @Test
    void aContractWithoutASymbolIsCalledByItsAddress() {
        door.words = Map.of(SampleDoor.TOKEN, new TokenWords("", 0));
        var _ = door.askForSpending(BigInteger.TEN);
        try (var person = Person.with(session)) {
            person.reads("The app asks for 10 tokens (" + AssetNames.brief(SampleDoor.TOKEN) + ").");
        }
    }

    @Test
    void paymentsThatAnAppWantsShownOpenUnlessThePersonIsBusy() {
        var payments = List.of(Hash256.ZERO);
        try (var person = Person.with(session)) {
            person.go(new Route.Send(""));
            door.requests.show(payments);
            person.does(_ -> {});
            assertThat(person.page()).isInstanceOf(Route.Send.class);
        }
        try (var person = Person.with(SampleSession.withDoor())) {
            assertThat(person.page()).isEqualTo(new Route.Home());
        }
        var other = SampleSession.withDoor();
        try (var person = Person.with(other)) {
            other.door().requests.show(payments);
            person.does(_ -> {});
            assertThat(person.page()).isEqualTo(new Route.FollowEthereum(Hash256.ZERO));
        }
    }
}
