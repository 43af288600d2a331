package dev.touchstone.app.window;

import dev.touchstone.app.node.EthereumOnChain;
import dev.touchstone.app.node.HistoryOnChain;
import dev.touchstone.app.node.HistoryProofs;
import dev.touchstone.app.node.NamesOnChain;
import dev.touchstone.app.node.TokensOnChain;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.AnchorAge;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import dev.touchstone.spv.ethereum.source.HttpGateways;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HistoryProofFile;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.shell.EtherPractice;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.KeystoreImport;
import dev.touchstone.ui.shell.LayerSide;
import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.ProposedServers;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.ServerOutcome;
import dev.touchstone.ui.shell.TokenSide;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.payment.NameResolver;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The Ethereum side of an open wallet, as the screens see it. Thread-safe.
final class WalletEthereum implements EthereumSide {
    private final EthereumOnChain joined;
    private final TokensOnChain tokens;
    private final HistoryOnChain history;
    private final WalletTokenSide tokenSide;
    private final WalletLayers layers;
    private final WalletPictures pictures;
    private final OpenWallet wallet;
    private final EthereumNodes.Running running;
    private final Executor background;
    private final @Nullable Practising practising;

    /// The controls of a practice network, and the password that nobody has to type.
    ///
    /// @param layerServer where the server of the chain beside it is
    record Practising(EtherPractice controls, String password, String layerServer) {}

    /// Begins to prove the wallet's accounts.
    ///
    /// @param practising where this is the practice network
    WalletEthereum(
            OpenWallet wallet,
            EthereumNodes.Running running,
            OpenedLists lists,
            WalletPictures.Outside content,
            Executor background,
            Optional<Practising> practising) {
        this.wallet = wallet;
        this.running = running;
        this.background = background;
        this.practising = practising.orElse(null);
        this.joined = EthereumOnChain.join(wallet, running.node());
        this.tokens = TokensOnChain.join(wallet, running.node());
        this.history = HistoryOnChain.join(wallet, running.node());
        this.tokenSide = new WalletTokenSide(running.node(), lists, background);
        this.layers = WalletLayers.join(wallet, running, practising.map(Practising::layerServer));
        this.pictures = new WalletPictures(wallet, content);
    }

    private EthereumNode node() {
        return running.node();
    }

    private <T> CompletableFuture<T> run(Supplier<T> command) {
        return CompletableFuture.supplyAsync(command, background);
    }

    @Override
    public Latest<EthereumSnapshot> chain() {
        return node().snapshot();
    }

    @Override
    public ProposedServers proposed() {
        return running.servers().proposed();
    }

    @Override
    public Latest<ServerChoice> servers() {
        return running.servers().choice();
    }

    @Override
    public CompletableFuture<FileOutcome> choose(ServerChoice choice) {
        return run(() -> running.servers().choose(choice, node()));
    }

    @Override
    public CompletableFuture<ServerOutcome> addBeacon(String address) {
        return run(() -> running.servers().addOwn(SourceRole.BEACON, address, node()));
    }

    @Override
    public CompletableFuture<ServerOutcome> addExecution(String address) {
        return run(() -> running.servers().addOwn(SourceRole.EXECUTION, address, node()));
    }

    @Override
    public void goOffline(boolean offline) {
        if (offline) node().goOffline();
        else node().goOnline();
    }

    @Override
    public Duration checkpointLimit() {
        return AnchorAge.limit(node().chain().schedule(), running.clock().instant());
    }

    @Override
    public CompletableFuture<List<OperatorsWord>> compareCheckpoints() {
        return run(() -> node().compareCheckpoints());
    }

    @Override
    public CompletableFuture<CheckpointOutcome> useCheckpoint(Hash256 root, Checkpoint.Origin origin) {
        return run(() -> node().useCheckpoint(
                        new Checkpoint(root, origin, running.clock().instant())));
    }

    @Override
    public CompletableFuture<Boolean> forceCommittee() {
        return run(() -> node().forceUpdate());
    }

    /// What was typed, or the password that nobody has to type. What was typed is wiped where it is not used.
    private char[] password(char[] typed) {
        if (practising == null) return typed;
        Arrays.fill(typed, '\0');
        return practising.password().toCharArray();
    }

    @Override
    public CompletableFuture<EthereumEnabling> enable(char[] password) {
        return wallet.ethereum().enable(password(password));
    }

    @Override
    public CompletableFuture<KeyImport> importKey(char[] key, String label, char[] password) {
        return wallet.ethereum().importKey(key, label, password(password));
    }

    @Override
    public CompletableFuture<KeystoreImport> importKeystore(
            Path file, char[] filePassword, String label, char[] password) {
        var typed = password(password);
        return run(() -> readKeystore(file)).thenCompose(read -> switch (read) {
            case Keystore.Read(KeystoreFile.Outcome.Whole(var keystore)) ->
                wallet.ethereum()
                        .importKeystore(keystore, filePassword, label, typed)
                        .<KeystoreImport>thenApply(KeystoreImport.Tried::new);
            case Keystore.Read(var other) -> wiped(new KeystoreImport.NotOpenable(other), filePassword, typed);
            case Keystore.NotRead(var reason) -> wiped(new KeystoreImport.NotRead(file, reason), filePassword, typed);
        });
    }

