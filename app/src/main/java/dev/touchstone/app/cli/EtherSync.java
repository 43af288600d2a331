package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.Awaiting;
import dev.touchstone.app.node.EthereumOnChain;
import dev.touchstone.app.node.HistoryOnChain;
import dev.touchstone.app.node.HistoryProofs;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.app.node.TokensOnChain;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.CaughtLie;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Head;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HistoryProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumCounterpart;
import dev.touchstone.wallet.ledger.EthereumHistory;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Proves the ether of a wallet, while the wallet's Bitcoin chain is followed. Confined to one thread.
final class EtherSync implements AutoCloseable {
    private static final Duration TO_PROVE = Duration.ofSeconds(30);
    private static final Duration TO_SEARCH = Duration.ofSeconds(60);

    private final OpenWallet wallet;
    private final FollowedEthereum followed;
    private final EthereumOnChain joined;
    private final TokensOnChain tokens;
    private final HistoryOnChain history;

    private EtherSync(OpenWallet wallet, FollowedEthereum followed) {
        this.wallet = wallet;
        this.followed = followed;
        this.joined = EthereumOnChain.join(wallet, followed.node());
        this.tokens = TokensOnChain.join(wallet, followed.node());
        this.history = HistoryOnChain.join(wallet, followed.node());
    }

    /// Begins, if a person named or allowed servers to ask.
    static Optional<EtherSync> begin(OpenWallet wallet, Ethereums ethereums, EthereumOptions wanted, Console console)
            throws Failure, IOException {
        if (!wanted.isOnline()) return Optional.empty();
        var chain = chain(wallet, ethereums, wanted);
        return Optional.of(new EtherSync(wallet, ethereums.follow(wanted, chain, console)));
    }

    /// The network that was named, or the one that goes with the wallet's; refused where it does not go with it.
    static EthereumChain chain(OpenWallet wallet, Ethereums ethereums, EthereumOptions wanted)
            throws Failure, IOException {
        var chain = ethereums.chain(wanted, EthereumCounterpart.of(wallet.network()));
        if (EthereumCounterpart.goWith(wallet.network(), chain.id())) return chain;
        throw Failure.refused(
                "WrongNetwork",
                "The wallet '" + wallet.name() + "' is one of the network '"
                        + wallet.network().id() + "', which does not go together with the Ethereum network '"
                        + chain.id() + "'.");
    }

    private EthereumHoldings holdings() {
        return wallet.snapshot().get().ethereum();
    }

    /// Waits until all accounts are proven.
    ///
    /// @return what stands in the way, if anything does
    Optional<Failure> finish(Duration patience, Console console) throws InterruptedException {
        try {
            var ready = EthereumRun.ready(followed, HeadKind.SIGNED, patience, console);
            try (var changes = Awaiting.changesOf(wallet.snapshot())) {
                changes.until(() -> isDecided(holdings()), TO_PROVE);
                changes.until(() -> !wallet.snapshot().get().tokens().isPending(), TO_PROVE);
            }
            try (var changes = Awaiting.changesOf(wallet.snapshot())) {
                changes.until(history::isAtRest, TO_SEARCH);
            }
            return ready.reservation().or(this::unproven);
        } catch (Failure failure) {
            return Optional.of(failure);
        }
    }

    private static boolean isDecided(EthereumHoldings holdings) {
        boolean isProven = holdings.total().isProven()
                && holdings.watched().map(Finding::isProven).orElse(true);
        boolean isFound = holdings.accounts().stream()
                .allMatch(it -> it.state() instanceof Proven || it.state() instanceof Refuted);
        return isProven
                || (isFound && lie(holdings).isPresent())
                || holdings.accounts().isEmpty();
    }

    private Optional<Failure> unproven() {
        var holdings = holdings();
        if (isDecided(holdings) && lie(holdings).isEmpty()) return Optional.empty();
        var why = lie(holdings);
        if (why.isPresent()) {
            return Optional.of(Failure.refused(
                    why.get().code(), "The ether is not proven: " + Words.plain(Texts.explain(why.get())) + liars()));
        }
        var unproven = holdings.total().isProven() ? holdings.watched().orElse(holdings.total()) : holdings.total();
        return Optional.of(Failure.environment(
                "EtherNotProven", "The ether is not proven: " + EthereumWords.because(unproven) + liars()));
    }

    /// What the proof of an account turned out to be.
    private static Optional<Refutation> lie(EthereumHoldings holdings) {
        for (var holding : holdings.accounts()) {
            if (holding.state() instanceof Refuted<AccountState>(var why)) return Optional.of(why);
        }
        return Optional.empty();
    }

    private String liars() {
        var names = followed.now().caughtLies().stream()
                .map(CaughtLie::source)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " Caught: " + names + ".";
    }

    Json.Members json() {
        var node = followed.now();
        return Json.Members.none()
                .with("chain", node.chain().id())
                .with("stage", node.stage().getClass().getSimpleName())
                .with("head", node.head().flatMap(EtherSync::head).orElseGet(Json.Nothing::new))
                .withText("checkpoint", node.checkpoint().map(known -> EthereumWords.hex(known.root())))
                .with("sources", EthereumRun.sources(node.sources()))
                .with("caught", EthereumRun.caughtLies(node.caughtLies()));
    }

    private static Optional<Json> head(Head head) {
        return SignedBlocks.under(head.block()).map(EthereumMembers::head);
    }

    /// The proof that a history of the wallet adds up.
    HistoryProofFile.Made proof(Subject subject, EthereumHistory.Sum sum) {
        return HistoryProofs.of(followed.node(), subject, sum);
    }

    Page page() {
        return EtherMembers.rows(holdings()).and(EthereumRun.caughtRows(followed.now()));
    }

    /// Whom it caught lying.
    Page caughtRows() {
        return EthereumRun.caughtRows(followed.now());
    }

    @Override
    public void close() {
        history.close();
        tokens.close();
        joined.close();
        followed.close();
    }
}
