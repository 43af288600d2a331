package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.ledger.PasswordChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An open wallet gets another password, over the real views.
class ChangePasswordJourneyTest {
    private static final String NEXT = "a longer pass phrase";
    private static final List<String> FIELDS = List.of("Present password", "New password", "The new password again");

    private final SampleSession session = SampleSession.normal();

    private static Person types(Person person, String present, String fresh, String again) {
        person.type(FIELDS.get(0), present).type(FIELDS.get(1), fresh).type(FIELDS.get(2), again);
        return person.press("Change the password");
    }

    private static void sees(Person person, String... typed) {
        var fields = person.looks(
                w -> FIELDS.stream().map(name -> w.field(name).getText()).toList());
        assertThat(fields).containsExactly(typed);
    }

    @Test
    void changesThePasswordAndSaysThatTheOldOneOpensNothing() {
        try (var person = Person.with(session)) {
            person.go(new Route.Preferences()).press("Change password");
            types(person, SampleWallet.PASSWORD, NEXT, NEXT)
                    .reads("The old password no longer opens this wallet.", "still open with the old one")
                    .press("Go back to Settings");
            assertThat(person.page()).isEqualTo(new Route.Preferences());
            person.go(new Route.ChangePassword());
            types(person, SampleWallet.PASSWORD, "yet another one", "yet another one")
                    .reads("That is not the present password. Nothing has changed.");
            sees(person, "", "", "");
            types(person, NEXT, SampleWallet.PASSWORD, SampleWallet.PASSWORD).reads("Password changed");
        }
    }

    @Test
    void asksForWhatIsMissingBeforeItAsksTheWallet() {
        try (var person = Person.with(session)) {
            person.go(new Route.ChangePassword());
            types(person, "", "short", "shirt")
                    .reads(
                            "Type the password you use now.",
                            "A password has at least 8 characters. This one has 5.",
                            "The two new passwords differ. Type this one again.");
            sees(person, "", "short", "shirt");
            types(person, SampleWallet.PASSWORD, SampleWallet.PASSWORD, SampleWallet.PASSWORD)
                    .reads("This is the password you use now. Choose another.");
        }
    }

    @Test
    void saysThatTheOldPasswordStaysWhereTheNewOneWasNotSaved() {
        session.wallet.passwordChange = new PasswordChange.NotSaved("no space left on device");
        try (var person = Person.with(session)) {
            person.go(new Route.ChangePassword());
            types(person, SampleWallet.PASSWORD, NEXT, NEXT)
                    .reads("no space left on device", "The old one still opens this wallet.");
            sees(person, "", "", "");
            person.does(_ -> session.wallet.passwordChange = new PasswordChange.Damaged("no seal"));
            types(person, SampleWallet.PASSWORD, NEXT, NEXT).reads("Restore from your recovery phrase.");
        }
    }
}
