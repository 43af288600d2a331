package dev.touchstone.wallet;

import static dev.touchstone.wallet.SavingsWallet.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.JournalRecord;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of the Ethereum side lies in the file: from before there was any, from later, and after a crash.
final class EthereumRecordsTest {
    private static final String PASSWORD = SavingsWallet.PASSWORD;
    private static final EthereumAddress FIRST = SavingsWallet.FIRST;
    private static final String KEY = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";
    private static final EthereumAddress KEYS = SavingsWallet.address("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");

    private final SavingsWallet savings;

    EthereumRecordsTest(@TempDir Path directory) {
        savings = new SavingsWallet(directory);
    }

    @AfterEach
    void close() {
        savings.close();
    }

    private static KeyImport importKey(OpenWallet wallet) {
        return wallet.ethereum()
                .importKey(KEY.toCharArray(), "Old key", PASSWORD.toCharArray())
                .join();
    }

    /// What a program from before wrote: the events of a new wallet but for those of Ethereum.
    private void writeOldWallet() throws IOException {
        savings.create().close();
        var old = new ArrayList<JournalRecord>();
        try (var file = savings.file(PASSWORD)) {
            file.journal().replay(0, record -> {
                if (record.kind() < 13) old.add(record);
            });
        }
        savings.replace(old);
    }

    @Test
    void opensAWalletFromBeforeAndGivesItItsKey() throws IOException {
        writeOldWallet();
        try (var wallet = savings.open()) {
            assertThat(look(wallet).enabled()).isFalse();
            assertThat(look(wallet).accounts()).isEmpty();
            assertThat(wallet.ethereum().add().join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(importKey(wallet)).isInstanceOf(KeyImport.Imported.class);
            var typed = "wrong horse".toCharArray();
            assertThat(wallet.ethereum().enable(typed).join()).isEqualTo(new EthereumEnabling.WrongPassword());
            assertThat(typed).containsOnly('\0');
            var enabled = wallet.ethereum().enable(PASSWORD.toCharArray()).join();
            assertThat(enabled).isEqualTo(new EthereumEnabling.Enabled(new EthereumAccount.Derived(0, FIRST)));
            assertThat(wallet.ethereum().enable(PASSWORD.toCharArray()).join()).isEqualTo(enabled);
            assertThat(look(wallet).addresses()).containsExactly(KEYS, FIRST);
        }
        try (var wallet = savings.open()) {
            assertThat(look(wallet).enabled()).isTrue();
            wallet.ethereum().add().join();
            assertThat(look(wallet).accounts()).hasSize(3);
        }
    }

    /// The journal passes over records of kinds it does not know, as this program's older versions do with these.
    @Test
    void passesOverWhatALaterProgramWrote() {
        savings.create().close();
        try (var file = savings.file(PASSWORD)) {
            var known = EventCodec.write(new WalletEvent.BackedUp(Instant.EPOCH));
            file.journal().append(List.of(new JournalRecord(60_000, known.payload()), known));
        }
        try (var wallet = savings.open()) {
            assertThat(look(wallet).first()).isPresent();
            assertThat(wallet.snapshot().get().backedUp()).isTrue();
        }
    }

    /// The log of a wallet file.
    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    @Test
    void keepsAnImportedKeyThatWasReportedAfterTheProgramVanished() throws IOException {
        var crashed = savings.path().resolveSibling("crashed.touchstone");
        try (var wallet = savings.create()) {
            assertThat(importKey(wallet)).isInstanceOf(KeyImport.Imported.class);
            wallet.ethereum().add().join();
            Files.copy(savings.path(), crashed);
            Files.copy(beside(savings.path()), beside(crashed));
        }
        try (var wallet = savings.open(crashed, PASSWORD)) {
            assertThat(look(wallet).accounts()).hasSize(3);
            assertThat(look(wallet).account(KEYS).orElseThrow().label()).isEqualTo("Old key");
        }
    }
}
