package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.ScanHandle;
import dev.touchstone.spv.bitcoin.node.ScanListener;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.Later;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LabelFile;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.LabelText;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.PasswordChange;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.StoredProof;
import dev.touchstone.wallet.ledger.TransactionDetail;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Broadcaster;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.Drafts;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.SignOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// An open wallet on its file: it owns the wallet-ledger loop, on which journal and ledger live. Thread-safe.
final class JournaledWallet implements OpenWallet {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final String name;
    private final OpenWalletFile file;
    private final WalletPorts ports;
    private final WalletState state;
    private final Loop loop;
    private final Latest<WalletSnapshot> latest;
    private final Publisher publisher;
    private final Outbox outbox;
    private final ScanFollower follower;
    private final PaymentDesk desk;
    private final PasswordDesk passwords;
    private final EthereumDesk ethereum;
    private final EthereumMessageDesk messages;
    private final EthereumFollower ethereumFollower;
    private final TokenDesk tokens;
    private final TokenFollower tokenFollower;
    private final AppDesk apps;
    private final HistoryFollower historyFollower;
    private final EthereumOutbox ethereumOutbox;
    private final EthereumPaymentDesk ethereumPayments;
    private final ContactDesk contacts;

    /// Takes over the file; `ledger` is folded from its journal.
    ///
    /// @param kdf how dear to make a new password
    JournaledWallet(String name, OpenWalletFile file, Ledger ledger, WalletPorts ports, Supplier<KdfParameters> kdf) {
        this.name = name;
        this.file = file;
        this.ports = ports;
        this.state = new WalletState(file.network(), file.journal(), ledger, ports.clock());
        this.latest = new Latest<>(state.look());
        this.loop = new Loop("wallet-ledger", ports.onBug());
        this.outbox = new Outbox(state, loop, ports.background(), ports.clock(), this::publishSoon);
        this.ethereumOutbox = new EthereumOutbox(state, loop, ports.background(), ports.clock(), this::publishSoon);
        this.publisher = new Publisher(loop, ports.background(), state::look, latest, this::published);
        this.follower = new ScanFollower(state, loop, ports, publisher::soon);
        this.desk = new PaymentDesk(file, state, loop, ports, publisher::now);
        this.passwords = new PasswordDesk(file, loop, kdf);
        this.ethereum = new EthereumDesk(file, state, loop, ports, publisher::now);
        this.messages = new EthereumMessageDesk(file, state, loop, ports, publisher::now);
        var paymentFollower =
                new EthereumPaymentFollower(state, loop, ports, Later.on(ports.background()), publisher::soon);
        this.ethereumFollower = new EthereumFollower(
                state, file.network(), loop, ports.clock(), publisher::soon, paymentFollower::proven);
        this.ethereumPayments = new EthereumPaymentDesk(
                file, state, loop, ports, latest::get, publisher::now, ethereumOutbox, paymentFollower);
        this.tokens = new TokenDesk(state, loop, ports.clock(), publisher::now);
        this.apps = new AppDesk(state, loop, ports.clock());
        this.tokenFollower = new TokenFollower(state, file.network(), loop, ports.clock(), publisher::soon);
        this.historyFollower = new HistoryFollower(state, file.network(), loop, ports.clock(), publisher::soon);
        this.contacts = new ContactDesk(state, loop, ports, latest, publisher::now);
    }

    private void published(WalletSnapshot snapshot) {
        outbox.review(snapshot);
        ethereumOutbox.review(snapshot);
    }

