package dev.touchstone.app.tour;

import dev.touchstone.app.cli.CommandRunner;
import dev.touchstone.app.cli.GlobalOptions;
import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.app.cli.Task;
import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.folder.TemporaryFolder;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;

/// `touchstone tour`: create, sync, receive, prove, send, settle and verify on a practice network over real sockets,
/// then receive and prove ether and an NFT with its picture on a practice Ethereum over real HTTP, in a temporary
/// folder that is deleted afterwards.
@Command(name = "tour", description = "Run the whole main job on a practice network, with the evidence of each step.")
public final class TourCommand implements Task {
    private static final String PASSWORD = "a password for the tour";

    /// Of the practice Ethereum: as long as on mainnet.
    private static final Duration SLOT = Duration.ofSeconds(12);

    /// The first piece of the practice collection that is described on IPFS.
    private static final String ON_IPFS = "2";

    private final GlobalOptions options;
    private final Function<Console, CommandRunner> programs;
    private final InstantSource clock;

    /// @param programs the program anew for each command, as it is for somebody who types them
    public TourCommand(GlobalOptions options, Function<Console, CommandRunner> programs, InstantSource clock) {
        this.options = options;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var folder = TemporaryFolder.make();
                var node = PracticeBitcoinNode.start(0, clock);
                var ether = ServedEthereum.start(PracticeEthereumSettings.Ports.FREE, SLOT, clock);
                var gateway = PracticeGateway.start(0)) {
            node.mine(110);
            return new Walk(console, folder.path(), node, ether, gateway.uri()).all();
        }
    }

    /// One walk through the tour.
    private final class Walk {
        private final Console console;
        private final Path folder;
        private final PracticeBitcoinNode node;
        private final ServedEthereum ether;
        private final URI gateway;
        private final Path password;
        private final List<Json> steps = new ArrayList<>();

        Walk(Console console, Path folder, PracticeBitcoinNode node, ServedEthereum ether, URI gateway)
                throws IOException {
            this.console = console;
            this.folder = folder;
            this.node = node;
            this.ether = ether;
            this.gateway = gateway;
            this.password = Files.createTempFile(folder, "password", "");
            Files.writeString(password, PASSWORD);
        }

        Answer all() throws Failure, IOException {
            var peer = "127.0.0.1:" + node.port();
            wallet("alice", "create", "wallet", "create");
            wallet("bob", "create", "wallet", "create");
            wallet("alice", "sync", "sync", "--peer", peer);
            var address = text(wallet("alice", "receive", "receive"), "address");
            order("faucet", "pay " + address + " 0.5");
            node.mine(1);
            wallet("alice", "sync", "sync", "--peer", peer);
            wallet("alice", "balance", "balance");
            var toBob = text(wallet("bob", "receive", "receive"), "address");
            var txid = text(wallet("alice", "send", "send", "--to", toBob, "--amount", "0.1", "--peer", peer), "txid");
            node.mine(6);
            wallet("alice", "settle", "sync", "--peer", peer);
            wallet("bob", "settle", "sync", "--peer", peer);
            wallet("bob", "balance", "balance");
            var proof = folder.resolve("proof.json");
            wallet("alice", "prove", "prove", txid, "--out", proof.toString());
            ask("verify", Exit.DONE, folder.resolve("elsewhere"), "verify", proof.toString());
            change(proof);
            ask("refute", Exit.REFUSED, folder.resolve("elsewhere"), "verify", proof.toString());
            ethereum(peer);
            var json = Json.Members.none().with("steps", Json.Items.of(steps)).with("standing", "Proven");
            return Answer.done(
                    json,
                    Page.of(
                            "Done: bitcoin received, sent and settled, ether and an NFT received, all of it proven, the "
                                    + "NFT's picture too; changed proofs were refuted."));
        }

        /// What an account of Ethereum has, proven from a checkpoint on.
        private void ethereum(String peer) throws Failure, IOException {
            var chain = List.of(
                    "--chain",
                    ether.description().toString(),
                    "--checkpoint",
                    "0x" + ether.checkpoint().hex());
            var servers = new ArrayList<>(List.of("--beacon", ether.beaconUrl(), "--rpc", ether.rpcUrl()));
            servers.addAll(chain);
            var address = text(wallet("alice", "ether-receive", "receive", "--asset", "eth"), "address");
            var hash = text(order("ether-faucet", "pay " + address + " 1.5"), "hash");
            order("ether-slots", "slots 2");
            wallet("alice", "ether-sync", with(servers, "sync", "--peer", peer));
            var proof = folder.resolve("ether-proof.json").toString();
            var alice = folder.resolve("alice");
            ask("ether-account", Exit.DONE, alice, with(servers, "eth", "account", address, "--out", proof));
            ask("ether-receipt", Exit.DONE, alice, with(servers, "eth", "receipt", hash));
            var elsewhere = folder.resolve("elsewhere");
            ask("ether-verify", Exit.DONE, elsewhere, with(chain, "verify", proof));
            change(Path.of(proof));
            ask("ether-refute", Exit.REFUSED, elsewhere, with(chain, "verify", proof));
            nft(address, servers, chain);
        }

        /// A piece of the practice collection that is described on IPFS: whose it is, and that its picture is its own.
        private void nft(String address, List<String> servers, List<String> chain) throws Failure, IOException {
            var pieces = text(ether.contracts(), "pieces");
            order("nft-faucet", "nft " + address);
            order("nft-slots", "slots 2");
            order("nft-faucet", "nft " + address);
            order("nft-slots", "slots 2");
            var alice = folder.resolve("alice");
            ask("nft-owner", Exit.DONE, alice, with(servers, "nft", "own", pieces, ON_IPFS, address));
            var picture = folder.resolve("picture.svg").toString();
            var proof = folder.resolve("nft-proof.json").toString();
            var words = List.of(
                    "nft",
                    "show",
                    pieces,
                    ON_IPFS,
                    "--gateway",
                    gateway.toString(),
                    "--picture",
                    picture,
                    "--out",
                    proof);
            ask("nft-picture", Exit.DONE, alice, with(servers, words.toArray(String[]::new)));
            var elsewhere = folder.resolve("elsewhere");
            ask("nft-verify", Exit.DONE, elsewhere, with(chain, "verify", proof));
            change(Path.of(proof));
            ask("nft-refute", Exit.REFUSED, elsewhere, with(chain, "verify", proof));
        }

        private static String[] with(List<String> more, String... words) {
            var all = new ArrayList<>(List.of(words));
            all.addAll(more);
            return all.toArray(String[]::new);
        }

        private Answer order(String step, String line) throws Failure {
            var answer = PracticeCommand.order(node, ether, line);
            record(step, line, answer, Exit.DONE);
            return answer;
        }

        private void change(Path proof) throws IOException {
            var bytes = Files.readAllBytes(proof);
            bytes[bytes.length / 2] ^= 1;
            Files.write(proof, bytes);
        }

        private Answer wallet(String name, String step, String... words) throws Failure {
            var all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--wallet", name, "--password-file", password.toString(), "--network", "regtest"));
            return ask(step, Exit.DONE, folder.resolve(name), all.toArray(String[]::new));
        }

        private Answer ask(String step, Exit expected, Path data, String... words) throws Failure {
            var all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--data-dir", data.toString()));
            var answer = programs.apply(console).ask(all.toArray(String[]::new));
            record(step, "touchstone " + String.join(" ", words), answer, expected);
            return answer;
        }

        private void record(String step, String command, Answer answer, Exit expected) throws Failure {
            if (answer.exit() != expected)
                throw Failure.refused("TourFailed", "The step '" + step + "' failed: " + answer.page());
            steps.add(Json.Members.none()
                    .with("step", step)
                    .with("command", command)
                    .with("answer", answer.json()));
            if (options.json()) return;
            console.print(Page.of(steps.size() + ". " + step + "    " + command)
                    .gap()
                    .and(answer.page())
                    .gap());
        }

        private String text(Answer answer, String member) {
            return text(answer.json(), member);
        }

        private static String text(Json.Members json, String member) {
            return json.members().get(member) instanceof Json.Text(var text) ? text : "";
        }
    }
}
