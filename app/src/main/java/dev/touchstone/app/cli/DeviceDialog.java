package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.Ur;
import dev.touchstone.wallet.airgap.UrReader;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.io.IOException;
import java.io.InputStream;

/// Has another device sign at a terminal: what it is asked is written as text, what it answers is read as text,
/// one code a line (EIP-4527). Confined to one thread.
///
/// @param input what is typed
record DeviceDialog(InputStream input) {
    private static final int LONGEST_LINE = 20_000;
    private static final int MOST_LINES = 2_000;

    /// Refuses an account of which no device is known.
    static void check(EthereumAccount account) throws Failure {
        if (account.device().isPresent()) return;
        throw Failure.refused(
                "NoDevice",
                "No other device is known to have the key of "
                        + account.address().text()
                        + ". 'touchstone wallet account watch UR' reads the key that a device shows.");
    }

    /// Asks the device about a draft and waits for its answer.
    DeviceSignature ask(EthereumDraft draft, EthereumAccount account, Console console) throws Failure, IOException {
        check(account);
        if (!DraftRequests.canBeAsked(draft)) {
            throw Failure.refused("NotByQr", "Devices cannot sign this kind of change by QR code. Nothing was signed.");
        }
        var request = DraftRequests.of(draft, account.device().orElseThrow(), Dice.secure());
        console.warn("Let the device read this:");
        console.warn(request.ur().text());
        console.warn("Then give what it answers, one code a line:");
        return signature(answer(), request);
    }

    private static DeviceSignature signature(Ur answer, SignRequest request) throws Failure {
        if (!(DeviceSignature.parse(answer) instanceof Parsed.Ok<DeviceSignature>(var signature))) {
            throw Failure.refused("BadAnswer", "This is not what a device answers. Nothing was signed.");
        }
        if (signature.request().filter(id -> !id.equals(request.id())).isPresent()) {
            throw Failure.refused("OtherRequest", "This answers another request. Nothing was signed.");
        }
        return signature;
    }

    private Ur answer() throws Failure, IOException {
        var reader = new UrReader();
        for (int i = 0; i < MOST_LINES; i++) {
            var line = line();
            if (line.isBlank()) break;
            if (reader.take(line) instanceof UrReader.Reading.Complete(var ur)) return ur;
        }
        throw Failure.refused("BadAnswer", "No whole answer of a device was given. Nothing was signed.");
    }

    /// The next line, cut where it is longer than any code.
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            if (line.length() < LONGEST_LINE && c < 0x80) line.append((char) c);
        }
        return line.toString();
    }
}
