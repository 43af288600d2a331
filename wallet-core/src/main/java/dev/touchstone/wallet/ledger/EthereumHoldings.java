package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.account.EthereumAccount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// The Ethereum side of a wallet on one chain. Immutable.
///
/// @param chain the id of the chain that the amounts are of
/// @param enabled whether the wallet can make accounts of its own; one from before it could is asked for its
///     password
///     first
/// @param accounts in the order in which they came
/// @param missing why they are not proven as of the newest block; empty where they are
/// @param total of all accounts, as firm as the weakest: proven where each is, in the same block
public record EthereumHoldings(
        String chain,
        boolean enabled,
        List<EthereumHolding> accounts,
        Optional<Pending.Reason> missing,
        Finding<EtherTotal> total) {
    public EthereumHoldings {
        accounts = List.copyOf(accounts);
    }

    /// What was last proven of all accounts together: a record, no proof.
    ///
    /// @param since the time of the oldest of the blocks in which it was so
    public record LastTotal(Wei total, Instant since) {}

    public Optional<EthereumHolding> account(EthereumAddress address) {
        return accounts.stream()
                .filter(holding -> holding.account().address().equals(address))
                .findFirst();
    }

    /// What a node is to watch.
    public SequencedSet<EthereumAddress> addresses() {
        var addresses = new LinkedHashSet<EthereumAddress>();
        for (var holding : accounts) addresses.add(holding.account().address());
        return addresses;
    }

    /// The first account that can spend, to be offered for receiving; empty where there is none.
    public Optional<EthereumAccount> first() {
        return accounts.stream()
                .map(EthereumHolding::account)
                .filter(EthereumAccount::canSign)
                .findFirst();
    }

    /// What an offline wallet shows; empty while something was never proven.
    public Optional<LastTotal> lastTotal() {
        var sum = BigInteger.ZERO;
        var since = Instant.MAX;
        for (var holding : accounts) {
            if (holding.last().isEmpty()) return Optional.empty();
            var last = holding.last().get();
            sum = sum.add(last.balance().value());
            if (last.blockTime().isBefore(since)) since = last.blockTime();
        }
        boolean isThere = !accounts.isEmpty() && sum.compareTo(Wei.MAX.value()) <= 0;
        return isThere ? Optional.of(new LastTotal(new Wei(sum), since)) : Optional.empty();
    }
}
