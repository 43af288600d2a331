package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.airgap.DeviceKey;
import dev.touchstone.wallet.airgap.Ur;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone wallet account watch`: an account that the wallet has no key for.
@Command(name = "watch", description = "Watch an account that the wallet has no key for.")
final class WalletAccountWatch implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Parameters(
            paramLabel = "ADDRESS_OR_UR",
            description = "The account, or the key that a signing device shows (ur:crypto-hdkey/...).")
    private String address = "";

    @Option(names = "--label", paramLabel = "NAME", description = "A name for it.")
    private String label = "";

    WalletAccountWatch(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        if (address.strip().toLowerCase(Locale.ROOT).startsWith("ur:")) return device(console);
        var wanted = EthereumWords.address(address);
        try (var opened = wallets.open(wallet, console)) {
            var account =
                    AccountAnswer.saved(opened.ethereum().watch(wanted, label).join());
            var headline = account.canSign()
                    ? "The wallet has the key of this account already; it stays what it is."
                    : "The account is watched. The wallet cannot spend from it.";
            return AccountAnswer.of(headline, account, AccountAnswer.label(opened, account));
        }
    }

    /// The first account behind the key that a device shows; the device signs for it.
    private Answer device(Console console) throws Failure, IOException {
        if (!(Ur.parse(address).then(DeviceKey::parse) instanceof Parsed.Ok<List<DeviceKey>>(var keys))) {
            throw Failure.usage("This is no public key of a signing device.");
        }
        try (var opened = wallets.open(wallet, console)) {
            var behind = opened.ethereum().behind(keys.getFirst(), 1);
            if (behind.isEmpty()) throw Failure.usage("This key leads to no account.");
            var first = behind.getFirst();
            var account = AccountAnswer.saved(opened.ethereum()
                    .watchDevice(first.address(), first.key(), label)
                    .join());
            return AccountAnswer.of(
                    "The account is watched. The device signs for it: send with --by-qr.",
                    account,
                    AccountAnswer.label(opened, account));
        }
    }
}
