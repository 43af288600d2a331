package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.PracticeControls;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.wallet.RevealOutcome;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.Scanned;
import dev.touchstone.wallet.ledger.StoredProof;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.PayAmount;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.Urgency;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An open session over a chain mined in the test: a wallet with a history of a few weeks. The states of the
/// pages are reached by doing to it what would really bring them about.
final class SampleSession implements Session {
    static final int TIP = 1412;
    static final int FROM = 900;

    final SampleChain chain = new SampleChain(TIP, TestWindow.NOW.minus(Duration.ofSeconds(130)));
    final SampleWallet wallet = new SampleWallet();
    final Latest<BitcoinSnapshot> bitcoin;
    final List<String> asked = new ArrayList<>();
    final Transaction salary = chain.foreign(wallet.script(Branch.RECEIVE, 0), 30_000_000);
    final Transaction bicycle = chain.foreign(wallet.script(Branch.RECEIVE, 1), 21_250_000);
    final Transaction rent = SampleChain.spend(
            List.of(salary.outPoint(0)),
            SampleWallet.output(5_000_000, SampleChain.FOREIGN),
            SampleWallet.output(24_998_590, wallet.script(Branch.CHANGE, 0)));
    final Transaction refund = chain.foreign(wallet.script(Branch.RECEIVE, 2), 1_250_000);
    final Transaction gift = chain.foreign(wallet.script(Branch.RECEIVE, 3), 400_000);
    FeeQuote quote = new FeeQuote.Known(
            new FeeRate(12_400),
            new FeeRate(7_100),
            new FeeRate(2_050),
            new FeeRate(1_000),
            new FeeQuote.Basis.RecentBlocks(6));

    private Optional<SampleEthereum> ether = Optional.empty();
    private Optional<SampleDoor> door = Optional.empty();

    private SampleSession() {
        bitcoin = new Latest<>(snapshot(new Stage.UpToDate(), peers(), List.of()));
    }

    /// Nothing has been received; everything is looked through.
    static SampleSession empty() {
        var session = new SampleSession();
        session.chain.mineTo(TIP);
        session.wallet.apply(new WalletEvent.BackedUp(TestWindow.NOW));
        session.cover(TIP);
        return session;
    }

    /// Four payments in blocks, the last four blocks deep, and one that waits.
    static SampleSession normal() {
        return normal(true);
    }

    static SampleSession normal(boolean backedUp) {
        var session = new SampleSession();
        session.chain.mineAt(1010, session.salary);
        session.chain.mineAt(1180, session.bicycle);
        session.chain.mineAt(1262, session.rent);
        session.chain.mineAt(TIP - 3, session.refund);
        session.chain.mineTo(TIP);
        if (backedUp) session.wallet.apply(new WalletEvent.BackedUp(TestWindow.NOW));
        session.wallet.apply(new WalletEvent.PaymentSigned(session.rent, session.timeOf(1262)));
        for (var tx : List.of(session.salary, session.bicycle, session.rent, session.refund))
            session.wallet.remember(tx);
        session.name(session.salary, "Salary, October");
        session.name(session.bicycle, "Sold the bicycle");
        session.name(session.rent, "Half of the rent");
        session.prove();
        session.wallet.remember(session.gift);
        session.wallet.apply(new WalletEvent.TransactionSeen(session.gift, TestWindow.NOW.minusSeconds(95)));
        session.cover(TIP);
        return session;
    }

    /// The same, and four accounts of Ethereum.
    static SampleSession both() {
        var session = normal();
        session.ether = Optional.of(SampleEthereum.withAccounts(session.wallet, session.wallet.accounts));
        return session;
    }

    /// The same, with tokens and collectibles of all kinds.
    static SampleSession withTokens() {
        var session = both();
        session.wallet.tokens.addAll();
        session.ether().pictures.find(session.wallet);
        return session;
    }

    /// A wallet that was opened a moment ago: of its tokens only what was proven last is known.
    static SampleSession rememberingTokens() {
        var session = withTokens();
        session.ether().forget();
        session.wallet.tokens.forget();
        return session;
    }

    /// A wallet that could have Ethereum, and has none yet.
    static SampleSession beforeEthereum() {
        var session = normal();
        session.ether = Optional.of(new SampleEthereum(session.wallet, session.wallet.accounts));
        return session;
    }

