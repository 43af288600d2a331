package dev.touchstone.app.window;

import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Has a draft signed that an app asked for. Thread-safe.
record DraftSigning(EthereumDraft draft, EthereumSpending spending) implements AppSide.Signing {
    @Override
    public CompletableFuture<EthereumSignOutcome> sign(char[] password) {
        return spending.sign(draft, password);
    }

    @Override
    public Optional<SignRequest> request(KeyOrigin key) {
        return DraftRequests.canBeAsked(draft) ? Optional.of(spending.request(draft, key)) : Optional.empty();
    }

    @Override
    public CompletableFuture<DeviceSignOutcome> takeSignature(DeviceSignature signature) {
        return spending.takeSignature(draft, signature);
    }
}
