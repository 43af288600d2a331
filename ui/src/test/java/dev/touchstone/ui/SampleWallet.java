package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.ScanHandle;
import dev.touchstone.spv.bitcoin.node.ScanListener;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.wallet.EthereumListener;
import dev.touchstone.wallet.EthereumMessages;
import dev.touchstone.wallet.EthereumPayments;
import dev.touchstone.wallet.HistoryListener;
import dev.touchstone.wallet.LabelImport;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.RevealOutcome;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.TokenListener;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.GapLimit;
import dev.touchstone.wallet.account.ScriptBook;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LabelFile;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.LedgerView;
import dev.touchstone.wallet.ledger.PasswordChange;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import dev.touchstone.wallet.ledger.Scanned;
import dev.touchstone.wallet.ledger.TransactionDetail;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Broadcaster;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftContext;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.Drafts;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.KnownAddresses;
import dev.touchstone.wallet.payment.Replacement;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.SignedTransaction;
import dev.touchstone.wallet.payment.SpendPolicy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// An open wallet whose ledger is the real one, fed with events by a test instead of by a node and a file. Its
/// keys are those of a phrase that everybody knows; it signs nothing but says it did.
final class SampleWallet implements OpenWallet {
    static final String PASSWORD = "correct horse battery";
    static final AssetId BITCOIN = new AssetId.Coin(SampleChain.NETWORK);

    final Ledger ledger = new Ledger(new ScriptBook(SampleKeys.bitcoin(), GapLimit.BIP44));
    final Latest<WalletSnapshot> snapshot;
    final Set<BitcoinAddress> paid = new HashSet<>();
    private final Map<OutPoint, TxOut> outputs = new HashMap<>();
    final SampleAccounts accounts = new SampleAccounts(this);
    final SampleTokens tokens = new SampleTokens(this);
    final SampleContacts contacts = new SampleContacts(this);
    final SampleApps apps = new SampleApps(this);
    PasswordChange passwordChange = new PasswordChange.Changed();
    private Scanned scanned = Scanned.NOTHING;
    private String password = PASSWORD;

    SampleWallet() {
        ledger.apply(
                new WalletEvent.WalletCreated(network(), false, new Birthday.Unknown(), List.of(), TestWindow.NOW));
        snapshot = new Latest<>(look());
    }

    boolean isPassword(char[] typed) {
        return new String(typed).equals(password);
    }

    Script script(Branch branch, int index) {
        return ledger.book().script(new AddressPath(AddressType.P2WPKH, branch, index));
    }

    BitcoinAddress address(int index) {
        return new BitcoinAddress(network(), script(Branch.RECEIVE, index));
    }

    void scanned(Scanned scanned) {
        this.scanned = scanned;
        publish();
    }

    void apply(WalletEvent event) {
        ledger.apply(event);
        publish();
    }

    /// Remembers the outputs of a transaction, for the diagram.
    void remember(Transaction transaction) {
        for (int i = 0; i < transaction.outputs().size(); i++)
            outputs.put(transaction.outPoint(i), transaction.outputs().get(i));
    }

    void publish() {
        snapshot.set(look());
    }

    private WalletSnapshot look() {
        return LedgerView.of(ledger, network(), scanned);
    }

    @Override
    public String name() {
        return "Savings";
    }

    @Override
    public Network network() {
        return SampleChain.NETWORK;
    }

    @Override
    public Latest<WalletSnapshot> snapshot() {
        return snapshot;
    }

    @Override
    public DraftOutcome prepare(DraftRequest request, FeeQuote quote) {
        return Drafts.prepare(request, quote, context(snapshot.get()));
    }

    private DraftContext context(WalletSnapshot seen) {
        var known = new KnownAddresses(paid, Set.of(address(0), address(1), address(2)));
        return new DraftContext(
                network(),
                seen.coins(),
                ledger.book(),
                seen.change(),
                known,
                0,
                DraftContext.DEFAULT_FEE_LIMIT,
                SpendPolicy.STANDARD,
                new Random(1)::nextBytes);
    }

    @Override
    public CompletableFuture<SignOutcome> sign(Draft draft, char[] typed) {
        if (!new String(typed).equals(password))
            return CompletableFuture.completedFuture(new SignOutcome.WrongPassword());
        remember(draft.transaction());
        apply(new WalletEvent.PaymentSigned(draft.transaction(), TestWindow.NOW));
        var signed = new SignedTransaction(draft.transaction(), draft.effects(), TestWindow.NOW);
        return CompletableFuture.completedFuture(new SignOutcome.Signed(signed));
    }

    @Override
    public CompletableFuture<RevealOutcome> reveal(char[] typed) {
        boolean right = new String(typed).equals(password);
        return CompletableFuture.completedFuture(
                right
                        ? new RevealOutcome.Revealed(List.of(SampleKeys.PHRASE.split(" ")), false)
                        : new RevealOutcome.WrongPassword());
    }

