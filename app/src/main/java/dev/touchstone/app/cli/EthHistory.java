package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.HistoryProofFile;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.ui.text.HistoryCsv;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone eth history`: what happened to the wallet's accounts of Ethereum, newest first, and whether it
/// adds up to what they have. Where servers are named it is searched first, else what is on record is listed.
@Command(name = "history", description = "List what came and went on Ethereum, and whether it adds up.")
public final class EthHistory implements Task {
    private final Ethereums ethereums;
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    @Mixin
    private PatienceOption patience = new PatienceOption();

    @Option(names = "--account", paramLabel = "ADDRESS", description = "Only this account of the wallet.")
    private @Nullable String account;

    @Option(
            names = "--token",
            paramLabel = "CONTRACT",
            description = "Only this token or collection; 'eth' for ether only.")
    private @Nullable String token;

    @Option(names = "--since", paramLabel = "BLOCK", description = "Only what happened in this block or later.")
    private long since;

    @Option(names = "--number", paramLabel = "NUMBER", description = "Only this number of the collection.")
    private @Nullable String number;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "Write the proof that one account's history of one asset adds up to a new file, too. Needs "
                    + "servers; --account, --token and --number say which history.")
    private @Nullable Path proof;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the list to a new file, too.")
    private @Nullable Path csv;

    public EthHistory(Ethereums ethereums, Wallets wallets) {
        this.ethereums = ethereums;
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var asked = asked();
        try (var opened = wallets.open(wallet, console)) {
            var searched = search(opened, asked, console);
            var snapshot = opened.snapshot().get();
            checkAccount(snapshot, asked);
            var entries = snapshot.ethereumHistory().entries().stream()
                    .filter(asked::admits)
                    .toList();
            if (csv != null) write(csv, HistoryCsv.ofEthereum(entries, snapshot.tokens()));
            var proven = proof == null ? Optional.<String>empty() : Optional.of(searched.statement());
            var members = new HistoryMembers(snapshot);
            var json = members.json(entries, asked).with("ethereum", searched.node());
            var page = members.page(entries, asked).and(searched.caught());
            if (proven.isPresent()) {
                json = json.with("statement", proven.get());
                page = page.gap().line(proven.get()).line("Anyone can check it: touchstone verify " + proof);
            }
            var answer = Answer.done(json, page);
            return searched.missing().map(answer::but).orElse(answer);
        }
    }

    /// What came of a search.
    ///
    /// @param statement what the proof file says; empty where none was wanted
    private record Searched(Optional<Failure> missing, Json node, Page caught, String statement) {
        static final Searched NOBODY = new Searched(Optional.empty(), new Json.Nothing(), Page.empty(), "");
    }

    private Searched search(OpenWallet opened, Asked asked, Console console)
            throws Failure, IOException, InterruptedException {
        var sync = EtherSync.begin(opened, ethereums, ethereum, console);
        if (sync.isEmpty() && proof != null) {
            throw Failure.usage("--proof needs servers to ask: name them with --beacon and --rpc.");
        }
        if (sync.isEmpty()) return Searched.NOBODY;
        try (var searching = sync.get()) {
            var missing = searching.finish(patience.patience(), console);
            var statement = proof == null ? "" : written(opened.snapshot().get(), asked, searching, proof);
            return new Searched(missing, searching.json(), searching.caughtRows(), statement);
        }
    }

    private static String written(WalletSnapshot wallet, Asked asked, EtherSync searching, Path to)
            throws Failure, IOException {
        var fitting = wallet.ethereumHistory().sums().entrySet().stream()
                .filter(it -> !(it.getKey().asset() instanceof MovedAsset.Single))
                .filter(it -> asked.isOf(it.getKey().account())
                        && asked.isAbout(it.getKey().asset()))
                .toList();
        if (fitting.size() != 1) {
            throw Failure.usage(fitting.size() + " histories are of this kind; a proof is of one. Say which with"
                    + " --account, --token and --number.");
        }
        var one = fitting.getFirst();
        return switch (searching.proof(one.getKey(), one.getValue())) {
            case HistoryProofFile.Made.File(var file, var _) -> {
                InputFiles.write(to, out -> out.write(file.toBytes()));
                yield file.statement();
            }
            case HistoryProofFile.Made.Not(var why) ->
                throw Failure.environment(
                        "NotGathered", "The proof could not be gathered: " + EthereumWords.because(why));
        };
    }

    /// Which part of a history is wanted. Immutable.
    ///
    /// @param token whether of one contract only: its address, or none for ether
    /// @param number whether of one number of a collection only
    record Asked(
            Optional<EthereumAddress> account,
            List<Optional<EthereumAddress>> token,
            Optional<BigInteger> number,
            long since) {
        boolean admits(EthereumEntry entry) {
            return isOf(entry.account())
                    && entry.parts().stream().anyMatch(part -> isAbout(part.asset()))
                    && entry.block().height().value() >= since;
        }

        boolean isOf(EthereumAddress other) {
            return account.filter(it -> !it.equals(other)).isEmpty();
        }

        boolean isAbout(MovedAsset asset) {
            boolean isToken = token.isEmpty() || token.getFirst().equals(asset.inContract());
            return isToken
                    && number.filter(id -> !asset.number().filter(id::equals).isPresent())
                            .isEmpty();
        }
    }

    private Asked asked() throws Failure {
        if (since < 0) throw Failure.usage("A block's number is not below zero: " + since + ".");
        var only = account == null ? Optional.<EthereumAddress>empty() : Optional.of(EthereumWords.address(account));
        var id = number == null ? Optional.<BigInteger>empty() : Optional.of(number(number));
        if (token == null) return new Asked(only, List.of(), id, since);
        var asset = token.equalsIgnoreCase("eth")
                ? Optional.<EthereumAddress>empty()
                : Optional.of(EthereumWords.address(token));
        return new Asked(only, List.of(asset), id, since);
    }

    private static BigInteger number(String text) throws Failure {
        if (!text.matches("[0-9]{1,78}")) throw Failure.usage("'" + text + "' is no number of a collection.");
        return new BigInteger(text);
    }

    private static void checkAccount(WalletSnapshot snapshot, Asked asked) throws Failure {
        var unknown =
                asked.account().filter(it -> snapshot.ethereum().account(it).isEmpty());
        if (unknown.isPresent()) {
            throw Failure.refused("NoSuchAccount", "The wallet has no account " + unknown.get() + ".");
        }
    }

    private static void write(Path file, String text) throws Failure {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw Failure.environment("NotWritten", "'" + file + "' could not be written (" + Words.reason(e) + ").");
        }
    }
}
