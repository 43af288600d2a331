package dev.touchstone.app.window;

import dev.touchstone.app.node.Awaiting;
import dev.touchstone.app.node.FeeQuotes;
import dev.touchstone.app.node.PeerNames;
import dev.touchstone.app.node.WalletOnChain;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.PracticeControls;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.RevealOutcome;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.SignOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// An open wallet on its chain, as the screens see it. Thread-safe.
final class WalletSession implements Session {
    private static final Duration TO_CONNECT = Duration.ofSeconds(12);

    private final WalletOnChain joined;
    private final PeerNames names;
    private final Executor background;
    private final @Nullable Practising practising;
    private final @Nullable WalletEthereum ethereum;
    private final @Nullable WalletApps apps;

    /// A wallet of the practice network: its controls, and the password that nobody has to type.
    record Practising(PracticeControls controls, String password) {}

    private WalletSession(
            WalletOnChain joined,
            PeerNames names,
            Executor background,
            @Nullable Practising practising,
            @Nullable WalletEthereum ethereum,
            @Nullable WalletApps apps) {
        this.joined = joined;
        this.names = names;
        this.background = background;
        this.practising = practising;
        this.ethereum = ethereum;
        this.apps = apps;
    }

    static WalletSession real(
            WalletOnChain joined,
            PeerNames names,
            Executor background,
            Optional<WalletEthereum> ethereum,
            Optional<WalletApps> apps) {
        return new WalletSession(joined, names, background, null, ethereum.orElse(null), apps.orElse(null));
    }

    static WalletSession practising(
            WalletOnChain joined,
            PeerNames names,
            Executor background,
            Practising practising,
            WalletEthereum ethereum,
            WalletApps apps) {
        return new WalletSession(joined, names, background, practising, ethereum, apps);
    }

    private BitcoinNode node() {
        return joined.node();
    }

    @Override
    public OpenWallet wallet() {
        return joined.wallet();
    }

    @Override
    public Latest<BitcoinSnapshot> bitcoin() {
        return node().snapshot();
    }

    @Override
    public FeeQuote fees() {
        node().refreshFees();
        return FeeQuotes.of(node().network(), bitcoin().get().fees());
    }

    @Override
    public boolean asksForPassword() {
        return practising == null;
    }

    @Override
    public CompletableFuture<SignOutcome> sign(Draft draft, char[] password) {
        if (practising == null) return wallet().sign(draft, password);
        Arrays.fill(password, '\0');
        return wallet().sign(draft, practising.password().toCharArray());
    }

    @Override
    public CompletableFuture<RevealOutcome> reveal(char[] password) {
        if (practising == null) return wallet().reveal(password);
        Arrays.fill(password, '\0');
        return wallet().reveal(practising.password().toCharArray());
    }

    @Override
    public CompletableFuture<Finding<ConfirmedTransaction>> checkAgain(TxId payment) {
        return CompletableFuture.supplyAsync(() -> wallet().checkAgain(payment, node()), background);
    }

    @Override
    public CompletableFuture<FileOutcome> exportProof(TxId payment, Path file) {
        return CompletableFuture.supplyAsync(
                () -> wallet().proofFile(payment, node()::headers)
                        .map(proof -> write(proof.toBytes(), file))
                        .orElseGet(FileOutcome.NothingProven::new),
                background);
    }

    @Override
    public CompletableFuture<FileOutcome> save(String text, Path file) {
        return CompletableFuture.supplyAsync(() -> write(text.getBytes(StandardCharsets.UTF_8), file), background);
    }

    private static FileOutcome write(byte[] bytes, Path file) {
        try {
            Files.write(file, bytes);
            return new FileOutcome.Written(file);
        } catch (IOException e) {
            return new FileOutcome.NotWritten(file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public CompletableFuture<PeerOutcome> addPeer(String address) {
        return CompletableFuture.supplyAsync(
                () -> switch (names.find(address.strip(), node().network())) {
                    case PeerNames.Named.Found(var found) -> {
                        node().addPeer(found);
                        yield awaitPeer(found.toString());
                    }
                    case PeerNames.Named.NotAnAddress(var text) -> new PeerOutcome.NotAnAddress(text);
                    case PeerNames.Named.UnknownHost(var host) ->
                        new PeerOutcome.NoAnswer(address, "no host is called " + host);
                },
                background);
    }

    private PeerOutcome awaitPeer(String address) {
        try (var changes = Awaiting.changesOf(bitcoin())) {
            boolean connected = changes.until(() -> row(address).isPresent(), TO_CONNECT);
            if (!connected)
                return new PeerOutcome.NoAnswer(address, "no connection within " + TO_CONNECT.toSeconds() + " s");
            return row(address).filter(row -> !row.servesFilters()).isPresent()
                    ? new PeerOutcome.Unsuitable(address, "it serves no compact filters (BIP157)")
                    : new PeerOutcome.Connected(address);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new PeerOutcome.NoAnswer(address, "the program is ending");
        }
    }

    private Optional<BitcoinSnapshot.PeerRow> row(String address) {
        return bitcoin().get().peers().stream()
                .filter(peer -> peer.address().equals(address))
                .findFirst();
    }

    @Override
    public void goOffline(boolean offline) {
        if (offline) node().goOffline();
        else node().goOnline();
    }

    @Override
    public Optional<PracticeControls> practice() {
        return Optional.ofNullable(practising).map(Practising::controls);
    }

    @Override
    public Optional<EthereumSide> ethereum() {
        return Optional.ofNullable(ethereum);
    }

    @Override
    public Optional<AppSide> apps() {
        return Optional.ofNullable(apps);
    }

    /// Ends the scan and closes the wallet; the nodes go on.
    void close() {
        if (apps != null) apps.close();
        if (ethereum != null) ethereum.close();
        joined.close();
        wallet().close();
    }
}
