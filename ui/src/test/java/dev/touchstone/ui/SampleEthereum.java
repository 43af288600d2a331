package dev.touchstone.ui;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.shell.EtherPractice;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.KeystoreImport;
import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.ProposedServers;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.ServerOutcome;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.ledger.LastProven;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.payment.NameResolver;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The Ethereum side of a session in a test: proofs of the kernel over a chain made up in the test, servers
/// that do not exist, and a memory of what was asked.
final class SampleEthereum implements EthereumSide {
    static final String CHAIN = "practice";
    static final EthereumAddress FIRST = SampleAccounts.address(0);
    static final EthereumAddress SECOND = SampleAccounts.address(1);
    private static final Wei ODD = new Wei(new BigInteger("3102500000000000001"));
    static final SampleBeacon BEACON = new SampleBeacon(
            CHAIN,
            TestWindow.NOW.minusSeconds(14),
            states(new Wei(new BigInteger("2852500000000000001"))),
            states(ODD));

    final Latest<EthereumSnapshot> chain;
    final Latest<ServerChoice> servers = new Latest<>(all());
    final SamplePictures pictures = new SamplePictures();
    final List<String> asked = new ArrayList<>();
    final SampleNames names = new SampleNames();
    final SampleExchange exchange = new SampleExchange(asked);
    final SampleTokenSide tokens = new SampleTokenSide(asked);
    List<OperatorsWord> offers = SampleOperators.offers(false);
    CheckpointOutcome checkpointOutcome = new CheckpointOutcome.Taken();
    SourceFault trouble = new SourceFault.Unreachable("connection refused");
    final SampleLayers layers = new SampleLayers();
    final SampleSpending spending;
    private final SampleWallet wallet;
    private final SampleAccounts accounts;
    private HeadKind newest = HeadKind.SIGNED;
    private Stage stage = new Stage.Synced();
    private Optional<EthereumSnapshot.CaughtLie> lie = Optional.empty();
    private List<String> advice = List.of();

    SampleEthereum(SampleWallet wallet, SampleAccounts accounts) {
        this.wallet = wallet;
        this.accounts = accounts;
        this.spending = new SampleSpending(wallet, asked);
        this.chain = new Latest<>(look());
    }

    /// Four accounts of all kinds, each with something.
    static SampleEthereum withAccounts(SampleWallet wallet, SampleAccounts accounts) {
        accounts.enable();
        var _ = accounts.add();
        accounts.name(SECOND, "Savings");
        accounts.imported(SampleAccounts.IMPORTED);
        var _ = accounts.watch(SampleAccounts.WATCHED, "Grandmother");
        var side = new SampleEthereum(wallet, accounts);
        side.prove();
        return side;
    }

    private static List<AccountState> states(Wei first) {
        return List.of(
                SampleBeacon.account(FIRST, 12, first),
                SampleBeacon.account(SECOND, 0, Wei.of(500_000_000_000_000_000L)),
                SampleBeacon.account(SampleAccounts.IMPORTED, 3, Wei.of(31_200_000_000_000_000L)),
                SampleBeacon.account(SampleAccounts.WATCHED, 1, Wei.of(1_275_000_000_000_000_000L)));
    }

    /// The node proves all accounts in the newest block.
    void prove() {
        report(address -> BEACON.account(address, HeadKind.SIGNED));
    }

    /// One account's proof turns out to be a lie.
    void fail(EthereumAddress account) {
        report(address -> address.equals(account) ? BEACON.lie(address) : BEACON.account(address, HeadKind.SIGNED));
    }

    private void report(Function<EthereumAddress, Finding<AccountState>> prover) {
        Map<EthereumAddress, Finding<AccountState>> found = new LinkedHashMap<>();
        for (var address : wallet.snapshot().get().ethereum().addresses()) found.put(address, prover.apply(address));
        wallet.ledger.ethereum().found(CHAIN, found);
        wallet.publish();
    }

    /// Nothing is found yet; what was proven three hours ago is remembered.
    void forget() {
        for (var state : states(ODD)) {
            var point = BEACON.head(HeadKind.FINALIZED).block().asOf();
            var last = new LastProven(point, TestWindow.NOW.minus(Duration.ofHours(3)), state.nonce(), state.balance());
            wallet.apply(new WalletEvent.EtherProven(CHAIN, state.address(), last, TestWindow.NOW));
        }
        var reason = new Pending.Reason.NobodyProves();
        report(_ -> Pending.because(reason));
        lose(reason);
    }

