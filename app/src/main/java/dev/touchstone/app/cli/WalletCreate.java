package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.wallet.NewWalletRequest;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone wallet create`: a new wallet from fresh random numbers.
@Command(name = "create", description = "Make a wallet.")
final class WalletCreate implements Task {
    private final Wallets wallets;
    private final Dice dice;
    private final InstantSource clock;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private BirthdayOption birthday = new BirthdayOption();

    @Option(
            names = "--words",
            paramLabel = "12|24",
            description = "How many words the recovery phrase has. Default: 12.")
    private int words = 12;

    @Option(names = "--show-mnemonic", description = "Show the recovery phrase in the answer.")
    private boolean show;

    @Option(
            names = "--mnemonic-file",
            paramLabel = "M",
            description = "Write the recovery phrase to this new file, which only you can read.")
    private @Nullable Path phraseFile;

    WalletCreate(Wallets wallets, Dice dice, InstantSource clock) {
        this.wallets = wallets;
        this.dice = dice;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var name = Wallets.name(wallet.wallet());
        var network = wallets.networkForNew();
        var typed = wallet.password(console);
        try (var mnemonic = Mnemonic.create(size(), dice);
                var passphrase = Passphrase.none();
                var password = Password.of(typed)) {
            var since = birthday.orNow(network, clock.instant());
            if (phraseFile != null) SecretFile.writePhrase(phraseFile, mnemonic.words());
            var request = new NewWalletRequest(name, network, mnemonic, passphrase, since, false, phraseFile != null);
            try (var made = Wallets.opened(wallets.folder().create(request, password), wallet.wallet())) {
                var facts = WalletFacts.of(made);
                if (!show) return facts.answer("Wallet '" + name + "' is made. " + advice());
                var phrase = String.join(" ", mnemonic.words());
                return facts.with("mnemonic", new Json.Text(phrase), "Recovery phrase", phrase)
                        .answer("Wallet '" + name
                                + "' is made. Write the recovery phrase down; whoever has it has the money.");
            }
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private String advice() {
        return phraseFile == null
                ? "Its recovery phrase was not shown; 'touchstone' shows it in the window."
                : "Its recovery phrase is in " + phraseFile + "; keep it safe, and away from this computer.";
    }

    private Mnemonic.Size size() throws Failure {
        return switch (words) {
            case 12 -> Mnemonic.Size.WORDS_12;
            case 24 -> Mnemonic.Size.WORDS_24;
            default -> throw Failure.usage("A new recovery phrase has 12 or 24 words, not " + words + ".");
        };
    }
}
