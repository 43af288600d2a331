package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.ParsedUnits;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.payment.EthereumLink;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
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

    @Option(
            names = "--token",
            paramLabel = "CONTRACT",
            description = "Ethereum: ask for this token instead of ether (ERC-20).")
    private @Nullable String token;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description =
                    "Ethereum: how much the link asks for: of ether with its unit, as 0.5eth; of a token a number.")
    private @Nullable String amount;

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
        if (account.isNamed() || token != null || amount != null) {
            throw Failure.usage("--account, --token and --amount are for --asset eth.");
        }
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
        var contract = token == null ? Optional.<EthereumAddress>empty() : Optional.of(EthereumWords.address(token));
        try (var opened = wallets.open(wallet, console)) {
            var snapshot = opened.snapshot().get();
            var chain = snapshot.ethereum().chain();
            var to = account.in(snapshot.ethereum());
            var asked = contract.map(it -> new TokenContract(chain, it));
            var units = amount == null
                    ? Optional.<BigInteger>empty()
                    : Optional.of(units(amount, asked, snapshot.tokens()));
            boolean asks = asked.isPresent() || units.isPresent();
            var link = networks.builtIn(chain).map(it -> link(to.address(), it.chainId(), contract, units));
            if (asks && link.isEmpty()) {
                throw Failure.refused(
                        "NoLink", "A link names its chain by number, and that of '" + chain + "' is not known.");
            }
            return answer(to, chain, opened.network(), asked, units, link);
        }
    }

    /// An amount in the smallest unit. Of a token that needs its decimals, which the wallet knows of those it shows.
    private static BigInteger units(String amount, Optional<TokenContract> token, TokenHoldings shown) throws Failure {
        if (token.isEmpty()) return new TypedAmount(amount).wei().value();
        var decimals = shown.token(token.get()).map(TokenHolding::decimals).filter(TokenDecimals::canBeWritten);
        if (decimals.isEmpty()) {
            throw Failure.refused(
                    "UnknownUnit",
                    "In which unit this token is counted is not proven yet. 'touchstone wallet token add' and 'touchstone sync' find out; or leave --amount away.");
        }
        return switch (TokenText.parse(amount, decimals.get().places())) {
            case ParsedUnits.Valid(var units) -> units;
            case ParsedUnits.Invalid _ -> throw Failure.usage("'" + amount + "' is no amount of this token.");
        };
    }

    private static String link(
            EthereumAddress to, long chainId, Optional<EthereumAddress> token, Optional<BigInteger> units) {
        if (token.isEmpty()) {
            return units.map(sum -> EthereumLink.of(to, chainId, new Wei(sum)))
                    .orElseGet(() -> EthereumLink.of(to, chainId));
        }
        return units.map(sum -> EthereumLink.ofToken(token.get(), chainId, to, sum))
                .orElseGet(() -> EthereumLink.ofToken(token.get(), chainId, to));
    }

    private static Answer answer(
            EthereumAccount account,
            String chain,
            Network network,
            Optional<TokenContract> token,
            Optional<BigInteger> units,
            Optional<String> link) {
        var text = account.address().text();
        var path = EtherMembers.path(account);
        var json = Json.Members.none()
                .with("address", text)
                .withText("path", path)
                .with("type", EtherMembers.kind(account))
                .with("network", network.id())
                .withText("uri", link)
                .with("chain", chain)
                .withText("token", token.map(it -> it.address().text()))
                .withText("units", units.map(BigInteger::toString));
        var page = Page.empty().row("Address", text);
        if (path.isPresent()) page = page.row("Path", path.get());
        page = page.row("Network", "Ethereum " + chain);
        if (token.isPresent()) page = page.row("Token", token.get().address().text());
        if (link.isPresent()) page = page.row("Link", link.get());
        if (!account.canSign()) page = page.gap().line("Watch only: this wallet cannot spend what arrives there.");
        return Answer.done(json, page);
    }
}
