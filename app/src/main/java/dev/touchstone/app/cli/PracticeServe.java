package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `touchstone practice serve`: runs a Bitcoin node and an Ethereum network for other programs until it is stopped.
/// Lines on the standard input are orders ([PracticeOrders]); their end is no order to stop.
@Command(name = "serve", description = "Run practice networks for other programs, until stopped.")
final class PracticeServe implements Task {
    private static final int MOST_PORT = 0xffff;
    private static final int MOST_BLOCKS = 100_000;
    private static final int LONGEST_SLOT = 60;

    /// A payment is in the next slot's block, and that is signed in the one after.
    private static final int TO_BE_SIGNED = 2;

    private final GlobalOptions options;
    private final InstantSource clock;
    private final InputStream orders;

    @Option(
            names = "--bitcoin-port",
            paramLabel = "P",
            description = "Where the Bitcoin node listens on 127.0.0.1. Default: a free port.")
    private int port;

    @Option(
            names = "--beacon-port",
            paramLabel = "P",
            description = "Where the beacon node listens on 127.0.0.1. Default: a free port.")
    private int beaconPort;

    @Option(
            names = "--rpc-port",
            paramLabel = "P",
            description = "Where the execution node listens on 127.0.0.1. Default: a free port.")
    private int rpcPort;

    @Option(
            names = "--ipfs-port",
            paramLabel = "P",
            description =
                    "Where the gateway with the collections' pictures listens on 127.0.0.1. Default: a free port.")
    private int ipfsPort;

    @Option(
            names = "--layer-port",
            paramLabel = "P",
            description =
                    "Where the server of the chain beside the network listens on 127.0.0.1. Default: a free port.")
    private int layerPort;

