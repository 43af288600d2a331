package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.ScanHandle;
import dev.touchstone.spv.bitcoin.node.ScanListener;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.LabelFile;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.PasswordChange;
import dev.touchstone.wallet.ledger.ReceiveAddress;
import dev.touchstone.wallet.ledger.TransactionDetail;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Broadcaster;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.SignOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An unlocked wallet: what screens, the command line and the nodes may ask of it. Thread-safe.
///
/// Commands return at once. Their futures complete on the wallet's own loop, so whatever follows has to go on
/// with an executor of its own (`…Async`); one that completes exceptionally is a bug. Every change is on disk
/// before its future completes. A command that takes a password wipes the array when it is done with it.
public interface OpenWallet extends AutoCloseable {
    String name();

    Network network();

    Latest<WalletSnapshot> snapshot();

    /// What a node should look through for this wallet. Its `known` checks the stored proofs again.
    ScanRequest scanRequest();

    /// To be given to the node together with [#scanRequest()].
    ScanListener scanListener();

    /// The running scan, to which scripts are added as addresses are used.
    void follow(ScanHandle scan);

    /// Checks every stored proof again against the best chain, for a wallet that is opened without a scan.
    CompletableFuture<Void> checkProofs(HeaderLookup headers);

    /// Checks the proof of one transaction again, from the bytes that are kept of it. Blocks as the look-up does.
    Finding<ConfirmedTransaction> checkAgain(TxId txid, HeaderLookup headers);

    /// The proof of one transaction as a file that anyone can check; empty where nothing is proven. Blocks as the
    /// source of headers does.
    Optional<ProofFile> proofFile(TxId txid, ProofFile.HeaderSource headers);

    /// From now on signed payments go out through this port; those that are still on their way are offered again.
    void attach(Broadcaster broadcaster);

    /// The wallet's accounts of Ethereum, which need no network to be had.
    EthereumAccounts ethereum();

    /// What the accounts of Ethereum sign beside transactions.
    EthereumMessages messages();

    /// Pays with those accounts.
    EthereumPayments ethereumPayments();

    /// To be given to an Ethereum node.
    EthereumListener ethereumListener();

    /// Which tokens and collectibles there are to see.
    Tokens tokens();

    /// The apps that ask it for something.
    Apps apps();

    /// To be told what contracts answer to the questions about them.
    TokenListener tokenListener();

    /// To be told what happened to the accounts of Ethereum.
    HistoryListener historyListener();

    /// Whom the user pays.
    Contacts contacts();

    /// Shows the next address that was not given out before, and remembers that it was.
    CompletableFuture<Saving<ReceiveAddress>> nextAddress(AddressType type);

    /// Names something; an empty label takes the name away.
    CompletableFuture<Saving<LabelTarget>> label(LabelTarget target, String label);

    /// All labels, and which coins are set aside, in the form that wallets exchange (BIP329).
    CompletableFuture<String> exportLabels();

    /// Takes labels from another wallet. What they do not name stays as it is.
    CompletableFuture<Saving<LabelImport>> importLabels(LabelFile labels);

    /// Sets a coin aside, or takes it back.
    CompletableFuture<Saving<OutPoint>> freeze(OutPoint coin, boolean frozen);

    /// Remembers that the recovery phrase was written down and checked.
    CompletableFuture<Saving<Boolean>> confirmBackup();

    /// Prepares a payment from the present snapshot. Pure; at most a few milliseconds.
    DraftOutcome prepare(DraftRequest request, FeeQuote quote);

    /// Prepares a payment that waits for a block anew, at a higher fee (BIP125). The draft is signed like any
    /// other; from then on it is offered instead of the first.
    CompletableFuture<ReplacementOutcome> replace(TxId payment, FeeChoice fee, FeeQuote quote);

    /// Signs a draft, saves it, and hands it to the broadcaster if one is attached.
    CompletableFuture<SignOutcome> sign(Draft draft, char[] password);

    /// Gives up a payment that is in no block: its coins can be spent again. Peers that have it may still mine
    /// it.
    CompletableFuture<Saving<TxId>> abandon(TxId payment);

    /// The recovery phrase, for the screen that shows it.
    CompletableFuture<RevealOutcome> reveal(char[] password);

    /// From then on only the new password opens the wallet; a program that is stopped in the middle leaves the
    /// old one.
    CompletableFuture<PasswordChange> changePassword(char[] old, char[] fresh);

    /// Signed payments that have not settled and were not given up.
    List<Transaction> outgoing();

    Optional<TransactionDetail> detail(TxId txid);

    /// Closes the wallet and forgets what was unlocked.
    @Override
    void close();
}
