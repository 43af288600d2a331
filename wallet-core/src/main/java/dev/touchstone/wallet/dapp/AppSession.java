package dev.touchstone.wallet.dapp;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An app that the user connected, and the accounts that it may see and ask with (EIP-2255, `eth_accounts`).
/// Immutable. It can do nothing by itself: each payment and signature is asked for.
///
/// @param accounts the first is the one that it uses unless it says otherwise
/// @param lastUsed when it last asked for something
public record AppSession(AppOrigin app, List<EthereumAddress> accounts, Instant since, Instant lastUsed) {
    public static final Duration LONGEST_UNUSED = Duration.ofDays(90);

    public AppSession {
        accounts = List.copyOf(accounts);
    }

    /// Whether it still counts: an app that asked for nothing for so long has to be connected again.
    public boolean isFresh(Instant now) {
        return now.isBefore(lastUsed.plus(LONGEST_UNUSED));
    }

    public boolean maySee(EthereumAddress account) {
        return accounts.contains(account);
    }
}
