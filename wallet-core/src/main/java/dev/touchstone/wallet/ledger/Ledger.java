package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.ScriptBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What follows from a wallet's events: a fold that any list of events goes through, in which nothing is decided
/// that is not in the events themselves. Confined to the wallet-ledger loop.
///
/// It holds facts, not conclusions: which transactions there are, where each was last seen, who spends what. What
/// they amount to is worked out by [Standings] and [LedgerView] whenever somebody looks, so that the order in
/// which blocks, reorganisations and announcements came never matters.
public final class Ledger {
    private final ScriptBook book;
    private final Map<TxId, TransactionFacts> transactions = new LinkedHashMap<>();
    private final Map<OutPoint, OwnOutput> owned = new HashMap<>();
    private final Map<OutPoint, List<TransactionFacts>> spenders = new HashMap<>();
    private final Map<LabelTarget, String> labels = new HashMap<>();
    private final Set<OutPoint> frozen = new HashSet<>();
    private final EthereumLedger ethereum = new EthereumLedger();
    private final TokenLedger tokens = new TokenLedger();
    private final AppLedger apps = new AppLedger();
    private final HistoryLedger histories = new HistoryLedger();
    private final EthereumPaymentLedger ethereumPayments = new EthereumPaymentLedger();
    private final List<SignedMessage> messages = new ArrayList<>();
    private final ContactLedger contacts = new ContactLedger();
    private Birthday birthday = new Birthday.Unknown();
    private boolean backedUp;
    private long order;

    public Ledger(ScriptBook book) {
        this.book = book;
    }

    public void apply(WalletEvent event) {
        order++;
        switch (event) {
            case WalletEvent.WalletCreated created -> {
                birthday = created.birthday();
                backedUp |= created.restored();
            }
            case WalletEvent.BackedUp _ -> backedUp = true;
            case WalletEvent.AddressRevealed revealed -> book.reveal(revealed.path());
            case WalletEvent.TransactionProven proven ->
                facts(proven.proof().transaction()).proven(proven.proof());
            case WalletEvent.BlocksRemoved removed ->
                transactions.values().forEach(facts -> facts.removedAbove(removed.fork(), order));
            case WalletEvent.TransactionSeen seen ->
                facts(seen.transaction()).seen(seen.transaction(), seen.at(), order);
            case WalletEvent.PaymentSigned signed ->
                facts(signed.transaction()).signed(signed.transaction(), signed.at(), order);
            case WalletEvent.PaymentSpread spread -> known(spread.txid()).ifPresent(facts -> facts.spread(spread));
            case WalletEvent.PaymentRejected rejected ->
                known(rejected.txid()).ifPresent(facts -> facts.rejected(rejected.reason()));
            case WalletEvent.PaymentAbandoned abandoned ->
                known(abandoned.txid()).ifPresent(TransactionFacts::abandon);
            case WalletEvent.LabelSet label -> setLabel(label.target(), label.label());
            case WalletEvent.CoinFrozen coin -> {
                if (coin.frozen()) frozen.add(coin.outPoint());
                else frozen.remove(coin.outPoint());
            }
            case WalletEvent.MessageSigned(var message) -> messages.addFirst(message);
            case WalletEvent.OfEthereum ofEthereum -> ethereum.apply(ofEthereum);
            case WalletEvent.OfTokens ofTokens -> tokens.apply(ofTokens);
            case WalletEvent.OfApps ofApps -> apps.apply(ofApps);
            case WalletEvent.OfHistory ofHistory -> histories.apply(ofHistory);
            case WalletEvent.OfEthereumPayments ofPayments -> ethereumPayments.apply(ofPayments);
            case WalletEvent.OfContacts ofContacts -> contacts.apply(ofContacts);
        }
    }

    /// Newest first.
    List<SignedMessage> messages() {
        return messages;
    }

    private void setLabel(LabelTarget target, String label) {
        if (label.isEmpty()) labels.remove(target);
        else labels.put(target, label);
    }

    private TransactionFacts facts(Transaction transaction) {
        return known(transaction.txid()).orElseGet(() -> {
            var facts = new TransactionFacts(transaction);
            transactions.put(transaction.txid(), facts);
            for (var outPoint : facts.spends()) spenders.merge(outPoint, List.of(facts), Ledger::joined);
            int before = book.size();
            takeOwned(facts);
            while (book.size() > before) {
                before = book.size();
                transactions.values().forEach(this::takeOwned);
            }
            return facts;
        });
    }

