package dev.touchstone.wallet.dapp.request;

import java.util.concurrent.CompletableFuture;

/// Where apps' requests go to be decided. The port through which whoever hears apps reaches the user.
/// Thread-safe.
@FunctionalInterface
public interface AppRequests {
    /// Asks. The future completes exactly once, with what was decided; cancelling it withdraws the request.
    CompletableFuture<AppDecision> ask(AppRequest request);
}
