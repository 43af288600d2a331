package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.WalletEntry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The ways in to a wallet, from the first page to Home.
class FirstRunJourneyTest {
    private static final String PASSWORD = "a long pass phrase";

    private static FakeHost firstRun() {
        var host = FakeHost.atFirstRun();
        host.afterEntry = new HostState.Open(SampleSession.empty());
        return host;
    }

    /// Types the words that are asked for, as if from paper.
    private static void answer(Person person) {
        for (int i = 0; i < FakeHost.PHRASE.size(); i++) {
            var label = "Word " + (i + 1);
            if (person.looks(w -> w.words().contains(label))) person.type(label, FakeHost.PHRASE.get(i));
        }
    }

    @Test
    void createsAWalletByPasswordPhraseAndCheck() {
        try (var person = new Person(firstRun())) {
            person.reads("We cannot recover your wallet for you").press("Create a wallet");
            person.type("Password", PASSWORD).type("The same password again", PASSWORD);
            person.press("Continue to the phrase").doesNotRead("sausage");
            person.press("Show the words").reads("sausage").press("Check my copy");
            answer(person);
            person.reads("That is the word.").press("Open my wallet").reads("Nothing here yet");
            assertThat(person.asked()).containsExactly("create My wallet, 12 words, checked true, " + PASSWORD);
            assertThat(person.page()).isEqualTo(new Route.Home());
        }
    }

    @Test
    void doesNotFinishTheCheckWithAWrongWord() {
        try (var person = new Person(firstRun())) {
            person.press("Create a wallet").type("Password", PASSWORD).type("The same password again", PASSWORD);
            person.press("Continue to the phrase").press("Check my copy");
            answer(person);
            person.does(w -> w.type(1, "zoo")).reads("That is not the word.").press("Open my wallet");
            assertThat(person.asked()).isEmpty();
            person.press("Skip for now");
            assertThat(person.asked()).containsExactly("create My wallet, 12 words, checked false, " + PASSWORD);
        }
    }

    @Test
    void saysWhatIsWrongWithAPasswordBeforeAnythingIsMade() {
        try (var person = new Person(firstRun())) {
            person.press("Create a wallet").type("Password", "short").type("The same password again", "shorter");
            person.press("Continue to the phrase").reads("The two passwords differ.");
            person.type("The same password again", "short").press("Continue to the phrase");
            assertThat(person.page()).isEqualTo(new Route.Create());
            person.reads("Step 1 of 3");
        }
    }

    @Test
    void restoresFromAPastedPhraseSinceAMonth() {
        try (var person = new Person(firstRun())) {
            person.press("Restore from a recovery phrase");
            person.does(w -> w.type(0, String.join(" ", FakeHost.PHRASE))).reads("These words belong together.");
            person.press("Continue with this phrase").reads("blocks to look through");
            person.press("Continue to the password");
            person.type("Password", PASSWORD)
                    .type("The same password again", PASSWORD)
                    .press("Restore my wallet");
            assertThat(person.asked()).containsExactly("restore My wallet, 12 words, Month[month=2026-11]");
            assertThat(person.page()).isEqualTo(new Route.Home());
        }
    }

    @Test
    void namesTheWordOfAPhraseThatIsNotInTheList() {
        try (var person = new Person(firstRun())) {
            person.press("Restore from a recovery phrase").does(w -> w.type(2, "zzz"));
            person.reads("Word 3, “zzz”, is not in the list.")
                    .press("Continue with this phrase")
                    .reads("Step 1 of 3");
        }
    }

    @Test
    void opensThePracticeWalletWithoutAskingAnything() {
        try (var person = new Person(firstRun())) {
            person.press("Try it with practice money").reads("Practice money, without value");
            assertThat(person.asked()).containsExactly("practice");
        }
    }

    @Test
    void unlocksAfterAWrongPasswordThatSaysHowLongToWait() {
        var entry = new WalletEntry("Savings", Network.BITCOIN_PRACTICE, Path.of("savings.touchstone"));
        var session = SampleSession.normal();
        var host = new FakeHost(new HostState.Locked(entry, session.bitcoin()));
        host.afterEntry = new HostState.Open(session);
        host.next = new EntryOutcome.WrongPassword(Duration.ofSeconds(4));
        try (var person = new Person(host)) {
            person.reads("Savings").doesNotRead("BTC").type("Password", "guess").press("Unlock this wallet");
            person.reads("That is not the password. You can try again in 4 s.");
            host.next = new EntryOutcome.Entered();
            person.type("Password", SampleWallet.PASSWORD)
                    .press("Unlock this wallet")
                    .reads("0.4749859 bitcoin");
        }
    }
}