    /// The node can prove nothing newer.
    void lose(Pending.Reason reason) {
        wallet.ledger.ethereum().lost(CHAIN, reason);
        wallet.publish();
    }

    void stage(Stage stage) {
        this.stage = stage;
        chain.set(look());
    }

    /// Another block is the newest one known.
    void turn() {
        newest = newest == HeadKind.SIGNED ? HeadKind.FINALIZED : HeadKind.SIGNED;
        chain.set(look());
    }

    void catchLie() {
        lie = Optional.of(new EthereumSnapshot.CaughtLie(
                TestWindow.NOW.minus(Duration.ofMinutes(12)),
                "execution.example.net",
                new Refutation.TrieNodeHashMismatch(3)));
        chain.set(look());
    }

    void advise(String words) {
        advice = List.of(words);
        chain.set(look());
    }

    private static boolean isKnown(Stage stage) {
        return switch (stage) {
            case Stage.NotSetUp _, Stage.Starting _, Stage.Syncing _, Stage.StaleAnchor _, Stage.CheckpointUnknown _ ->
                false;
            case Stage.Offline _,
                    Stage.CatchingUp _,
                    Stage.Synced _,
                    Stage.Stale _,
                    Stage.RulesUnknown _,
                    Stage.Stopped _ -> true;
        };
    }

    private EthereumSnapshot look() {
        boolean isKnown = isKnown(stage);
        var checkpoint =
                new Checkpoint(BEACON.checkpointRoot(), new Checkpoint.Origin.BuiltIn("0.1.0"), TestWindow.NOW);
        return new EthereumSnapshot(
                BEACON.chain(),
                stage,
                isKnown ? Optional.of(BEACON.head(newest)) : Optional.empty(),
                isKnown ? Optional.of(BEACON.head(HeadKind.FINALIZED)) : Optional.empty(),
                Optional.of(checkpoint),
                Optional.of(
                        stage instanceof Stage.StaleAnchor(var age, var _)
                                ? TestWindow.NOW.minus(age)
                                : BEACON.checkpointTime()),
                BEACON.period(),
                stage instanceof Stage.NotSetUp ? List.of() : SampleServers.rows(stage instanceof Stage.Offline),
                lie.stream().toList(),
                advice,
                new EthereumSnapshot.Checked(27, 340, 1_240_000));
    }

    private static ServerChoice all() {
        var agreed = SampleServers.proposals().servers().stream()
                .map(ProposedServers.Server::address)
                .collect(Collectors.toUnmodifiableSet());
        var own = new ServerChoice.OwnNode(SourceRole.EXECUTION, URI.create("http://192.168.1.5:8545"));
        return new ServerChoice.Asks(agreed, List.of(own));
    }

    @Override
    public Latest<EthereumSnapshot> chain() {
        return chain;
    }

    @Override
    public ProposedServers proposed() {
        return SampleServers.proposals();
    }

    @Override
    public Latest<ServerChoice> servers() {
        return servers;
    }

    @Override
    public CompletableFuture<FileOutcome> choose(ServerChoice choice) {
        asked.add(
                switch (choice) {
                    case ServerChoice.NotMade _ -> "nothing chosen";
                    case ServerChoice.BitcoinOnly _ -> "bitcoin only";
                    case ServerChoice.Asks asks ->
                        "ask " + asks.agreed().size() + " servers, "
                                + asks.own().size() + " own";
                });
        servers.set(choice);
        return CompletableFuture.completedFuture(new FileOutcome.Written(Path.of("servers")));
    }

    @Override
    public CompletableFuture<ServerOutcome> addBeacon(String address) {
        return add(SourceRole.BEACON, address);
    }

    @Override
    public CompletableFuture<ServerOutcome> addExecution(String address) {
        return add(SourceRole.EXECUTION, address);
    }

