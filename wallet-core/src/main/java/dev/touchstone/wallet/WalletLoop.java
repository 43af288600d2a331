package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Loop;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands tasks to the wallet-ledger loop from threads that do not care whether it still runs. Thread-safe.
final class WalletLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WalletLoop.class);

    private WalletLoop() {}

    /// A task for a wallet that has been closed is dropped: what it would tell is told again at the next start.
    static void post(Loop loop, Runnable task) {
        try {
            loop.post(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the wallet-ledger loop has ended", e);
        }
    }
}
