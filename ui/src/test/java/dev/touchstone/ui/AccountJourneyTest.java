package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Route.AccountWay;
import dev.touchstone.wallet.asset.AssetId;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The ways to one more account of Ethereum, with what can go wrong on each.
class AccountJourneyTest {
    private static final Route PAGE = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));
    private static final String KEY = "0x4646464646464646464646464646464646464646464646464646464646464646";

    private final SampleSession session = SampleSession.both();

    private static Route by(AccountWay way) {
        return new Route.AddAccount(way);
    }

    private static String keyField(Person person) {
        return person.looks(w -> w.field("Private key").getText());
    }

    @Test
    void makesTheNextAccountOfThePhraseWithoutAPassword() {
        try (var person = Person.with(session)) {
            person.go(PAGE).press("Add an account").reads("Your recovery phrase makes it, and brings it back.");
            person.doesNotRead("Password of this wallet")
                    .type("Name of the account", "Holiday")
                    .press("Make Account 3");
            assertThat(person.page()).isEqualTo(PAGE);
            person.reads("Holiday");
        }
    }

    @Test
    void importsAKeyAfterSayingWhatIsWrongWithIt() {
        try (var person = Person.with(session)) {
            person.go(by(AccountWay.PRIVATE_KEY)).reads("Your recovery phrase will not bring this account back.");
            person.press("Import this key").reads("Paste the private key.", "Type the password of this wallet.");
            person.type("Private key", "0x12").type("Password of this wallet", SampleWallet.PASSWORD);
            person.press("Import this key").reads("A private key has 64 digits. Copy all of it.");
            person.type("Private key", KEY)
                    .type("Password of this wallet", "guess")
                    .press("Import this key");
            person.reads("That is not the password of this wallet. Nothing has changed.");
            assertThat(keyField(person)).isEmpty();
            person.type("Private key", KEY).type("Password of this wallet", SampleWallet.PASSWORD);
            person.type("Name of the account", "Old phone")
                    .press("Import this key")
                    .reads("Old phone");
            assertThat(person.page()).isEqualTo(PAGE);
        }
    }

    @Test
    void forgetsAKeyThatWasTypedWhenAnotherWayIsChosen() {
        try (var person = Person.with(session)) {
            person.go(by(AccountWay.PRIVATE_KEY)).type("Private key", KEY);
            person.does(w -> w.choose("Watch only")).does(w -> w.choose("Private key"));
            assertThat(keyField(person)).isEmpty();
        }
    }

    @Test
    void importsAKeystoreFileAndSaysWhosePasswordIsWrong() {
        try (var person = Person.with(session)) {
            person.go(by(AccountWay.KEYSTORE)).type("Password of this wallet", SampleWallet.PASSWORD);
            person.press("Import this file").reads("Choose the keystore file first.");
            person.window().desktop.chosen = Optional.of(Path.of("notes.txt"));
            person.press("Choose a file")
                    .type("Password of this wallet", SampleWallet.PASSWORD)
                    .press("Import this file");
            person.reads("This file is no keystore. Choose another file.");
            person.type("Keystore file", "UTC--2019.json").type("Password of the file", "guess");
            person.type("Password of this wallet", SampleWallet.PASSWORD).press("Import this file");
            person.reads("That is not the password of the file. Nothing has changed.");
            person.type("Password of the file", "testpassword").type("Password of this wallet", SampleWallet.PASSWORD);
            person.press("Import this file").reads("Imported account 2");
        }
    }

    @Test
    void watchesAnAddressAndTagsItEverywhereAndHidesItAgain() {
        try (var person = Person.with(session)) {
            person.go(by(AccountWay.WATCH_ONLY)).press("Watch this address").reads("Paste an Ethereum address.");
            person.type("Ethereum address", "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu")
                    .press("Watch this address");
            person.reads("This is a Bitcoin address. An Ethereum address begins with 0x.");
            person.type("Ethereum address", "0x52908400098527886E0F7030069857D2E4169Ee7")
                    .press("Watch this address");
            person.reads("A character is wrong. Copy the address again.");
            person.type("Ethereum address", KEY)
                    .press("Watch this address")
                    .reads("This is a private key, not an address.");
            person.type("Ethereum address", "0x52908400098527886e0f7030069857d2e4169ee7")
                    .reads("carry no checksum");
            person.type("Name of the account", "The museum")
                    .press("Watch this address")
                    .reads("The museum", "Watch only");
            person.go(new Route.Home())
                    .reads("Watched besides, not counted: 1.275 000 ETH found so far.")
                    .go(PAGE);
            person.does(w -> w.lastButton("Hide this account").fire()).doesNotRead("The museum");
        }
    }
}
