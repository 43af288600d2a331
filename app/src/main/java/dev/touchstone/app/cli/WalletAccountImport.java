package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.PrivateKeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone wallet account import`: takes in a private key from elsewhere. The recovery phrase will not bring it
/// back.
@Command(name = "import", description = "Take in a private key or a keystore file; the phrase will not bring it back.")
final class WalletAccountImport implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Option(names = "--key-file", paramLabel = "K", description = "A file whose first line is the private key.")
    private @Nullable Path keyFile;

    @Option(names = "--keystore", paramLabel = "FILE", description = "A keystore file (version 3) of another wallet.")
    private @Nullable Path keystore;

    @Option(
            names = "--keystore-password-file",
            paramLabel = "P",
            description = "A file whose first line is the password of the keystore file.")
    private @Nullable Path keystorePassword;

    @Option(names = "--label", paramLabel = "NAME", description = "A name for it.")
    private String label = "";

    WalletAccountImport(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        boolean isOne = (keyFile == null) != (keystore == null) && (keystore == null) == (keystorePassword == null);
        if (!isOne) {
            throw Failure.usage("Name the key with --key-file, or with --keystore and --keystore-password-file.");
        }
        try (var opened = wallets.open(wallet, console)) {
            var account = account(imported(opened, console));
            return AccountAnswer.of(
                    "The key is taken in, sealed under the wallet's password. Keep your own copy: the recovery phrase "
                            + "does not bring it back.",
                    account,
                    AccountAnswer.label(opened, account));
        }
    }

    private KeyImport imported(OpenWallet opened, Console console) throws Failure, IOException {
        if (keyFile != null) {
            var key = SecretFile.password(InputFiles.readable(keyFile), console);
            return opened.ethereum()
                    .importKey(key, label, wallet.password(console))
                    .join();
        }
        if (keystore == null || keystorePassword == null) throw new IllegalStateException("checked before");
        var file = keystore(InputFiles.readable(keystore));
        var password = SecretFile.password(InputFiles.readable(keystorePassword), console);
        return opened.ethereum()
                .importKeystore(file, password, label, wallet.password(console))
                .join();
    }

    private static KeystoreFile keystore(Path file) throws Failure, IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(KeystoreFile.MOST_BYTES + 1);
        }
        return switch (KeystoreFile.parse(bytes)) {
            case KeystoreFile.Outcome.Whole(var whole) -> whole;
            case KeystoreFile.Outcome.NotAKeystore(var reason) ->
                throw Failure.refused("NotAKeystore", file + " is no keystore file: " + Words.printable(reason) + ".");
            case KeystoreFile.Outcome.Unsupported(var feature, var found) ->
                throw Failure.refused(
                        "KeystoreUnsupported",
                        file + " is a keystore file of a kind that is not opened here: " + words(feature)
                                + (found.isEmpty() ? "" : " (" + Words.printable(found) + ")") + ".");
        };
    }

    private static String words(KeystoreFile.Feature feature) {
        return switch (feature) {
            case PRESALE_WALLET -> "one of Ethereum's sale of 2014";
            case VERSION -> "another version";
            case CIPHER -> "another cipher";
            case KEY_DERIVATION -> "another way from the password to the key";
            case COST -> "one guess of its password would cost too much";
        };
    }

    private static EthereumAccount account(KeyImport outcome) throws Failure {
        return switch (outcome) {
            case KeyImport.Imported(var account) -> account;
            case KeyImport.AlreadyThere(var account) ->
                throw Failure.refused(
                        "AlreadyThere",
                        "The wallet has the key of " + account.address().text() + " already.");
            case KeyImport.NotAKey(var problem) ->
                throw Failure.refused("NotAKey", "This is no private key: " + words(problem) + ".");
            case KeyImport.FileNotOpened(var opening) -> throw notOpened(opening);
            case KeyImport.WrongPassword() -> throw wrongPassword();
            case KeyImport.KeysDamaged(var what) -> throw damaged(what);
            case KeyImport.NotSaved(var reason) ->
                throw Failure.environment("NotSaved", "The wallet could not be written (" + reason + ").");
        };
    }

    private static String words(PrivateKeyText.Problem problem) {
        return switch (problem) {
            case EMPTY -> "there is nothing";
            case NOT_HEXADECIMAL -> "its digits are 0 to 9 and a to f";
            case WRONG_LENGTH -> "it has 64 digits";
            case OUT_OF_RANGE -> "the number is not one of a key";
        };
    }

    private static Failure notOpened(KeystoreFile.Opening opening) {
        return switch (opening) {
            case KeystoreFile.Opening.WrongPassword() ->
                Failure.refused("WrongKeystorePassword", "That is not the password of the keystore file.");
            case KeystoreFile.Opening.OtherAccount(var stated, var found) ->
                Failure.refused(
                        "OtherAccount",
                        "The keystore file says it is of " + stated.text() + ", but its key is that of " + found.text()
                                + ".");
            case KeystoreFile.Opening.NotEnoughMemory _ ->
                Failure.environment("NotEnoughMemory", "The keystore file takes more memory to open than there is.");
            case KeystoreFile.Opening.NoKey(), KeystoreFile.Opening.Opened _ ->
                Failure.refused("NotAKey", "What the keystore file holds is no private key.");
        };
    }

    static Failure wrongPassword() {
        return Failure.refused("WrongPassword", "That is not the password of the wallet.");
    }

    static Failure damaged(String what) {
        return Failure.refused("WalletDamaged", "The keys in the wallet's file cannot be read: " + what + ".");
    }
}
