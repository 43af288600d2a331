package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.wallet.NewWalletRequest;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone wallet restore`: a wallet from its recovery phrase.
@Command(name = "restore", description = "Bring a wallet back from its recovery phrase.")
final class WalletRestore implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private BirthdayOption birthday = new BirthdayOption();

    @Option(
            names = "--mnemonic-file",
            required = true,
            paramLabel = "M",
            description = "A file with the words of the recovery phrase.")
    private Path phraseFile = Path.of("");

    @Option(
            names = "--passphrase-file",
            paramLabel = "P",
            description = "A file whose first line is the passphrase on top of the words (BIP39), if there is one.")
    private @Nullable Path passphraseFile;

    WalletRestore(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var name = Wallets.name(wallet.wallet());
        var network = wallets.networkForNew();
        var since = birthday.named().orElseGet(Birthday.Unknown::new);
        var typed = wallet.password(console);
        try (var mnemonic = mnemonic(console);
                var passphrase = passphrase(console);
                var password = Password.of(typed)) {
            var request = new NewWalletRequest(name, network, mnemonic, passphrase, since, true, true);
            try (var made = Wallets.opened(wallets.folder().create(request, password), wallet.wallet())) {
                return WalletFacts.of(made)
                        .answer("Wallet '" + name + "' is restored. 'touchstone sync' finds its payments.");
            }
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private Mnemonic mnemonic(Console console) throws Failure, IOException {
        var text = SecretFile.phrase(InputFiles.readable(phraseFile), console);
        try {
            return switch (Mnemonic.parse(CharBuffer.wrap(text))) {
                case Mnemonic.Outcome.Whole(var mnemonic) -> mnemonic;
                case Mnemonic.Outcome.WrongLength(int words) ->
                    throw notAPhrase("It has " + words + " words; a recovery phrase has 12, 15, 18, 21 or 24.");
                case Mnemonic.Outcome.UnknownWords(var unknown) ->
                    throw notAPhrase("Word number "
                            + unknown.stream()
                                    .map(word -> Integer.toString(word.position()))
                                    .collect(Collectors.joining(", "))
                            + " is not in the list of words.");
                case Mnemonic.Outcome.WrongChecksum() ->
                    throw notAPhrase(
                            "Every word is known, but they do not belong together: one is wrong or in the wrong place.");
            };
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private Failure notAPhrase(String why) {
        return Failure.refused("NotAPhrase", "The words in " + phraseFile + " are no recovery phrase. " + why);
    }

    private Passphrase passphrase(Console console) throws Failure, IOException {
        if (passphraseFile == null) return Passphrase.none();
        var text = SecretFile.password(InputFiles.readable(passphraseFile), console);
        try {
            return Passphrase.of(CharBuffer.wrap(text));
        } catch (IllegalArgumentException _) {
            throw Failure.usage("The passphrase in " + passphraseFile + " is too long.");
        } finally {
            Arrays.fill(text, '\0');
        }
    }
}
