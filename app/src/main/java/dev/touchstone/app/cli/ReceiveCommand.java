package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import dev.touchstone.wallet.payment.EthereumLink;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone receive`: an address to give to somebody; for bitcoin one that has received nothing yet. Nobody is
/// asked.
@Command(name = "receive", description = "Show an address to be paid at.")
public final class ReceiveCommand implements Task {
    private final Wallets wallets;
    private final EthereumNetworks networks;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Option(names = "--asset", paramLabel = "btc|eth", description = "What is to be paid. Default: btc.")
    private String asset = "btc";

    @Option(
            names = "--type",
            paramLabel = "p2wpkh|p2tr",
            description = "Bitcoin: the kind of address. Default: p2wpkh.")
    private @Nullable String type;

    @Option(names = "--new", description = "Bitcoin: show another one even if the last one is still unused.")
    private boolean fresh;

    @Mixin
    private AccountOption account = new AccountOption();

    public ReceiveCommand(Wallets wallets, EthereumNetworks networks) {
        this.wallets = wallets;
        this.networks = networks;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        return switch (asset.toLowerCase(Locale.ROOT)) {
            case "btc" -> bitcoin(console);
            case "eth" -> ether(console);
            default -> throw Failure.usage("There is no asset '" + asset + "'; choose btc or eth.");
        };
    }

    private Answer bitcoin(Console console) throws Failure, IOException {
        if (account.isNamed()) throw Failure.usage("--account is for --asset eth.");
        var wanted = wantedType();
        try (var opened = wallets.open(wallet, console)) {
            var address = fresh ? next(opened, wanted) : opened.snapshot().get().receiveAddress(wanted);
            return answer(address, opened.network());
        }
    }

    private AddressType wantedType() throws Failure {
        return switch (type == null ? "p2wpkh" : type.toLowerCase(Locale.ROOT)) {
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

    private Answer ether(Console console) throws Failure, IOException {
        if (type != null || fresh)
            throw Failure.usage("--type and --new are for --asset btc; an account has one address.");
        try (var opened = wallets.open(wallet, console)) {
            var holdings = opened.snapshot().get().ethereum();
            return answer(account.in(holdings), holdings, opened.network());
        }
    }

    private Answer answer(EthereumAccount account, EthereumHoldings holdings, Network network) {
        var text = account.address().text();
        var path = EtherMembers.path(account);
        var link = networks.builtIn(holdings.chain())
                .map(EthereumChain::chainId)
                .map(id -> EthereumLink.of(account.address(), id));
        var json = Json.Members.none()
                .with("address", text)
                .withText("path", path)
                .with("type", EtherMembers.kind(account))
                .with("network", network.id())
                .withText("uri", link)
                .with("chain", holdings.chain());
        var page = Page.empty().row("Address", text);
        if (path.isPresent()) page = page.row("Path", path.get());
        page = page.row("Network", "Ethereum " + holdings.chain());
        if (!account.canSign()) page = page.gap().line("Watch only: this wallet cannot spend what arrives there.");
        return Answer.done(json, page);
    }
}