    private void publishSoon() {
        publisher.soon();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Network network() {
        return file.network();
    }

    @Override
    public Latest<WalletSnapshot> snapshot() {
        return latest;
    }

    @Override
    public ScanRequest scanRequest() {
        return ask(follower::request);
    }

    @Override
    public ScanListener scanListener() {
        return follower;
    }

    @Override
    public void follow(ScanHandle scan) {
        WalletLoop.post(loop, () -> follower.follow(scan));
    }

    @Override
    public CompletableFuture<Void> checkProofs(HeaderLookup headers) {
        return CompletableFuture.supplyAsync(() -> check(ask(state.ledger()::proofs), headers), ports.background())
                .thenCompose(findings -> onLoop(() -> {
                    state.checked(findings);
                    publisher.now();
                    return findings;
                }))
                .thenAccept(_ -> {});
    }

    static Map<StoredProof, Finding<ConfirmedTransaction>> check(List<StoredProof> proofs, HeaderLookup headers) {
        var findings = new LinkedHashMap<StoredProof, Finding<ConfirmedTransaction>>();
        for (var proof : proofs) findings.put(proof, proof.check(headers));
        return findings;
    }

    @Override
    public Finding<ConfirmedTransaction> checkAgain(TxId txid, HeaderLookup headers) {
        var proof = ask(() -> state.ledger().proofOf(txid));
        if (proof.isPresent()) return proof.get().check(headers);
        return latest.get().entry(txid).map(entry -> entry.finding()).orElseGet(JournaledWallet::nothingKnown);
    }

    private static Finding<ConfirmedTransaction> nothingKnown() {
        return Pending.because(new Pending.Reason.NotChecked());
    }

    @Override
    public Optional<ProofFile> proofFile(TxId txid, ProofFile.HeaderSource headers) {
        return latest.get()
                .entry(txid)
                .flatMap(entry -> entry.finding() instanceof Proven<ConfirmedTransaction> proven
                        ? Optional.of(ProofFile.of(proven, headers))
                        : Optional.empty());
    }

    @Override
    public void attach(Broadcaster broadcaster) {
        WalletLoop.post(loop, () -> outbox.attach(broadcaster, latest.get()));
    }

    @Override
    public EthereumAccounts ethereum() {
        return ethereum;
    }

    @Override
    public EthereumMessages messages() {
        return messages;
    }

    @Override
    public EthereumPayments ethereumPayments() {
        return ethereumPayments;
    }

    @Override
    public EthereumListener ethereumListener() {
        return ethereumFollower;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public Apps apps() {
        return apps;
    }

    @Override
    public TokenListener tokenListener() {
        return tokenFollower;
    }

    @Override
    public HistoryListener historyListener() {
        return historyFollower;
    }

    @Override
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public CompletableFuture<Saving<ReceiveAddress>> nextAddress(AddressType type) {
        return onLoop(() -> {
            var book = state.ledger().book();
            var path = book.firstFresh(type, Branch.RECEIVE);
            var address = new ReceiveAddress(book.address(path), path, false, "");
            return save(new WalletEvent.AddressRevealed(path, ports.clock().instant()), address);
        });
    }

    @Override
    public CompletableFuture<Saving<LabelTarget>> label(LabelTarget target, String label) {
        return onLoop(() -> save(new WalletEvent.LabelSet(target, LabelText.tidy(label)), target));
    }

    @Override
    public CompletableFuture<Saving<OutPoint>> freeze(OutPoint coin, boolean frozen) {
        return onLoop(() -> save(new WalletEvent.CoinFrozen(coin, frozen), coin));
    }

    @Override
    public CompletableFuture<Saving<Boolean>> confirmBackup() {
        return onLoop(() -> save(new WalletEvent.BackedUp(ports.clock().instant()), true));
    }

    private <T> Saving<T> save(WalletEvent event, T value) {
        return save(List.of(event), value);
    }

    private <T> Saving<T> save(List<WalletEvent> events, T value) {
        return switch (state.record(events)) {
            case SaveOutcome.Saved _ -> {
                follower.tellNewScripts();
                publisher.now();
                yield new Saving.Saved<>(value);
            }
            case SaveOutcome.NotSaved notSaved -> new Saving.NotSaved<>(notSaved.reason());
        };
    }

    @Override
    public DraftOutcome prepare(DraftRequest request, FeeQuote quote) {
        return Drafts.prepare(request, quote, desk.context(latest.get()));
    }

    @Override
    public CompletableFuture<SignOutcome> sign(Draft draft, char[] password) {
        return CompletableFuture.supplyAsync(() -> desk.sign(draft, password), ports.background());
    }

    @Override
    public CompletableFuture<RevealOutcome> reveal(char[] password) {
        return CompletableFuture.supplyAsync(() -> passwords.reveal(password), ports.background());
    }

    @Override
    public CompletableFuture<PasswordChange> changePassword(char[] old, char[] fresh) {
        return CompletableFuture.supplyAsync(() -> passwords.change(old, fresh), ports.background());
    }

    @Override
    public CompletableFuture<ReplacementOutcome> replace(TxId payment, FeeChoice fee, FeeQuote quote) {
        return CompletableFuture.supplyAsync(() -> desk.replace(payment, fee, quote), ports.background());
    }

    @Override
    public CompletableFuture<String> exportLabels() {
        return onLoop(() -> LabelFile.of(state.ledger()).text());
    }

    @Override
    public CompletableFuture<Saving<LabelImport>> importLabels(LabelFile labels) {
        return onLoop(() -> {
            var news = LabelImport.news(labels, state.ledger());
            var done = new LabelImport(news, labels.passedOver());
            return save(news, done);
        });
    }

    @Override
    public CompletableFuture<Saving<TxId>> abandon(TxId payment) {
        return onLoop(() -> {
            boolean canBe = state.look()
                    .entry(payment)
                    .filter(entry -> entry.broadcast().isPresent() && !(entry.state() instanceof EntryState.InBlock))
                    .isPresent();
            if (!canBe) return new Saving.NotSaved<>("not a payment that can be given up");
            return save(new WalletEvent.PaymentAbandoned(payment, ports.clock().instant()), payment);
        });
    }

    @Override
    public List<Transaction> outgoing() {
        return Outbox.outgoing(latest.get());
    }

    @Override
    public Optional<TransactionDetail> detail(TxId txid) {
        return Details.of(latest.get(), txid, state.ledger().book());
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> task) {
        return onLoop(loop, task);
    }

    static <T> CompletableFuture<T> onLoop(Loop loop, Supplier<T> task) {
        var future = new CompletableFuture<T>();
        loop.post(() -> {
            try {
                future.complete(task.get());
            } finally {
                if (!future.isDone()) future.completeExceptionally(new IllegalStateException("the wallet has stopped"));
            }
        });
        return future;
    }

    private <T> T ask(Supplier<T> question) {
        return ask(loop, question);
    }

    static <T> T ask(Loop loop, Supplier<T> question) {
        try {
            return loop.ask(question::get, ANSWER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the wallet-ledger loop gives no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the wallet-ledger loop", e);
        }
    }

    /// Whatever is being written is written; then nothing more.
    @Override
    public void close() {
        if (!loop.isClosed()) {
            ask(() -> {
                file.close();
                return true;
            });
        }
        loop.close();
        file.close();
    }
}
