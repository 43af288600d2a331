package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.Terminal.Said;
import dev.touchstone.ui.TouchstoneApplication;
import dev.touchstone.ui.testsupport.TextMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program behind its window: practice network, node, wallet and screens, as a person meets them.
class WindowTest {
    private static final String SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void fromTheFirstPageToASettledPaymentAndBehindTheLock() throws IOException {
        TextMeasure.assumeThatThereIsOne();
        var data = folder.resolve("data");
        CompletableFuture<Said> program = CompletableFuture.supplyAsync(
                () -> Terminal.run("--data-dir", data.toString(), "--network", "regtest"), Thread::startVirtualThread);
        var person = Desk.sitDown();
        practises(person);
        EtherAtTheWindow.pays(person);
        pays(person);
        makesAWalletOfHisOwn(person);
        TouchstoneApplication.close();
        program.join().exits(0);
        assertThat(Files.readString(data.resolve("settings.toml")))
                .contains("window-width = 1240", "window-height = 820", "window-maximized = false");
    }

    private static void practises(Desk person) {
        person.press("Try it with practice money").reads("0.5 bitcoin, All amounts proven up to block");
        person.press("Receive bitcoin").reads("Your Practice Bitcoin address");
        person.press("Practice").press("Ask the faucet for coins").reads("They arrive with the next block.");
        person.press("Mine 1 block").reads("One block was mined.");
        person.press("Home").reads("the faucet's coins", text -> text.startsWith("1 bitcoin, All amounts proven"));
    }

    private static void pays(Desk person) {
        person.press("Send bitcoin").type("To", SOMEBODY).type("Amount", "0.2").press("Review this payment");
        person.reads("You have not paid this address before.").press("Send 0.2 BTC");
        person.reads("Signed and saved on this computer").reads("fetched by 1");
        person.press("Practice")
                .press("Mine 6 blocks")
                .reads("6 blocks were mined.")
                .press("Back (Alt+Left)");
        person.reads("This payment is settled.").press("Show the proof").reads("Proven on this computer, 2 steps.");
        person.press("Check again")
                .reads("Checked again: 1 proof from stored bytes")
                .press("Close (Esc)");
        person.press("Network").reads("Indexes and blocks");
        person.press("Lock this wallet (Ctrl+L)").reads("We cannot recover your wallet for you");
    }

    private static void makesAWalletOfHisOwn(Desk person) {
        person.press("Create a wallet").type("Password", PASSWORD).type("The same password again", PASSWORD);
        person.press("Continue to the phrase").press("Check my copy").press("Skip for now");
        person.reads("Not backed up.").reads("Looking for peers who can help.");
        person.press("Lock this wallet (Ctrl+L)").type("Password", "guess").press("Unlock this wallet");
        person.reads("That is not the password.").type("Password", PASSWORD).press("Unlock this wallet");
        person.press("Show my phrase").type("Password", PASSWORD).press("Unlock the phrase");
        person.press("Show the words").reads("Hide the words");
    }
}