    @Override
    public Optional<TransactionDetail> detail(TxId txid) {
        return snapshot.get()
                .entry(txid)
                .map(entry -> new TransactionDetail(
                        entry,
                        entry.transaction().inputs().stream()
                                .map(input -> {
                                    var output = Optional.ofNullable(outputs.get(input.outPoint()));
                                    return new TransactionDetail.Source(
                                            input.outPoint(),
                                            output,
                                            output.flatMap(o -> ledger.book().pathOf(o.script())));
                                })
                                .toList(),
                        entry.transaction().outputs().stream()
                                .map(output -> new TransactionDetail.Destination(
                                        output,
                                        BitcoinAddress.of(network(), output.script()),
                                        ledger.book().pathOf(output.script()),
                                        ""))
                                .toList()));
    }

    @Override
    public CompletableFuture<Saving<ReceiveAddress>> nextAddress(AddressType type) {
        var path = ledger.book().firstFresh(type, Branch.RECEIVE);
        apply(new WalletEvent.AddressRevealed(path, TestWindow.NOW));
        return saved(new ReceiveAddress(ledger.book().address(path), path, false, ""));
    }

    @Override
    public CompletableFuture<Saving<LabelTarget>> label(LabelTarget target, String label) {
        apply(new WalletEvent.LabelSet(target, label));
        return saved(target);
    }

    @Override
    public CompletableFuture<Saving<OutPoint>> freeze(OutPoint coin, boolean frozen) {
        apply(new WalletEvent.CoinFrozen(coin, frozen));
        return saved(coin);
    }

    @Override
    public CompletableFuture<ReplacementOutcome> replace(TxId payment, FeeChoice fee, FeeQuote quote) {
        var without = LedgerView.without(payment, ledger, network(), scanned);
        var entry = snapshot.get().entry(payment).orElseThrow();
        boolean waits = entry.state() instanceof EntryState.Waiting;
        return CompletableFuture.completedFuture(
                waits
                        ? Replacement.prepare(entry.transaction(), fee, quote, context(without))
                        : new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.NOT_WAITING));
    }

    @Override
    public CompletableFuture<PasswordChange> changePassword(char[] old, char[] fresh) {
        var outcome = new String(old).equals(password) ? passwordChange : new PasswordChange.WrongPassword();
        if (outcome instanceof PasswordChange.Changed) password = new String(fresh);
        Arrays.fill(old, '\0');
        Arrays.fill(fresh, '\0');
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletableFuture<String> exportLabels() {
        throw new AssertionError("no screen exports labels");
    }

    @Override
    public CompletableFuture<Saving<LabelImport>> importLabels(LabelFile labels) {
        throw new AssertionError("no screen imports labels");
    }

    @Override
    public CompletableFuture<Saving<Boolean>> confirmBackup() {
        apply(new WalletEvent.BackedUp(TestWindow.NOW));
        return saved(true);
    }

    @Override
    public CompletableFuture<Saving<TxId>> abandon(TxId payment) {
        apply(new WalletEvent.PaymentAbandoned(payment, TestWindow.NOW));
        return saved(payment);
    }

    private static <T> CompletableFuture<Saving<T>> saved(T value) {
        return CompletableFuture.completedFuture(new Saving.Saved<>(value));
    }

    static TxOut output(long satoshis, Script to) {
        return new TxOut(Satoshis.of(satoshis), to);
    }

    @Override
    public ScanRequest scanRequest() {
        throw new AssertionError("screens do not scan");
    }

    @Override
    public ScanListener scanListener() {
        throw new AssertionError("screens do not scan");
    }

    @Override
    public void follow(ScanHandle scan) {
        throw new AssertionError("screens do not scan");
    }

    @Override
    public CompletableFuture<Void> checkProofs(HeaderLookup headers) {
        throw new AssertionError("screens check through the session");
    }

    @Override
    public Finding<ConfirmedTransaction> checkAgain(TxId txid, HeaderLookup headers) {
        return ledger.proofs().stream()
                .filter(proof -> proof.transaction().txid().equals(txid))
                .findFirst()
                .orElseThrow()
                .check(headers);
    }

    @Override
    public Optional<ProofFile> proofFile(TxId txid, ProofFile.HeaderSource headers) {
        throw new AssertionError("screens export through the session");
    }

    @Override
    public void attach(Broadcaster broadcaster) {
        throw new AssertionError("screens do not broadcast");
    }

    @Override
    public SampleAccounts ethereum() {
        return accounts;
    }

    @Override
    public EthereumPayments ethereumPayments() {
        throw new AssertionError("no screen pays ether yet");
    }

    @Override
    public SampleApps apps() {
        return apps;
    }

    @Override
    public EthereumListener ethereumListener() {
        throw new AssertionError("screens follow no chain");
    }

    @Override
    public EthereumMessages messages() {
        throw new AssertionError("screens sign messages through their side");
    }

    @Override
    public SampleTokens tokens() {
        return tokens;
    }

    @Override
    public TokenListener tokenListener() {
        throw new AssertionError("screens follow no chain");
    }

    @Override
    public HistoryListener historyListener() {
        throw new AssertionError("screens follow no chain");
    }

    @Override
    public SampleContacts contacts() {
        return contacts;
    }

    @Override
    public List<Transaction> outgoing() {
        return List.of();
    }

    @Override
    public void close() {}
}