    /// The same as with Ethereum, and a door for apps.
    static SampleSession withDoor() {
        var session = both();
        session.door = Optional.of(new SampleDoor());
        return session;
    }

    SampleDoor door() {
        return door.orElseThrow();
    }

    @Override
    public Optional<AppSide> apps() {
        return door.map(side -> side);
    }

    SampleEthereum ether() {
        return ether.orElseThrow();
    }

    /// A wallet that was opened a moment ago: of its accounts of Ethereum only what was proven last is known.
    static SampleSession remembering() {
        var session = both();
        session.ether().forget();
        return session;
    }

    private Instant timeOf(int height) {
        return chain.headerAt(height).timestamp().minusSeconds(400);
    }

    private void name(Transaction tx, String label) {
        wallet.apply(new WalletEvent.LabelSet(new LabelTarget.OnTransaction(tx.txid()), label));
    }

    /// Hands every payment in a block to the wallet with its proof, and checks it as a node does.
    void prove() {
        for (int height = FROM; height <= chain.height(); height++) {
            var transactions = chain.transactions(height);
            for (int i = 0; i < transactions.size(); i++) {
                if (wallet.ledger.touches(transactions.get(i))) prove(height, i);
            }
        }
    }

    private void prove(int height, int index) {
        var proven = Kernel.inclusion(chain.contents(height), index);
        var stored = StoredProof.of(proven, chain.transactions(height).get(index));
        wallet.ledger.apply(new WalletEvent.TransactionProven(stored, TestWindow.NOW));
        wallet.ledger.checked(stored, stored.check(this::prove));
    }

    private Finding<BlockHeader> prove(BlockHeader header, Height at) {
        return Kernel.header(chain.headers(), header, at);
    }

    /// Looks through the chain up to `reached`.
    void cover(int reached) {
        var coverage = chain.scan(wallet.ledger.book().watchSet(), FROM, reached, 8);
        var point = new ChainPoint(
                Height.of(reached), chain.headerAt(reached).hash().value());
        wallet.scanned(
                new Scanned(coverage, Optional.of(point), chain.headers().tip().height()));
        bitcoin.set(snapshot(new Stage.UpToDate(), peers(), List.of()));
    }

    /// The proof of one payment turns out to be wrong.
    void fail(Transaction tx) {
        wallet.ledger.proofs().stream()
                .filter(proof -> proof.transaction().txid().equals(tx.txid()))
                .forEach(proof -> wallet.ledger.checked(
                        proof,
                        new Refuted<>(new Refutation.BranchDoesNotReachRoot(
                                proof.block().height()))));
        wallet.publish();
    }

    /// The newest blocks are replaced by others that do not hold the last payment.
    void reorganize() {
        int fork = TIP - 5;
        wallet.apply(new WalletEvent.TransactionSeen(refund, timeOf(TIP - 3)));
        wallet.apply(new WalletEvent.BlocksRemoved(
                new ChainPoint(Height.of(fork), chain.headerAt(fork).hash().value()), TestWindow.NOW));
        chain.replace(TIP - fork);
        cover(chain.height());
    }

    /// A payment comes in at the address that is shown: announced, and then `blocks` deep.
    void arrive(int blocks) {
        var payment = chain.foreign(wallet.script(Branch.RECEIVE, 0), 1_000_000);
        wallet.remember(payment);
        if (blocks == 0) {
            wallet.apply(new WalletEvent.TransactionSeen(payment, TestWindow.NOW));
            return;
        }
        chain.mineAt(TIP + 1, payment);
        chain.mineTo(TIP + blocks);
        prove();
        cover(TIP + blocks);
    }

    /// Signs a payment of 0.05 BTC to somebody.
    Transaction pay(BitcoinAddress to) {
        var request = DraftRequest.to(
                to, new PayAmount.Exactly(Satoshis.of(5_000_000)), new FeeChoice.Quoted(Urgency.WITHIN_AN_HOUR));
        if (!(wallet.prepare(request, quote) instanceof DraftOutcome.Ready(var draft)))
            throw new AssertionError("no draft");
        wallet.remember(draft.transaction());
        wallet.apply(new WalletEvent.PaymentSigned(draft.transaction(), TestWindow.NOW.minusSeconds(40)));
        return draft.transaction();
    }

    void spread(Transaction payment, int announced, int fetched, int relayed) {
        wallet.apply(new WalletEvent.PaymentSpread(payment.txid(), announced, fetched, relayed, TestWindow.NOW));
    }

