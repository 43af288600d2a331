package dev.touchstone.wallet.dapp.request;

import dev.touchstone.spv.chain.Hash256;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where apps' requests go to be decided. The port through which whoever hears apps reaches the user.
/// Thread-safe.
@FunctionalInterface
public interface AppRequests {
    /// Asks. The future completes exactly once, with what was decided; cancelling it withdraws the request.
    CompletableFuture<AppDecision> ask(AppRequest request);

    /// Shows the user how far payments have come that an app asked for before.
    ///
    /// @param payments at least one
    default Showing show(List<Hash256> payments) {
        return Showing.NO_WINDOW;
    }

    /// What came of showing something.
    enum Showing {
        /// The window has it; a person in the middle of something else is not led away.
        SHOWN,
        /// Something was shown a moment ago.
        TOO_OFTEN,
        NO_WINDOW
    }
}
