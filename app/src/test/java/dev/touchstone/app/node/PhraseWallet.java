package dev.touchstone.app.node;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.NewWalletRequest;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletName;
import dev.touchstone.wallet.WalletOutcome;
import dev.touchstone.wallet.WalletPorts;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import java.nio.file.Path;

/// The wallet of a phrase, in a folder of its own, as the program makes and opens it. Thread-safe.
public final class PhraseWallet {
    private static final WalletName NAME = new WalletName("Savings");
    private static final String PASSWORD = "correct horse battery";
    private static final KdfParameters CHEAP = new KdfParameters(64, 1, 1);

    private final WalletFolder folder;
    private final String phrase;

    public PhraseWallet(Path directory, WalletPorts ports, String phrase) {
        this.folder = new WalletFolder(directory, ports, () -> CHEAP);
        this.phrase = phrase;
    }

    /// What opens it, to be wiped by whoever takes it.
    public static char[] password() {
        return PASSWORD.toCharArray();
    }

    /// Its words, to be closed by whoever takes them.
    Mnemonic mnemonic() {
        if (Mnemonic.parse(phrase) instanceof Mnemonic.Outcome.Whole(var mnemonic)) return mnemonic;
        throw new AssertionError(phrase);
    }

    public OpenWallet create() {
        try (var mnemonic = mnemonic();
                var password = Password.of(PASSWORD)) {
            var request = new NewWalletRequest(
                    NAME, Network.BITCOIN_PRACTICE, mnemonic, Passphrase.none(), new Birthday.Unknown(), true, true);
            return opened(folder.create(request, password));
        }
    }

    /// Opens it again, once it was closed.
    public OpenWallet open() {
        try (var password = Password.of(PASSWORD)) {
            return opened(folder.open(NAME, password));
        }
    }

    private static OpenWallet opened(WalletOutcome outcome) {
        if (outcome instanceof WalletOutcome.Opened(var wallet)) return wallet;
        throw new AssertionError(outcome);
    }
}
