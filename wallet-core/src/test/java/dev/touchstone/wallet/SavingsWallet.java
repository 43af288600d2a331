package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.CreateFileOutcome;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.JournalRecord;
import dev.touchstone.wallet.ledger.NewWallet;
import dev.touchstone.wallet.ledger.OpenFileOutcome;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.WalletFile;
import dev.touchstone.wallet.testsupport.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The practice wallet of a phrase that everybody knows, in a folder of its own, opened again and again. Confined
/// to one test.
final class SavingsWallet implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    /// The first account of the phrase.
    static final EthereumAddress FIRST = address("0x9858EfFD232B4033E47d90003D41EC34EcaEda94");

    private static final WalletName NAME = new WalletName("Savings");
    private static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final WalletFolder folder;

    SavingsWallet(Path directory) {
        var ports = new WalletPorts(Accounts.CURVE, Dice.secure(), InstantSource.system(), background, bug -> {
            throw new AssertionError(bug);
        });
        folder = new WalletFolder(directory, ports, () -> CHEAP);
    }

    static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    static EthereumHoldings look(OpenWallet wallet) {
        return wallet.snapshot().get().ethereum();
    }

    Path path() {
        return folder.fileOf(NAME);
    }

    OpenWallet create() {
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of(PASSWORD)) {
            return opened(folder.create(
                    new NewWalletRequest(
                            NAME,
                            Network.BITCOIN_PRACTICE,
                            mnemonic,
                            Passphrase.none(),
                            new Birthday.Unknown(),
                            true,
                            true),
                    password));
        }
    }

    OpenWallet open() {
        return open(path(), PASSWORD);
    }

    OpenWallet open(Path path, String typed) {
        try (var password = Password.of(typed)) {
            return opened(folder.open(path, password));
        }
    }

    private static OpenWallet opened(WalletOutcome outcome) {
        if (outcome instanceof WalletOutcome.Opened opened) return opened.wallet();
        throw new AssertionError(outcome);
    }

    /// The file beneath the wallet, while that is closed.
    OpenWalletFile file(String typed) {
        try (var password = Password.of(typed)) {
            var outcome = new WalletFile(path(), Dice.secure()).open(password);
            if (outcome instanceof OpenFileOutcome.Opened opened) return opened.file();
            throw new AssertionError(outcome);
        }
    }

    /// A file of these records in place of the one there is.
    void replace(List<JournalRecord> records) throws IOException {
        Files.delete(path());
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of(PASSWORD)) {
            var beginning = new NewWallet(Network.BITCOIN_PRACTICE, Instant.EPOCH, mnemonic, Passphrase.none());
            var made = new WalletFile(path(), Dice.secure()).create(beginning, password, CHEAP);
            try (var file = ((CreateFileOutcome.Created) made).file()) {
                file.journal().append(records);
            }
        }
    }

    @Override
    public void close() {
        background.close();
    }
}
