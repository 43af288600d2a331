package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.airgap.MessageRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.Ur;
import dev.touchstone.wallet.airgap.UrReader;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.io.IOException;

/// Has another device sign at a terminal: what it is asked is written as text, what it answers is read as text,
/// one code a line (EIP-4527). Confined to one thread.
///
/// @param typed where its answer is typed
record DeviceDialog(Confirmation typed) {
    private static final int LONGEST_LINE = 20_000;
    private static final int MOST_LINES = 2_000;

    /// Where the device has the account's key; refused where no device is known.
    private static KeyOrigin key(EthereumAccount account) throws Failure {
        return account.device()
                .orElseThrow(() -> Failure.refused(
                        "NoDevice",
                        "No other device is known to have the key of "
                                + account.address().text()
                                + ". 'touchstone wallet account watch UR' reads the key that a device shows."));
    }

    /// Asks the device about a draft and waits for its answer.
    DeviceSignature ask(EthereumDraft draft, EthereumAccount account, Console console) throws Failure, IOException {
        var key = key(account);
        if (!DraftRequests.canBeAsked(draft)) {
            throw Failure.refused("NotByQr", "Devices cannot sign this kind of change by QR code. Nothing was signed.");
        }
        return ask(DraftRequests.of(draft, key, Dice.secure()), console);
    }

    /// Asks the device about a message and waits for its answer.
    DeviceSignature ask(MessageReview review, EthereumAccount account, Console console) throws Failure, IOException {
        var key = key(account);
        var message = review.message();
        var context = review.context();
        if (!MessageRequests.canBeAsked(message, context.chainId())) {
            throw Failure.refused("NotByQr", "This message is too long for QR codes. Nothing was signed.");
        }
        return ask(
                MessageRequests.of(message, context.chainId(), account.address(), key, context.origin(), Dice.secure()),
                console);
    }

    private DeviceSignature ask(SignRequest request, Console console) throws Failure, IOException {
        console.warn("Let the device read this:");
        console.warn(request.ur().text());
        console.warn("Then give what it answers, one code a line:");
        if (!(DeviceSignature.parse(answer()) instanceof Parsed.Ok<DeviceSignature>(var signature))) {
            throw Failure.refused("BadAnswer", "This is not what a device answers. Nothing was signed.");
        }
        if (!signature.answers(request)) {
            throw Failure.refused("OtherRequest", "This answers another request. Nothing was signed.");
        }
        return signature;
    }

    private Ur answer() throws Failure, IOException {
        var reader = new UrReader();
        for (int i = 0; i < MOST_LINES; i++) {
            var line = typed.line(LONGEST_LINE);
            if (line.isBlank()) break;
            if (reader.take(line) instanceof UrReader.Reading.Complete(var ur)) return ur;
        }
        throw Failure.refused("BadAnswer", "No whole answer of a device was given. Nothing was signed.");
    }
}