    Transaction transaction(TxId payment) {
        return wallet.snapshot().get().entry(payment).orElseThrow().transaction();
    }

    /// The next block holds this payment.
    void include(TxId payment) {
        chain.mineAt(chain.height() + 1, transaction(payment));
        deepen(0);
    }

    /// So many blocks more come in.
    void deepen(int blocks) {
        chain.mineTo(chain.height() + blocks);
        prove();
        cover(chain.height());
    }

    void stage(Stage stage) {
        bitcoin.set(snapshot(
                stage,
                stage instanceof Stage.Offline || stage instanceof Stage.LookingForPeers ? List.of() : peers(),
                List.of()));
    }

    void catchLie() {
        var lie = new BitcoinSnapshot.CaughtLie(
                TestWindow.NOW.minus(Duration.ofMinutes(47)),
                "198.51.100.23:8333",
                new Refutation.FilterOmitsOutput(Height.of(1262)));
        bitcoin.set(snapshot(new Stage.UpToDate(), peers(), List.of(lie)));
    }

    private BitcoinSnapshot snapshot(
            Stage stage, List<BitcoinSnapshot.PeerRow> peers, List<BitcoinSnapshot.CaughtLie> lies) {
        int height = chain.height();
        return new BitcoinSnapshot(
                SampleChain.NETWORK,
                stage,
                chain.headers().tip(),
                chain.headerAt(height),
                chain.headers().work(),
                true,
                new BitcoinSnapshot.Checked(144, 144, 3, 4_812_000, 61_000),
                peers,
                lies,
                BitcoinSnapshot.FeeBasis.NONE);
    }

    private List<BitcoinSnapshot.PeerRow> peers() {
        return List.of(
                peer("203.0.113.41:8333", "/Satoshi:31.0.0/", true, 42, 38),
                peer("[2001:db8::1f:a2]:8333", "/Satoshi:30.1.0/", true, 97, 36),
                peer("198.51.100.7:8333", "/btcd:0.25.0/", false, 130, 12),
                peer("192.0.2.200:8333", "/Satoshi:29.2.0/", true, 61, 4));
    }

    private static BitcoinSnapshot.PeerRow peer(
            String address, String software, boolean filters, long ping, int minutes) {
        return new BitcoinSnapshot.PeerRow(
                address,
                software,
                Height.of(TIP),
                filters,
                true,
                TestWindow.NOW.minus(Duration.ofMinutes(minutes)),
                Optional.of(ping));
    }

    @Override
    public SampleWallet wallet() {
        return wallet;
    }

    @Override
    public Latest<BitcoinSnapshot> bitcoin() {
        return bitcoin;
    }

    @Override
    public FeeQuote fees() {
        return quote;
    }

    @Override
    public boolean asksForPassword() {
        return true;
    }

    @Override
    public CompletableFuture<SignOutcome> sign(Draft draft, char[] password) {
        asked.add("sign " + draft.effects().paid());
        return wallet.sign(draft, password);
    }

    @Override
    public CompletableFuture<RevealOutcome> reveal(char[] password) {
        return wallet.reveal(password);
    }

    @Override
    public CompletableFuture<Finding<ConfirmedTransaction>> checkAgain(TxId payment) {
        return CompletableFuture.completedFuture(wallet.checkAgain(payment, this::prove));
    }

    @Override
    public CompletableFuture<FileOutcome> exportProof(TxId payment, Path file) {
        asked.add("export " + file);
        return CompletableFuture.completedFuture(new FileOutcome.Written(file));
    }

    @Override
    public CompletableFuture<FileOutcome> save(String text, Path file) {
        asked.add("save " + file + "\n" + text);
        return CompletableFuture.completedFuture(new FileOutcome.Written(file));
    }

    @Override
    public CompletableFuture<PeerOutcome> addPeer(String address) {
        asked.add("peer " + address);
        return CompletableFuture.completedFuture(new PeerOutcome.NoAnswer(address, "connection refused"));
    }

    @Override
    public void goOffline(boolean offline) {
        stage(offline ? new Stage.Offline(true) : new Stage.UpToDate());
    }

    @Override
    public Optional<EthereumSide> ethereum() {
        return ether.map(side -> side);
    }

    @Override
    public Optional<PracticeControls> practice() {
        return Optional.of(new SamplePractice(asked));
    }
}
