package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Apps that ask, from the request that comes up by itself to what the app is told.
class AppJourneyTest {
    private static final String LIMIT = "At most, in PUSD (" + AssetNames.brief(SampleDoor.TOKEN) + ")";

    private final SampleSession session = SampleSession.withDoor();
    private final SampleDoor door = session.door();

    @Test
    void aRequestToConnectComesUpByItselfAndShowsWhoAsks() {
        var answer = door.askToConnect();
        try (var person = Person.with(session)) {
            person.reads("https://swap.example", "wants to see your accounts", "until you disconnect it.");
            person.press("Show these accounts");
            assertThat(answer).isCompletedWithValue(new AppDecision.Connected(List.of(SampleDoor.account())));
            assertThat(person.page()).isEqualTo(new Route.Home());
            person.doesNotRead("wants to see your accounts");
        }
    }

    @Test
    void aRefusalIsToldToTheApp() {
        var answer = door.askToSign("Sign in");
        try (var person = Person.with(session)) {
            person.press("Refuse");
            assertThat(answer).isCompletedWithValue(new AppDecision.Rejected());
        }
    }

    @Test
    void aTextIsSignedWithThePasswordOnly() {
        var answer = door.askToSign("Sign in to gallery.example");
        try (var person = Person.with(session)) {
            person.reads("Sign in to gallery.example");
            person.press("Sign the text").reads("Type the password of the wallet.");
            person.type("Password", "wrong").press("Sign the text").reads("This is not the password of the wallet.");
            assertThat(answer).isNotDone();
            person.type("Password", "right").press("Sign the text");
            assertThat(answer.join()).isInstanceOf(AppDecision.Signed.class);
        }
    }

    @Test
    void whatCannotBeReadIsNotSignedBeforeTheWordIsTyped() {
        var answer = door.askToSignBytes();
        try (var person = Person.with(session)) {
            person.type("Password", "right").press("Sign the text");
            assertThat(person.window().button("Sign the text").isDisabled()).isTrue();
            assertThat(answer).isNotDone();
            person.press("I cannot read this").reads("If you do not know this app well, stop here.");
            person.type("Type “unread” to sign it all the same", "unread").press("Sign the text");
            assertThat(answer.join()).isInstanceOf(AppDecision.Signed.class);
        }
    }

    @Test
    void dataIsShownFieldByField() {
        var _ = door.askToSignTyped();
        try (var person = Person.with(session)) {
            person.reads("Offer", "Practice Bird 4032", "Gallery");
        }
    }

    @Test
    void anEffectThatNobodyCanNameNeedsTheWordToo() {
        door.warnings = List.of(SampleDoor.unknown());
        var answer = door.askForCall();
        try (var person = Person.with(session)) {
            person.type("Password", "right").press("Sign and send");
            assertThat(person.window().button("Sign and send").isDisabled()).isTrue();
            assertThat(door.done).noneMatch(line -> line.startsWith("sign"));
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void aLimitlessAllowanceIsNotReviewedBeforeALimitIsTyped() {
        var _ = door.askForSpending(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        try (var person = Person.with(session)) {
            person.reads("The app asks for no limit. Type only what it needs.");
            assertThat(door.done).isEmpty();
            person.press("Use this limit").reads("Type how much it needs, in digits.");
            person.type(LIMIT, "0.001").press("Use this limit");
            assertThat(door.done).singleElement().asString().endsWith("3e8");
            person.reads("The fee is at most");
        }
    }

    @Test
    void aLimitThatWasTypedAndNotLookedAtIsNotSignedPast() {
        var answer = door.askForSpending(BigInteger.valueOf(5_000));
        try (var person = Person.with(session)) {
            person.type(LIMIT, "0.000007").type("Password", "right");
            person.press("Sign and send").reads("You changed the limit.");
            assertThat(door.done).noneMatch(line -> line.startsWith("sign"));
            assertThat(answer).isNotDone();
            person.press("Use this limit").press("Sign and send");
            assertThat(door.done).last().asString().isEqualTo("sign right");
            assertThat(door.done.get(door.done.size() - 2)).endsWith("07");
        }
    }

    @Test
    void aPaymentNamesWhomItPaysWhatTheyGetAndWhoPays() {
        var payee = SampleBeacon.stranger(9);
        var _ = door.askToPay(payee);
        try (var person = Person.with(session)) {
            person.reads(
                    "They get",
                    "0.001 000 ETH",
                    "To",
                    "Paid by " + SampleDoor.account().text());
            person.reads(AddressFormat.groups(payee.text()).toArray(String[]::new));
        }
    }

    @Test
    void aPaymentThatWouldFailGivesNobodyAnything() {
        door.warnings = List.of(new EffectWarning.Fails(new Ending.Reverts(ByteString.EMPTY)));
        var _ = door.askToPay(SampleBeacon.stranger(9));
        try (var person = Person.with(session)) {
            person.reads("They get", "nothing", "The contract refuses");
        }
    }

    @Test
    void aWrongPasswordSendsNothing() {
        var answer = door.askForCall();
        try (var person = Person.with(session)) {
            person.type("Password", "wrong").press("Sign and send").reads("This is not the password of the wallet.");
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void anAppThatGoesAwayIsTold() {
        var answer = door.askToSign("Sign in");
        try (var person = Person.with(session)) {
            person.does(_ -> answer.cancel(false));
            person.reads("Nobody waits for this any more", "Nothing was signed.");
        }
    }

    @Test
    void theDoorIsOpenedAtAPortAndShut() {
        try (var person = Person.with(session)) {
            person.go(new Route.Apps());
            person.reads("No app is connected.");
            person.does(window -> window.toggle("Let apps on this computer ask me"));
            assertThat(door.done).containsExactly("shut");
            person.reads("Shut. No app can ask you for anything.");
            person.type("Port", "80");
            person.does(window -> window.toggle("Let apps on this computer ask me"));
            person.reads("A port is a number from 1024 to 65535.");
            person.type("Port", "4000");
            person.does(window -> window.toggle("Let apps on this computer ask me"));
            assertThat(door.done).containsExactly("shut", "open 4000");
        }
    }

    @Test
    void connectedAppsAreDisconnectedOneByOneOrAllAtOnce() {
        door.connectTwo(session.wallet.apps);
        try (var person = Person.with(session)) {
            person.go(new Route.Apps());
            person.reads("https://swap.example", "https://gallery.example", "You refused.");
            person.press("Disconnect");
            assertThat(session.wallet.apps.known().get().sessions()).hasSize(1);
            door.connectTwo(session.wallet.apps);
            person.does(_ -> {}).press("Disconnect all apps");
            assertThat(session.wallet.apps.known().get().sessions()).isEmpty();
        }
    }
}
