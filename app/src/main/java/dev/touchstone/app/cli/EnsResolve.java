package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.ens.Expiration;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.Names;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.offchain.Gateways;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone ens resolve`: what a name stands for.
@Command(name = "resolve", description = "Prove what a name stands for: an address, a text, or content.")
final class EnsResolve implements Task {
    private final Ethereums ethereums;
    private final Function<HttpClient, Gateways> gateways;
    private final InstantSource clock;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private EnsOptions options = new EnsOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The name, as alice.eth.")
    private String typed = "";

    @Option(names = "--text", paramLabel = "KEY", description = "Ask for the text under this key instead.")
    private @Nullable String key;

    @Option(names = "--contenthash", description = "Ask for the name's content instead.")
    private boolean contenthash;

    EnsResolve(Ethereums ethereums, Function<HttpClient, Gateways> gateways, InstantSource clock) {
        this.ethereums = ethereums;
        this.gateways = gateways;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var record = record();
        var named = EthereumWords.name(typed);
        return question.following(
                ethereums,
                console,
                EnsWords.subject(named, record),
                (about, network, at) -> answer(about, network, at, named, record));
    }

    private NameRecord record() throws Failure {
        if (key != null && contenthash) throw Failure.usage("Choose one of --text and --contenthash.");
        if (contenthash) return new NameRecord.ContentHash();
        if (key == null) return new NameRecord.Address(options.coin());
        if (key.isEmpty() || key.length() > NameRecord.Text.MOST_KEY) throw Failure.usage("There is no such key.");
        return new NameRecord.Text(key);
    }

    private Answer answer(
            EthereumAnswer about,
            FollowedEthereum network,
            HeadKind at,
            Normalization.Normalized named,
            NameRecord record)
            throws Failure, IOException, InterruptedException {
        var system = EnsWords.system(network.chain());
        var asked = Resolution.of(system, named.name(), record)
                .orElseThrow(() -> Failure.usage("A part of the name is longer than contracts take."));
        var names = new Names(network.chain(), network.node(), at, clock);
        var expiration = Expiration.above(system, named.name());
        var dated = expiration.isPresent()
                ? Optional.of(names.ask(asked, expiration.get()))
                : Optional.<Names.Dated<ResolvedName>>empty();
        var onChain = dated.isPresent() ? dated.get().finding() : names.ask(asked);
        var found = options.offchain()
                ? names.lookUp(asked, onChain, new GatewayRound(gateways.apply(network.http()), _ -> true))
                : new Names.Found<>(onChain);
        var told = new EnsTold(named, dated.map(Names.Dated::expiry));
        return EnsAnswer.of(
                about, found, it -> it.answer() instanceof NameAnswer.Found, it -> told.of(it, network.chain()));
    }
}