    private static List<TransactionFacts> joined(List<TransactionFacts> some, List<TransactionFacts> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private void takeOwned(TransactionFacts facts) {
        var transaction = facts.transaction();
        for (int i = 0; i < transaction.outputs().size(); i++) {
            var output = transaction.outputs().get(i);
            var path = book.pathOf(output.script());
            if (path.isEmpty()) continue;
            owned.put(transaction.outPoint(i), new OwnOutput(output, path.get()));
            book.use(path.get());
        }
    }

    /// Takes the result of checking the stored proof of a transaction. It is dropped where the transaction has
    /// moved to another block in the meantime.
    public void checked(StoredProof proof, Finding<ConfirmedTransaction> finding) {
        known(proof.transaction().txid())
                .filter(facts -> facts.proof()
                        .filter(now -> now.block().equals(proof.block()))
                        .isPresent())
                .ifPresent(facts -> facts.checked(finding, ++order));
    }

    /// Whether exactly this is what is kept of a transaction.
    public boolean holds(StoredProof proof) {
        return known(proof.transaction().txid())
                .flatMap(TransactionFacts::proof)
                .filter(proof::equals)
                .isPresent();
    }

    /// Whether this transaction pays to the wallet or spends one of its coins.
    public boolean touches(Transaction transaction) {
        return transaction.inputs().stream().anyMatch(input -> owned.containsKey(input.outPoint()))
                || paysUs(transaction);
    }

    boolean paysUs(Transaction transaction) {
        return transaction.outputs().stream()
                .anyMatch(output -> book.pathOf(output.script()).isPresent());
    }

    public Optional<StoredProof> proofOf(TxId txid) {
        return known(txid).flatMap(TransactionFacts::proof);
    }

    /// Whether this transaction was heard of, in a block or not.
    public boolean isKnown(TxId txid) {
        return transactions.containsKey(txid);
    }

    /// The output behind this point, where it is the wallet's own.
    public Optional<TxOut> ownOutput(OutPoint outPoint) {
        return Optional.ofNullable(owned.get(outPoint)).map(OwnOutput::output);
    }

    /// How many transactions of others wait for a block.
    public long announcedByOthers() {
        return transactions.values().stream()
                .filter(facts -> !facts.isInBlock() && !facts.isOwn())
                .count();
    }

    /// Whether an event about the spreading of a payment tells anything new.
    public boolean isNews(WalletEvent event) {
        return switch (event) {
            case WalletEvent.PaymentSpread spread ->
                known(spread.txid()).filter(facts -> facts.isNews(spread)).isPresent();
            case WalletEvent.PaymentRejected rejected ->
                known(rejected.txid()).filter(facts -> facts.isNews(rejected)).isPresent();
            default -> true;
        };
    }

    /// The proofs kept of the transactions that are in blocks.
    public List<StoredProof> proofs() {
        return transactions.values().stream()
                .flatMap(facts -> facts.proof().stream())
                .toList();
    }

    public ScriptBook book() {
        return book;
    }

    public EthereumLedger ethereum() {
        return ethereum;
    }

    public TokenLedger tokens() {
        return tokens;
    }

    public AppLedger apps() {
        return apps;
    }

    public HistoryLedger histories() {
        return histories;
    }

    public EthereumPaymentLedger ethereumPayments() {
        return ethereumPayments;
    }

    public ContactLedger contacts() {
        return contacts;
    }

    public Birthday birthday() {
        return birthday;
    }

    boolean isBackedUp() {
        return backedUp;
    }

    Optional<TransactionFacts> known(TxId txid) {
        return Optional.ofNullable(transactions.get(txid));
    }

    Collection<TransactionFacts> transactions() {
        return Collections.unmodifiableCollection(transactions.values());
    }

    Map<OutPoint, OwnOutput> owned() {
        return Collections.unmodifiableMap(owned);
    }

    List<TransactionFacts> spendersOf(OutPoint outPoint) {
        return spenders.getOrDefault(outPoint, List.of());
    }

    public Map<LabelTarget, String> labels() {
        return Collections.unmodifiableMap(labels);
    }

    public Set<OutPoint> frozen() {
        return Collections.unmodifiableSet(frozen);
    }

    boolean isFrozen(OutPoint outPoint) {
        return frozen.contains(outPoint);
    }

    boolean hasNoLabels() {
        return labels.isEmpty();
    }

    /// Empty where nothing was named.
    public String label(LabelTarget target) {
        return labels.getOrDefault(target, "");
    }
}
