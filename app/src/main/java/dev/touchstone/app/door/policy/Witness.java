package dev.touchstone.app.door.policy;

import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.util.Optional;

/// Somebody who can be asked about what no rule allows. Called on a thread that may wait.
public interface Witness {
    /// What they say.
    enum Word {
        YES,
        NO,
        /// They did not answer in time.
        SILENT,
        /// Nobody is there.
        NOBODY
    }

    /// Asks them, and waits for their word.
    ///
    /// @param draft what a transaction would do
    Word asked(AppRequest request, Optional<EthereumDraft> draft) throws InterruptedException;
}
