package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Wallet files for tests, with a password that costs next to nothing to try.
final class WalletFiles {
    static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);
    static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");
    static final String RIGHT = "correct horse battery";

    private WalletFiles() {}

    static WalletFile at(Path folder) {
        return new WalletFile(folder.resolve("savings.touchstone"), Dice.secure());
    }

    static OpenWalletFile create(WalletFile file) {
        try (var mnemonic = Mnemonic.ofEntropy(new byte[16]);
                var passphrase = Passphrase.of("für mich");
                var password = Password.of(RIGHT)) {
            var wallet = new NewWallet(Network.BITCOIN_REGTEST, CREATED, mnemonic, passphrase);
            if (file.create(wallet, password, CHEAP) instanceof CreateFileOutcome.Created(var open)) return open;
        }
        throw new AssertionError("not created");
    }

    static OpenFileOutcome open(WalletFile file, String typed) {
        try (var password = Password.of(typed)) {
            return file.open(password);
        }
    }

    static OpenWalletFile open(WalletFile file) {
        var outcome = open(file, RIGHT);
        if (outcome instanceof OpenFileOutcome.Opened(var open)) return open;
        throw new AssertionError("not opened: " + outcome);
    }

    static JournalRecord record(int number) {
        var payload = new byte[20 + number % 300];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) (number * 31 + i);
        return new JournalRecord(number % 7, ByteString.of(payload));
    }

    static List<JournalRecord> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(WalletFiles::record).toList();
    }

    static List<JournalRecord> all(Journal journal) {
        var all = new ArrayList<JournalRecord>();
        journal.replay(0, all::add);
        return all;
    }
}
