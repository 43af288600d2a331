package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.RevealOutcome;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.SignOutcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An open wallet and the chains it lives on, as the screens see them. Thread-safe.
///
/// Snapshots are read through `Latest`; commands return at once and complete off the JavaFX thread.
public interface Session {
    OpenWallet wallet();

    Latest<BitcoinSnapshot> bitcoin();

    /// What fees are quoted now, from what the node has seen.
    FeeQuote fees();

    /// Whether a payment has to be agreed to with the password. The practice wallet asks for none.
    boolean asksForPassword();

    /// Signs a draft, saves it and hands it to the network. Wipes the array.
    CompletableFuture<SignOutcome> sign(Draft draft, char[] password);

    /// Shows the recovery phrase. Wipes the array; where no password is asked for, it is not looked at.
    CompletableFuture<RevealOutcome> reveal(char[] password);

    /// Proves a payment again, from the bytes that are stored and the chain as it is now.
    CompletableFuture<Finding<ConfirmedTransaction>> checkAgain(TxId payment);

    /// Writes the proof of a payment to a file that anyone can check.
    CompletableFuture<FileOutcome> exportProof(TxId payment, Path file);

    /// Writes a text to a file that the person chose.
    CompletableFuture<FileOutcome> save(String text, Path file);

    /// Connects to a node that the person names, as `host` or `host:port`, and keeps it.
    CompletableFuture<PeerOutcome> addPeer(String address);

    /// Leaves or rejoins the network by the person's own choice.
    void goOffline(boolean offline);

    /// The Ethereum side of this wallet; empty where the network it lives on has none.
    default Optional<EthereumSide> ethereum() {
        return Optional.empty();
    }

    /// The door for apps; empty where the wallet has none.
    default Optional<AppSide> apps() {
        return Optional.empty();
    }

    /// The controls of the practice network, where this is one.
    Optional<PracticeControls> practice();

    /// What came of connecting to a node. Others are not affected.
    sealed interface PeerOutcome {
        record Connected(String address) implements PeerOutcome {}

        record NotAnAddress(String text) implements PeerOutcome {}

        record NoAnswer(String address, String reason) implements PeerOutcome {}

        /// It answers, but follows another network or lacks what this program needs.
        record Unsuitable(String address, String reason) implements PeerOutcome {}
    }
}
