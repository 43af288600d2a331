package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Contacts at the command line, which need no network, and the key that a signing device shows.
class ContactTest {
    private static final String PHRASE = "test test test test test test test test test test test junk";
    private static final String SOMEBODY = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    private static final String PUBLIC_KEY =
            "ur:crypto-hdkey/onaxhdclaojlvoechgferkdpqdiabdrflawshlhdmdcemtfnlrctghchbdolvws"
                    + "ednvdztbgolaahdcxtottgostdkhfdahdlykkecbbweskrymwflvdylgerkloswtbrpfdbsticmwylklpahtaadehoyaoadamtaaddyoyadlec"
                    + "sdwykadykadykaewkadwkaycywlcscewfihbdaehn";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void restore() {
        terminal = Terminal.in(folder);
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, PHRASE + "\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
    }

    private JsonNode contact(String... words) {
        return terminal.gets(all(words));
    }

    private static String[] all(String... words) {
        var all = new ArrayList<>(List.of("contact"));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    @Test
    void contactsAreAddedFoundShownAndRemoved() {
        var bitcoin = terminal.gets("receive").path("address").asString();
        var ada = contact("add", "Ada", "--bitcoin", bitcoin, "--note", "chairs");
        assertThat(String.join(",", ada.propertyNames())).isEqualTo("id,name,note,bitcoin,ethereum,ens");
        contact("add", "Bob", "--ethereum", SOMEBODY, "--ens", "Bob.eth");
        var listed = contact("list");
        assertThat(listed.path("contacts")).hasSize(2);
        assertThat(listed.path("contacts").path(1).path("ens").asString()).isEqualTo("bob.eth");
        assertThat(contact("list", "--search", "chairs").path("contacts")).hasSize(1);
        assertThat(contact("show", "bob").path("ethereum").asString()).isEqualTo(SOMEBODY);
        assertThat(contact("remove", "bob").path("name").asString()).isEqualTo("Bob");
        assertThat(contact("list").path("contacts")).hasSize(1);
        assertThat(terminal.asks(all("show", "bob")).exits(1).errorCode()).isEqualTo("UnknownContact");
    }

    @Test
    void aContactWithoutAnAddressOrWithAWrongOneIsRefused() {
        terminal.asks(all("add", "Ada")).exits(2);
        terminal.asks(all("add", "Ada", "--bitcoin", "nonsense")).exits(2);
        assertThat(contact("list").path("contacts")).isEmpty();
    }

    @Test
    void aContactIsPaidByName() {
        var bitcoin = terminal.gets("receive").path("address").asString();
        contact("add", "Ada", "--bitcoin", bitcoin);
        contact("add", "Bob", "--ethereum", SOMEBODY);
        terminal.asks("send", "--to", "ada", "--amount", "0.1", "--fee-rate", "1", "--dry-run")
                .exits(1);
        assertThat(terminal.asks("send", "--to", "bob", "--amount", "0.1", "--fee-rate", "1", "--dry-run")
                        .exits(1)
                        .errorCode())
                .isEqualTo("BadRecipient");
    }

    @Test
    void theKeyThatADeviceShowsBecomesAnAccountItSignsFor() {
        var watched = terminal.gets("wallet", "account", "watch", PUBLIC_KEY, "--label", "device");
        assertThat(watched.path("kind").asString()).isEqualTo("device");
        assertThat(watched.path("path").asString()).startsWith("m/44'/1'/1'/0/1");
        terminal.asks("wallet", "account", "watch", "ur:crypto-hdkey/aeae").exits(2);
    }
}
