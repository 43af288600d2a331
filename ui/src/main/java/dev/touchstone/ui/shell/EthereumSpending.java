package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.util.concurrent.CompletableFuture;

/// Spending from the accounts of an open wallet on its Ethereum. What was signed, and how far it has come, is
/// in the wallet's snapshot. Thread-safe; commands return at once and complete off the JavaFX thread, after
/// servers were asked where need be.
public interface EthereumSpending {
    /// Works out what would be signed, and what that does. Nothing changes.
    CompletableFuture<EthereumDraftOutcome> prepare(EthereumRequest request);

    /// The same payment at a higher fee.
    CompletableFuture<EthereumDraftOutcome> speedUp(Hash256 payment, FeeWish fee);

    /// Nothing in the place of a payment that waits.
    CompletableFuture<EthereumDraftOutcome> cancel(Hash256 payment, FeeWish fee);

    /// Signs a draft, saves it and hands it to the network. Wipes the array; where no password is asked for, it
    /// is not looked at.
    CompletableFuture<EthereumSignOutcome> sign(EthereumDraft draft, char[] password);

    /// What another device is asked to sign for a draft.
    SignRequest request(EthereumDraft draft, KeyOrigin key);

    /// Takes the signature that the device made, saves it and hands it to the network.
    CompletableFuture<DeviceSignOutcome> takeSignature(EthereumDraft draft, DeviceSignature signature);

    /// Gives up a payment that is in no block.
    CompletableFuture<Saving<Hash256>> abandon(Hash256 payment);
}
