package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.PrimaryName;
import dev.touchstone.spv.ethereum.ens.Reversal;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.Names;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.offchain.Gateways;
import dev.touchstone.ui.text.NameTexts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone ens reverse`: what an account is called.
@Command(name = "reverse", description = "Prove what an account is called, by a name that stands for it.")
final class EnsReverse implements Task {
    private final Ethereums ethereums;
    private final Function<HttpClient, Gateways> gateways;
    private final InstantSource clock;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private EnsOptions options = new EnsOptions();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The account.")
    private String typed = "";

    EnsReverse(Ethereums ethereums, Function<HttpClient, Gateways> gateways, InstantSource clock) {
        this.ethereums = ethereums;
        this.gateways = gateways;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var address = EthereumWords.address(typed);
        var coin = options.coin();
        if (coin.chainId().isEmpty()) throw Failure.usage("Only accounts of chains like Ethereum are called by names.");
        return question.following(
                ethereums,
                console,
                Json.Members.none().with("address", address.text()).with("coin", coin.number()),
                (about, network, at) -> answer(about, network, at, address, coin));
    }

    private Answer answer(
            EthereumAnswer about, FollowedEthereum network, HeadKind at, EthereumAddress address, CoinType coin)
            throws Failure, IOException, InterruptedException {
        var asked = new Reversal(EnsWords.system(network.chain()), address, coin);
        var names = new Names(network.chain(), network.node(), at, clock);
        var round = options.offchain()
                ? Optional.of(new GatewayRound(gateways.apply(network.http()), _ -> true))
                : Optional.<GatewayRound>empty();
        var onChain = names.ask(asked);
        var found = round.isPresent() ? names.lookUp(asked, onChain, round.get()) : new Names.Found<>(onChain);
        return EnsAnswer.of(
                about,
                names.checked(asked, found, round),
                PrimaryName.Named.class::isInstance,
                primary -> told(address, primary));
    }

    private static EthereumAnswer.Told told(EthereumAddress address, PrimaryName primary) {
        var name = primary instanceof PrimaryName.Named(var it, var _, var _)
                ? Optional.of(it.text())
                : Optional.<String>empty();
        var json = Json.Members.none()
                .withText("name", name)
                .with("outcome", primary.getClass().getSimpleName());
        var page = Page.empty().row("Account", address.text());
        page = name.isPresent()
                ? page.row("Is called", Words.printable(name.get()))
                : page.row("Answer", Words.plain(NameTexts.explain(primary)));
        return new EthereumAnswer.Told(json, page);
    }
}