    private static CompletableFuture<KeystoreImport> wiped(KeystoreImport outcome, char[]... secrets) {
        for (var secret : secrets) Arrays.fill(secret, '\0');
        return CompletableFuture.completedFuture(outcome);
    }

    /// What was found of a keystore file.
    private sealed interface Keystore {
        record Read(KeystoreFile.Outcome outcome) implements Keystore {}

        record NotRead(String reason) implements Keystore {}
    }

    private static Keystore readKeystore(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new Keystore.Read(KeystoreFile.parse(in.readNBytes(KeystoreFile.MOST_BYTES + 1)));
        } catch (IOException e) {
            return new Keystore.NotRead(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public EthereumSpending spending() {
        return new WalletSpending(wallet.ethereumPayments(), this::password);
    }

    @Override
    public LayerSide layers() {
        return layers;
    }

    @Override
    public CompletableFuture<List<Finding<AccountState>>> settled(List<EthereumAddress> accounts) {
        return run(() -> node().accounts(accounts, HeadKind.FINALIZED));
    }

    @Override
    public CompletableFuture<List<Finding<AccountState>>> checkAgain(List<EthereumAddress> accounts) {
        return run(() -> accounts.stream().map(this::checkAgain).toList());
    }

    private Finding<AccountState> checkAgain(EthereumAddress account) {
        var now = running.clock().instant();
        return proven(account)
                .map(proven -> EthereumProofFile.checkAgain(proven, node().chain(), new BlstBls(), now))
                .orElseGet(() -> Pending.because(new Pending.Reason.NotChecked()));
    }

    private Optional<Proven<AccountState>> proven(EthereumAddress account) {
        return wallet.snapshot().get().ethereum().accounts().stream()
                .filter(holding -> holding.account().address().equals(account))
                .map(EthereumHolding::state)
                .findFirst()
                .flatMap(
                        state -> state instanceof Proven<AccountState> proven ? Optional.of(proven) : Optional.empty());
    }

    /// Of several accounts each has a file of its own, beside the first, with the account in its name.
    @Override
    public CompletableFuture<FileOutcome> exportProof(List<EthereumAddress> accounts, Path file) {
        return run(() -> {
            var files = new ArrayList<EthereumProofFile>();
            for (var account : accounts) {
                var proof = proven(account).flatMap(EthereumProofFile::of);
                if (proof.isEmpty()) return new FileOutcome.NothingProven();
                files.add(proof.get());
            }
            return files.isEmpty() ? new FileOutcome.NothingProven() : write(files, accounts, file);
        });
    }

    private static FileOutcome write(List<EthereumProofFile> files, List<EthereumAddress> accounts, Path file) {
        try {
            for (int i = 0; i < files.size(); i++) {
                var name = file.getFileName() + "." + accounts.get(i).text();
                Files.write(
                        i == 0 ? file : file.resolveSibling(name), files.get(i).toBytes());
            }
            return new FileOutcome.Written(file);
        } catch (IOException e) {
            return new FileOutcome.NotWritten(file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public CompletableFuture<Finding<?>> checkAnswerAgain(Proven<?> answer) {
        return run(() -> EthereumProofFile.checkAgain(
                answer, node().chain(), new BlstBls(), running.clock().instant()));
    }

    @Override
    public CompletableFuture<FileOutcome> exportAnswer(Proven<?> answer, Path file) {
        return run(() -> EthereumProofFile.of(answer)
                .map(proof -> write(proof.toBytes(), file))
                .orElseGet(FileOutcome.NothingProven::new));
    }

    @Override
    public CompletableFuture<FileOutcome> exportHistory(Subject subject, Path file) {
        return run(() -> wallet.snapshot()
                .get()
                .ethereumHistory()
                .sum(subject)
                .map(sum -> switch (HistoryProofs.of(node(), subject, sum)) {
                    case HistoryProofFile.Made.File(var proof, var _) -> write(proof.toBytes(), file);
                    case HistoryProofFile.Made.Not(var why) -> new FileOutcome.NotGathered(why);
                })
                .orElseGet(FileOutcome.NothingProven::new));
    }

    private static FileOutcome write(byte[] proof, Path file) {
        try {
            Files.write(file, proof);
            return new FileOutcome.Written(file);
        } catch (IOException e) {
            return new FileOutcome.NotWritten(file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public NameResolver names() {
        var gateways = new HttpGateways(running.http(), HttpGateways.PATIENCE);
        return new NamesOnChain(node().chain(), node(), gateways, running.clock(), background);
    }

    @Override
    public TokenSide tokens() {
        return tokenSide;
    }

    @Override
    public Optional<ExchangeSide> exchanges() {
        return SwapContracts.on(node().chain().chainId())
                .map(contracts -> new WalletExchanges(contracts, node(), background));
    }

    @Override
    public Optional<PictureSide> pictures() {
        return Optional.of(pictures);
    }

    @Override
    public Optional<EtherPractice> practice() {
        return Optional.ofNullable(practising).map(Practising::controls);
    }

    /// Ends the watch; the node goes on.
    void close() {
        layers.close();
        pictures.close();
        history.close();
        tokens.close();
        joined.close();
    }
}
