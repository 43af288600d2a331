package dev.touchstone.app.window;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.wallet.EthereumPayments;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// Spending from an open wallet's accounts of Ethereum, as the screens see it. Thread-safe.
///
/// @param password what was typed, or the password that nobody has to type
record WalletSpending(EthereumPayments payments, UnaryOperator<char[]> password) implements EthereumSpending {
    @Override
    public CompletableFuture<EthereumDraftOutcome> prepare(EthereumRequest request) {
        return payments.prepare(request);
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> speedUp(Hash256 payment, FeeWish fee) {
        return payments.speedUp(payment, fee);
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> cancel(Hash256 payment, FeeWish fee) {
        return payments.cancel(payment, fee);
    }

    @Override
    public CompletableFuture<EthereumSignOutcome> sign(EthereumDraft draft, char[] typed) {
        return payments.sign(draft, password.apply(typed));
    }

    @Override
    public SignRequest request(EthereumDraft draft, KeyOrigin key) {
        return DraftRequests.of(draft, key, Dice.secure());
    }

    @Override
    public CompletableFuture<DeviceSignOutcome> takeSignature(EthereumDraft draft, DeviceSignature signature) {
        return payments.takeSignature(draft, signature);
    }

    @Override
    public CompletableFuture<Saving<Hash256>> abandon(Hash256 payment) {
        return payments.abandon(payment);
    }
}
