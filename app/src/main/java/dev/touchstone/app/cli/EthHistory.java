package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.ui.text.HistoryCsv;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.io.IOException;
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
            var searched = search(opened, console);
            var snapshot = opened.snapshot().get();
            checkAccount(snapshot, asked);
            var entries = snapshot.ethereumHistory().entries().stream()
                    .filter(asked::admits)
                    .toList();
            if (csv != null) write(csv, HistoryCsv.ofEthereum(entries, snapshot.tokens()));
            var members = new HistoryMembers(snapshot);
            var json = members.json(entries, asked).with("ethereum", searched.node());
            var answer = Answer.done(json, members.page(entries, asked).and(searched.caught()));
            return searched.missing().map(answer::but).orElse(answer);
        }
    }

    /// What came of a search.
    private record Searched(Optional<Failure> missing, Json node, Page caught) {
        static final Searched NOBODY = new Searched(Optional.empty(), new Json.Nothing(), Page.empty());
    }

    private Searched search(OpenWallet opened, Console console) throws Failure, IOException, InterruptedException {
        var sync = EtherSync.begin(opened, ethereums, ethereum, console);
        if (sync.isEmpty()) return Searched.NOBODY;
        try (var searching = sync.get()) {
            var missing = searching.finish(patience.patience(), console);
            return new Searched(missing, searching.json(), searching.caughtRows());
        }
    }

    /// Which part of a history is wanted. Immutable.
    ///
    /// @param token whether of one contract only: its address, or none for ether
    record Asked(Optional<EthereumAddress> account, List<Optional<EthereumAddress>> token, long since) {
        boolean admits(EthereumEntry entry) {
            return account.filter(it -> !it.equals(entry.account())).isEmpty()
                    && entry.parts().stream().anyMatch(part -> isAbout(part.asset()))
                    && entry.block().height().value() >= since;
        }

        boolean isAbout(MovedAsset asset) {
            return token.isEmpty() || token.getFirst().equals(asset.inContract());
        }
    }

    private Asked asked() throws Failure {
        if (since < 0) throw Failure.usage("A block's number is not below zero: " + since + ".");
        var only = account == null ? Optional.<EthereumAddress>empty() : Optional.of(EthereumWords.address(account));
        if (token == null) return new Asked(only, List.of(), since);
        var asset = token.equalsIgnoreCase("eth")
                ? Optional.<EthereumAddress>empty()
                : Optional.of(EthereumWords.address(token));
        return new Asked(only, List.of(asset), since);
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
