package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.io.IOException;
import java.util.Arrays;

/// Has a message signed at a terminal after it was shown: with a key of the wallet, or by another device. Confined to
/// one thread.
///
/// @param byQr whether another device signs
/// @param agreed whether nobody is to be asked
/// @param confirmation where a person types
record MessageSigning(
        OpenWallet wallet, WalletOptions options, boolean byQr, boolean agreed, Confirmation confirmation) {
    /// What is done with a signature.
    @FunctionalInterface
    interface Use {
        Answer of(ByteString signature) throws Failure, IOException, InterruptedException;
    }

    /// Shows it, asks, and has it signed.
    ///
    /// @param shown the answer where it is not signed, which holds all that is to be known of the message
    Answer finish(MessageReview review, EthereumAccount account, Answer shown, Console console, Use use)
            throws Failure, IOException, InterruptedException {
        if (agreed) shown.page().lines().forEach(console::warn);
        else if (!confirmation.agrees(shown.page().lines(), console)) {
            return shown.but(Failure.refused("NotAgreed", "Nothing was signed."));
        }
        return use.of(signed(byQr ? byDevice(review, account, console) : byKey(review, console)));
    }

    private MessageSignOutcome byKey(MessageReview review, Console console) throws Failure {
        var password = options.password(console);
        try {
            return wallet.messages()
                    .sign(
                            review.context().account(),
                            review.message(),
                            review.context().origin(),
                            password)
                    .join();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private MessageSignOutcome byDevice(MessageReview review, EthereumAccount account, Console console)
            throws Failure, IOException {
        var signature = new DeviceDialog(confirmation).ask(review, account, console);
        return wallet.messages()
                .takeSignature(
                        account.address(), review.message(), review.context().origin(), signature)
                .join();
    }

    private static ByteString signed(MessageSignOutcome outcome) throws Failure {
        if (outcome instanceof MessageSignOutcome.Signed(var signature)) return signature;
        var sentence = Words.plain(MessageTexts.explain(outcome));
        var code = outcome.getClass().getSimpleName();
        throw outcome instanceof MessageSignOutcome.NotSaved
                ? Failure.environment(code, sentence)
                : Failure.refused(code, sentence);
    }
}
