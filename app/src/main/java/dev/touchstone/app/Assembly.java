package dev.touchstone.app;

import dev.touchstone.app.cli.BalanceCommand;
import dev.touchstone.app.cli.BitcoinVerify;
import dev.touchstone.app.cli.Chains;
import dev.touchstone.app.cli.CoinsCommand;
import dev.touchstone.app.cli.CommandRunner;
import dev.touchstone.app.cli.Confirmation;
import dev.touchstone.app.cli.ContactCommand;
import dev.touchstone.app.cli.Contents;
import dev.touchstone.app.cli.DoorCommand;
import dev.touchstone.app.cli.EnsCommand;
import dev.touchstone.app.cli.EthCommand;
import dev.touchstone.app.cli.EthereumNetworks;
import dev.touchstone.app.cli.EthereumVerify;
import dev.touchstone.app.cli.Ethereums;
import dev.touchstone.app.cli.GlobalOptions;
import dev.touchstone.app.cli.HeadersCommand;
import dev.touchstone.app.cli.HistoryCommand;
import dev.touchstone.app.cli.IpfsCommand;
import dev.touchstone.app.cli.KnownChain;
import dev.touchstone.app.cli.ListsInUse;
import dev.touchstone.app.cli.NamedServers;
import dev.touchstone.app.cli.NftCommand;
import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.ProveCommand;
import dev.touchstone.app.cli.ReceiveCommand;
import dev.touchstone.app.cli.SendCommand;
import dev.touchstone.app.cli.Spenders;
import dev.touchstone.app.cli.StoredCheckpoints;
import dev.touchstone.app.cli.SwapCommand;
import dev.touchstone.app.cli.SyncCommand;
import dev.touchstone.app.cli.TokenCommand;
import dev.touchstone.app.cli.TrustedCheckpoints;
import dev.touchstone.app.cli.VerifyCommand;
import dev.touchstone.app.cli.VoteCommand;
import dev.touchstone.app.cli.WalletCommand;
import dev.touchstone.app.cli.Wallets;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.app.folder.StandardFolders;
import dev.touchstone.app.tour.TourCommand;
import dev.touchstone.app.window.OpenWindow;
import dev.touchstone.app.window.Parts;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.offchain.Gateways;
import dev.touchstone.spv.ethereum.source.HttpGateways;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletPorts;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Secp256k1;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// The whole program, put together by constructors: what it has of the world outside, and which part gets what of
/// it. The place to begin reading. Confined to the main thread.
final class Assembly {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final Console console;
    private final InputStream input;
    private final Supplier<KdfParameters> passwordCost;
    private final InstantSource clock = InstantSource.system();
    private final Dice dice = Dice.secure();
    private final NodePorts outside = NodePorts.system();
    private final Executor background = Thread::startVirtualThread;

    /// @param input what is typed to a command while it runs
    /// @param passwordCost how dear to make the password of a new wallet, asked when one is made
    Assembly(Console console, InputStream input, Supplier<KdfParameters> passwordCost) {
        this.console = console;
        this.input = input;
        this.passwordCost = passwordCost;
    }

    /// The command line. Commands are small; what they work with is made when one of them runs.
    CommandRunner commands() {
        var options =
                new GlobalOptions(StandardFolders.ofThisComputer(), directory -> LogSettings.into(directory.logs()));
        var chains = new Chains(options, outside);
        var wallets = new Wallets(options, chains, outside.resolver(), this::walletsIn);
        var networks = new EthereumNetworks();
        var ethereums = new Ethereums(options, networks, new NamedServers(), Assembly::web, clock);
        var contents = new Contents(options, Assembly::web, outside.resolver(), clock);
        var spenders = new Spenders(wallets, ethereums, new Confirmation(input), Assembly::gateways, clock);
        List<Object> commands = List.of(
                new TourCommand(options, to -> new Assembly(to, input, passwordCost).commands(), clock),
                PracticeCommand.of(options, clock, input),
                WalletCommand.of(wallets, dice, clock),
                new SyncCommand(wallets, ethereums),
                new BalanceCommand(wallets),
                new HistoryCommand(wallets),
                new ReceiveCommand(wallets, networks),
                new CoinsCommand(wallets),
                new SendCommand(wallets),
                ContactCommand.of(wallets),
                new ProveCommand(wallets),
                new VerifyCommand(
                        new BitcoinVerify(options, new KnownChain(options, clock), clock),
                        new EthereumVerify(networks, new TrustedCheckpoints(new StoredCheckpoints(options)), clock)),
                EthCommand.of(ethereums, wallets, spenders, new ListsInUse(options), clock),
                TokenCommand.of(ethereums, new ListsInUse(options)),
                VoteCommand.of(ethereums, spenders, new ListsInUse(options)),
                SwapCommand.of(options, ethereums, spenders),
                NftCommand.of(ethereums, contents),
                EnsCommand.of(ethereums, Assembly::gateways, clock),
                IpfsCommand.of(contents),
                new DoorCommand(options, wallets, ethereums, dice, clock, input),
                HeadersCommand.of(options, chains, clock));
        return new CommandRunner(options, commands, new OpenWindow(options, this::windowParts), console);
    }

    /// What stands behind the window.
    private Parts windowParts(DataDirectory directory, Network network) {
        return new Parts(directory, network, this::walletsIn, outside, Assembly::web, dice, background);
    }

    /// The wallets in a folder, with all that a wallet needs once it is open.
    private WalletFolder walletsIn(Path folder) {
        var ports = new WalletPorts(Secp256k1.best().curve(), dice, clock, background, this::report);
        return new WalletFolder(folder, ports, passwordCost);
    }

    /// What names' contracts keep elsewhere is asked with.
    private static Gateways gateways(HttpClient http) {
        return new HttpGateways(http, HttpGateways.PATIENCE);
    }

    /// What servers on the web are asked with. It follows nobody's word to ask elsewhere.
    private static HttpClient web() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    /// Writes down a fault of the program.
    void report(Throwable bug) {
        LoggerFactory.getLogger(Assembly.class).error("a fault of the program", bug);
    }
}