    @Option(
            names = "--slot-seconds",
            paramLabel = "SECONDS",
            description = "How long a slot of the Ethereum network is. Default: 2.")
    private int slotSeconds = 2;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Blocks to mine before it is ready. Default: 110, of which ten can be paid out.")
    private int blocks = 110;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "Mine a block each time this much time has passed.")
    private int every;

    @Option(
            names = "--pay",
            paramLabel = "ADDRESS=AMOUNT",
            description = "Pay this much BTC or ETH to an address, in a block before it is ready. May be repeated.")
    private List<String> pays = new ArrayList<>();

    @Option(names = "--keep", description = "Keep both chains in the data directory and go on with them next time.")
    private boolean keep;

    PracticeServe(GlobalOptions options, InstantSource clock, InputStream orders) {
        this.options = options;
        this.clock = clock;
        this.orders = orders;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        check();
        try (var node = start();
                var ether = startEther();
                var layer = startLayer(ether);
                var gateway = startGateway()) {
            int missing = blocks - node.tip().height().value();
            if (missing > 0) node.mine(missing);
            var practice = new PracticeOrders(node, ether, Optional.of(layer));
            for (var pay : pays) practice.pay(pay.split("=", 2));
            if (pays.stream().anyMatch(PracticeOrders::isEthereum)) ether.pass(TO_BE_SIGNED);
            if (!pays.stream().allMatch(PracticeOrders::isEthereum)) node.mine(1);
            if (every > 0) node.mineEvery(Duration.ofSeconds(every));
            tell(console, ready(node, ether, gateway, layer));
            return serve(console, practice);
        }
    }

    private void check() throws Failure {
        for (int each : new int[] {port, beaconPort, rpcPort, ipfsPort, layerPort}) {
            if (each < 0 || each > MOST_PORT) throw Failure.usage("There is no port " + each + ".");
        }
        if (slotSeconds < 1 || slotSeconds > LONGEST_SLOT)
            throw Failure.usage("Not from 1 to " + LONGEST_SLOT + " seconds: " + slotSeconds + ".");
        if (blocks < 0 || blocks > MOST_BLOCKS)
            throw Failure.usage("Not from 0 to " + MOST_BLOCKS + " blocks: " + blocks + ".");
        if (every < 0) throw Failure.usage("A time is not negative: " + every + ".");
        var network = options.namedNetwork();
        if (network.isPresent()
                && network.get() != Network.BITCOIN_REGTEST
                && network.get() != Network.BITCOIN_PRACTICE) {
            throw Failure.usage("The practice node is a regtest node; it cannot be one of '"
                    + network.get().id() + "'.");
        }
    }

    private PracticeBitcoinNode start() throws Failure {
        try {
            return keep
                    ? PracticeBitcoinNode.open(options.preparedDirectory().practiceNode(), port, clock)
                    : PracticeBitcoinNode.start(port, clock);
        } catch (IOException e) {
            throw Failure.environment("CannotListen", "The practice node could not start: " + Words.reason(e) + ".");
        }
    }

    private ServedEthereum startEther() throws Failure {
        try {
            var ports = new PracticeEthereumSettings.Ports(beaconPort, rpcPort);
            var slotTime = Duration.ofSeconds(slotSeconds);
            if (!keep) return ServedEthereum.start(ports, slotTime, clock);
            var folder = options.preparedDirectory().servedEthereumNode();
            OwnerFolders.make(folder);
            return ServedEthereum.open(folder, ports, slotTime, clock);
        } catch (IOException e) {
            throw Failure.environment(
                    "CannotListen", "The practice network of Ethereum could not start: " + Words.reason(e) + ".");
        }
    }

    private PracticeLayer startLayer(ServedEthereum ether) throws Failure {
        try {
            return ether.beside(layerPort);
        } catch (IOException e) {
            throw Failure.environment(
                    "CannotListen", "The chain beside the network could not start: " + Words.reason(e) + ".");
        }
    }

    private PracticeGateway startGateway() throws Failure {
        try {
            return PracticeGateway.start(ipfsPort);
        } catch (IOException e) {
            throw Failure.environment("CannotListen", "The gateway could not start: " + Words.reason(e) + ".");
        }
    }

    private Answer ready(PracticeBitcoinNode node, ServedEthereum ether, PracticeGateway gateway, PracticeLayer layer) {
        var tip = node.tip();
        var json = Json.Members.none()
                .with("port", node.port())
                .with("network", Network.BITCOIN_REGTEST.id())
                .with("tip", Members.point(tip))
                .with("beaconUrl", ether.beaconUrl())
                .with("rpcUrl", ether.rpcUrl())
                .with("checkpoint", EthereumWords.hex(ether.checkpoint()))
                .with("chain", ether.description().toString())
                .with("ipfsUrl", gateway.uri().toString())
                .with("layerUrl", layer.rpcUrl().toString())
                .with("contracts", ether.contracts());
        var page = Page.of(
                        "Practice node ready on 127.0.0.1:" + node.port() + " (regtest, height " + tip.height() + ").")
                .line("Ethereum: --beacon " + ether.beaconUrl() + " --rpc " + ether.rpcUrl() + " --chain "
                        + ether.description() + " --checkpoint " + EthereumWords.hex(ether.checkpoint()));
        return Answer.done(json, page);
    }

    private void tell(Console console, Answer answer) {
        if (options.json()) {
            console.print(answer.json());
        } else {
            console.print(answer.page());
        }
    }

    /// Obeys until it is told to quit, or until this thread is interrupted because the program is being stopped.
    private Answer serve(Console console, PracticeOrders practice) throws InterruptedException {
        var quit = new CountDownLatch(1);
        var reader =
                Thread.ofPlatform().daemon(true).name("practice-orders").start(() -> obey(console, practice, quit));
        quit.await();
        reader.interrupt();
        return Answer.done(Json.Members.none().with("stopped", true), Page.of("Stopped."));
    }

    private void obey(Console console, PracticeOrders practice, CountDownLatch quit) {
        try (var lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.strip().equals("quit")) {
                    quit.countDown();
                    return;
                }
                if (!line.isBlank()) tell(console, practice.obey(line));
            }
        } catch (IOException e) {
            console.warn("No more orders can be read (" + Words.reason(e) + ").");
        }
    }
}
