package dev.touchstone.app.tour;

import dev.touchstone.app.cli.CommandRunner;
import dev.touchstone.app.cli.GlobalOptions;
import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.PracticeEther;
import dev.touchstone.app.cli.Task;
import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;

/// `touchstone tour`: create, sync, receive, prove, send, settle and verify on a practice network over real sockets, in
/// a temporary folder that is deleted afterwards.
@Command(name = "tour", description = "Run the whole main job on a practice network, with the evidence of each step.")
public final class TourCommand implements Task {
    private static final String PASSWORD = "a password for the tour";

    /// Of the practice Ethereum: as long as on mainnet.
    private static final Duration SLOT = Duration.ofSeconds(12);

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
        var folder = Files.createTempDirectory("touchstone-tour");
        try (var node = PracticeBitcoinNode.start(0, clock);
                var ether = PracticeEther.start(PracticeEthereumSettings.Ports.FREE, SLOT, clock)) {
            node.mine(110);
            return new Walk(console, folder, node, ether).all();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// One walk through the tour.
    private final class Walk {
        private final Console console;
        private final Path folder;
        private final PracticeBitcoinNode node;
        private final PracticeEther ether;
        private final Path password;
        private final List<Json> steps = new ArrayList<>();

        Walk(Console console, Path folder, PracticeBitcoinNode node, PracticeEther ether) throws IOException {
            this.console = console;
            this.folder = folder;
            this.node = node;
            this.ether = ether;
            this.password = Files.createTempFile(folder, "password", "");
            Files.writeString(password, PASSWORD);
        }

        Answer all() throws Failure, IOException {
            var peer = "127.0.0.1:" + node.port();
            wallet("alice", "create", "wallet", "create");
            wallet("bob", "create", "wallet", "create");
            wallet("alice", "sync", "sync", "--peer", peer);
            var address = text(wallet("alice", "receive", "receive"), "address");
            faucet(address);
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
            var json = Json.Members.none().with("steps", Json.Items.of(steps)).with("standing", "Proven");
            return Answer.done(json, Page.of("Done: received, sent, settled and proven; a changed proof was refuted."));
        }

        private void faucet(String address) throws Failure {
            record(
                    "faucet",
                    "pay " + address + " 0.5",
                    PracticeCommand.order(node, ether, "pay " + address + " 0.5"),
                    Exit.DONE);
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
            return answer.json().members().get(member) instanceof Json.Text(var text) ? text : "";
        }
    }
}
