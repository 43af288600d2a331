package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone receive`: an address to give to somebody, which has received nothing yet. Nobody is asked.
@Command(name = "receive", description = "Show an address that has received nothing yet.")
public final class ReceiveCommand implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Option(names = "--type", paramLabel = "p2wpkh|p2tr", description = "The kind of address. Default: p2wpkh.")
    private String type = "p2wpkh";

    @Option(names = "--new", description = "Show another one even if the last one is still unused.")
    private boolean fresh;

    public ReceiveCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var wanted = wantedType();
        try (var opened = wallets.open(wallet, console)) {
            var address = fresh ? next(opened, wanted) : opened.snapshot().get().receiveAddress(wanted);
            return answer(address, opened.network());
        }
    }

    private AddressType wantedType() throws Failure {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "p2wpkh" -> AddressType.P2WPKH;
            case "p2tr" -> AddressType.P2TR;
            default -> throw Failure.usage("There is no kind of address '" + type + "'; choose p2wpkh or p2tr.");
        };
    }

    private static ReceiveAddress next(OpenWallet wallet, AddressType type) throws Failure {
        return switch (wallet.nextAddress(type).join()) {
            case Saving.Saved<ReceiveAddress>(var address) -> address;
            case Saving.NotSaved<ReceiveAddress>(var reason) ->
                throw Failure.environment(
                        "NotSaved", "The address could not be remembered (" + reason + "), so it is not shown.");
        };
    }

    private static Answer answer(ReceiveAddress address, Network network) {
        var text = address.address().text();
        var path = address.path().text(network);
        var json = Json.Members.none()
                .with("address", text)
                .with("path", path)
                .with("type", address.path().type().name().toLowerCase(Locale.ROOT))
                .with("network", network.id())
                .with("uri", "bitcoin:" + text);
        var page = Page.empty().row("Address", text).row("Path", path).row("Network", Texts.name(network));
        return Answer.done(json, page);
    }
}