    private CompletableFuture<ServerOutcome> add(SourceRole role, String address) {
        asked.add("add " + role + " " + address);
        if (address.contains(" ")) return CompletableFuture.completedFuture(new ServerOutcome.NotAnAddress(address));
        var uri = URI.create(address.contains("//") ? address : "http://" + address);
        if (address.contains("down")) return CompletableFuture.completedFuture(new ServerOutcome.OfNoUse(uri, trouble));
        var own = new ArrayList<ServerChoice.OwnNode>();
        Set<URI> agreed = Set.of();
        if (servers.get() instanceof ServerChoice.Asks asks) {
            own.addAll(asks.own());
            agreed = asks.agreed();
        }
        own.add(new ServerChoice.OwnNode(role, uri));
        servers.set(new ServerChoice.Asks(agreed, own));
        return CompletableFuture.completedFuture(new ServerOutcome.Added(uri));
    }

    @Override
    public void goOffline(boolean offline) {
        stage(offline ? new Stage.Offline(true) : new Stage.Synced());
    }

    @Override
    public Duration checkpointLimit() {
        return Duration.ofDays(14);
    }

    @Override
    public CompletableFuture<List<OperatorsWord>> compareCheckpoints() {
        asked.add("compare");
        return CompletableFuture.completedFuture(offers);
    }

    @Override
    public CompletableFuture<CheckpointOutcome> useCheckpoint(Hash256 root, Checkpoint.Origin origin) {
        asked.add("checkpoint " + root.hex().substring(0, 8) + " " + origin);
        return CompletableFuture.completedFuture(checkpointOutcome);
    }

    @Override
    public CompletableFuture<Boolean> forceCommittee() {
        asked.add("force");
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public NameResolver names() {
        return names;
    }

    @Override
    public CompletableFuture<EthereumEnabling> enable(char[] password) {
        return accounts.enable(password);
    }

    @Override
    public CompletableFuture<KeyImport> importKey(char[] key, String label, char[] password) {
        return accounts.importKey(key, label, password);
    }

    @Override
    public CompletableFuture<KeystoreImport> importKeystore(
            Path file, char[] filePassword, String label, char[] password) {
        asked.add("keystore " + file.getFileName());
        return CompletableFuture.completedFuture(
                file.endsWith("notes.txt")
                        ? new KeystoreImport.NotOpenable(new KeystoreFile.Outcome.NotAKeystore("no JSON"))
                        : new KeystoreImport.Tried(
                                new String(filePassword).equals("testpassword")
                                        ? new KeyImport.Imported(accounts.imported(SampleBeacon.stranger(5)))
                                        : new KeyImport.FileNotOpened(new KeystoreFile.Opening.WrongPassword())));
    }

    @Override
    public SampleSpending spending() {
        return spending;
    }

    @Override
    public SampleLayers layers() {
        return layers;
    }

    @Override
    public CompletableFuture<List<Finding<AccountState>>> settled(List<EthereumAddress> addresses) {
        return found(addresses, HeadKind.FINALIZED);
    }

    @Override
    public CompletableFuture<List<Finding<AccountState>>> checkAgain(List<EthereumAddress> addresses) {
        return found(addresses, HeadKind.SIGNED);
    }

    private static CompletableFuture<List<Finding<AccountState>>> found(List<EthereumAddress> accounts, HeadKind at) {
        return CompletableFuture.completedFuture(
                accounts.stream().map(each -> BEACON.account(each, at)).toList());
    }

    @Override
    public CompletableFuture<FileOutcome> exportProof(List<EthereumAddress> addresses, Path file) {
        asked.add("export " + addresses.size() + " to " + file);
        return CompletableFuture.completedFuture(new FileOutcome.Written(file));
    }

    @Override
    public CompletableFuture<Finding<?>> checkAnswerAgain(Proven<?> answer) {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<FileOutcome> exportAnswer(Proven<?> answer, Path file) {
        asked.add("export an answer to " + file);
        return CompletableFuture.completedFuture(new FileOutcome.Written(file));
    }

    @Override
    public CompletableFuture<FileOutcome> exportHistory(Subject subject, Path file) {
        asked.add("export the history of " + subject.account() + " to " + file);
        return CompletableFuture.completedFuture(new FileOutcome.Written(file));
    }

    @Override
    public SampleTokenSide tokens() {
        return tokens;
    }

    @Override
    public Optional<ExchangeSide> exchanges() {
        return Optional.of(exchange);
    }

    @Override
    public Optional<PictureSide> pictures() {
        return Optional.of(pictures);
    }

    @Override
    public Optional<EtherPractice> practice() {
        return Optional.of(new SampleEtherPractice(asked));
    }
}
