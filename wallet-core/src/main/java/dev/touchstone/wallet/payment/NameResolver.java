package dev.touchstone.wallet.payment;

import dev.touchstone.spv.ethereum.ens.CoinType;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Finds out what names stand for. Thread-safe; returns at once.
public interface NameResolver {
    /// What a name stands for on some chain, proven where its own chain answers alone.
    ///
    /// @param typed in any case and composition
    /// @param agreed the hosts that the person agreed are asked where it does not; nobody else is
    CompletableFuture<NameLook> look(String typed, CoinType coin, Set<String> agreed);
}
