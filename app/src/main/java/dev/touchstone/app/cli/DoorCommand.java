package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.door.Door;
import dev.touchstone.app.door.DoorFile;
import dev.touchstone.app.door.MessageContexts;
import dev.touchstone.app.door.Programs;
import dev.touchstone.app.door.WalletDoor;
import dev.touchstone.app.door.policy.DoorPolicy;
import dev.touchstone.app.door.policy.PolicyFile;
import dev.touchstone.app.door.policy.UnattendedRequests;
import dev.touchstone.app.node.EthereumOnChain;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.key.Dice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone door`: lets apps of this computer ask a wallet, without a window, until it is stopped. What the
/// rules allow is done; anything else is asked in the terminal, or refused where there is none.
@Command(name = "door", description = "Let apps of this computer ask the wallet (JSON-RPC), until stopped.")
public final class DoorCommand implements Task {
    private static final int MOST_PORT = 0xffff;
    private static final int MOST_POLICY = 1 << 20;

    private final GlobalOptions options;
    private final Wallets wallets;
    private final Ethereums ethereums;
    private final Dice dice;
    private final InstantSource clock;
    private final InputStream input;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    @Mixin
    private PatienceOption patience = new PatienceOption();

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Where apps find it on 127.0.0.1; 0 for a free one. Default: 1248.")
    private int port = Door.USUAL_PORT;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Rules for what need not be asked (docs/door.md). Default: everything is asked.")
    private @Nullable Path policy;

    @Option(
            names = "--new-token",
            paramLabel = "NAME",
            description = "Make a token for a program, in place of the one it had, and show it once.")
    private @Nullable String newToken;

    @Option(
            names = "--ask",
            description = "Ask on the standard input even where it is no terminal: a line 'yes' agrees.")
    private boolean asks;

    /// @param input what is typed while it runs
    public DoorCommand(
            GlobalOptions options,
            Wallets wallets,
            Ethereums ethereums,
            Dice dice,
            InstantSource clock,
            InputStream input) {
        this.options = options;
        this.wallets = wallets;
        this.ethereums = ethereums;
        this.dice = dice;
        this.clock = clock;
        this.input = input;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        if (port < 0 || port > MOST_PORT) throw Failure.usage("There is no port " + port + ".");
        var rules = rules();
        var directory = options.preparedDirectory();
        var file = new DoorFile(directory.root());
        var token = token(file);
        var lists = new ListsInUse(options).lists();
        var typed = wallet.password(console);
        try (var opened = wallets.open(wallet, console)) {
            var chain = EtherSync.chain(opened, ethereums, ethereum);
            try (var followed = ethereums.follow(ethereum, chain, console);
                    var joined = EthereumOnChain.join(opened, followed.node())) {
                EthereumRun.ready(followed, HeadKind.SIGNED, patience.patience(), console);
                var witness = new TerminalWitness(
                        console,
                        options.json(),
                        asks || console.interactive(),
                        new MessageContexts(joined.node(), () -> lists, clock));
                var spent = directory.root().resolve("door-spent.tsv");
                try (var requests = new UnattendedRequests(opened, rules, spent, witness, () -> typed.clone(), clock);
                        var door = open(opened, joined, requests, file)) {
                    tell(console, door, token);
                    return serve(console, witness);
                }
            }
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private DoorPolicy rules() throws Failure, IOException {
        if (policy == null) return DoorPolicy.NOTHING;
        if (!Files.isRegularFile(policy) || Files.size(policy) > MOST_POLICY) {
            throw Failure.usage("There are no rules in " + policy + ".");
        }
        return switch (PolicyFile.parse(Files.readString(policy, StandardCharsets.UTF_8))) {
            case Parsed.Ok<DoorPolicy>(var parsed) -> parsed;
            case Parsed.Malformed<DoorPolicy>(var reason) ->
                throw Failure.usage("The rules in " + policy + " cannot be read: " + Words.printable(reason) + ".");
        };
    }

    private Optional<String> token(DoorFile file) throws Failure, IOException {
        if (newToken == null) return Optional.empty();
        if (AppOrigin.program(newToken) instanceof Parsed.Malformed<AppOrigin>(var reason)) {
            throw Failure.usage("'" + Words.printable(newToken) + "': " + reason + ".");
        }
        var token = DoorFile.token(dice.roll(Programs.TOKEN_BYTES));
        file.write(file.read().with(newToken, token));
        return Optional.of(token);
    }

    private Door open(OpenWallet opened, EthereumOnChain joined, UnattendedRequests requests, DoorFile file)
            throws Failure {
        var log = LoggerFactory.getLogger(DoorCommand.class);
        var programs = file.read().programs();
        Supplier<Programs> known = () -> programs;
        var settings = new Door.Settings(
                port,
                known,
                "Touchstone/" + ProgramVersion.text(),
                Thread::startVirtualThread,
                bug -> log.error("a fault of the program", bug));
        try {
            return Door.open(WalletDoor.of(opened, joined.node(), requests, clock), settings);
        } catch (IOException e) {
            throw Failure.environment(
                    "CannotListen",
                    "Apps cannot be let in at 127.0.0.1:" + port + " (" + Words.reason(e)
                            + "). Another wallet may be there; name another port with --port.");
        }
    }

    private void tell(Console console, Door door, Optional<String> token) {
        var url = "http://127.0.0.1:" + door.port() + "/";
        if (options.json()) {
            console.print(Json.Members.none()
                    .with("url", url)
                    .with("port", door.port())
                    .withText("token", token));
            return;
        }
        var page = Page.of("Apps are let in at " + url + " until you type 'quit'.");
        if (token.isPresent()) {
            page = page.row("Token", token.get())
                    .line("It is shown this once. Who has it can ask as " + newToken + ".");
        }
        console.print(page);
    }

    /// Listens to what is typed until that is 'quit', or this thread is interrupted because the program is
    /// stopped.
    private Answer serve(Console console, TerminalWitness witness) throws InterruptedException {
        var quit = new CountDownLatch(1);
        var reader = Thread.ofPlatform().daemon(true).name("door-typing").start(() -> listen(console, witness, quit));
        quit.await();
        reader.interrupt();
        return Answer.done(Json.Members.none().with("stopped", true), Page.of("The door is closed."));
    }

    private void listen(Console console, TerminalWitness witness, CountDownLatch quit) {
        try (var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.strip().equals("quit")) {
                    quit.countDown();
                    return;
                }
                witness.typed(line);
            }
        } catch (IOException e) {
            console.warn("Nothing more can be read (" + Words.reason(e) + ").");
        }
        witness.gone();
    }
}
