package dev.touchstone.wallet.dapp;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.time.Instant;
import java.util.List;

/// An app that the user connected, and the accounts that it may see and ask with (EIP-2255, `eth_accounts`).
/// Immutable. It can do nothing by itself: each payment and signature is asked for.
///
/// @param accounts the first is the one that it uses unless it says otherwise
/// @param lastUsed when it last asked for something
public record AppSession(AppOrigin app, List<EthereumAddress> accounts, Instant since, Instant lastUsed) {
    public AppSession {
        accounts = List.copyOf(accounts);
    }

    public boolean maySee(EthereumAddress account) {
        return accounts.contains(account);
    }
}
