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
import java.util.Map;
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
/// @param total of the accounts that can spend, or, where none can, of all: proven where each of them is, in the same
///     block; what is found so far where one is not
/// @param watched the same of the accounts that are only watched, which are no part of `total`; empty where there are
///     none of both kinds
/// @param layers the chains beside this one that the user switched on, and whom to ask there
public record EthereumHoldings(
        String chain,
        boolean enabled,
        List<EthereumHolding> accounts,
        Optional<Pending.Reason> missing,
        Finding<EtherTotal> total,
        Optional<Finding<EtherTotal>> watched,
        Map<String, String> layers) {
    public EthereumHoldings {
        accounts = List.copyOf(accounts);
        layers = Map.copyOf(layers);
    }

    /// What was last proven of several accounts together: a record, no proof.
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

    /// The address to be paid at by default: of the first account that can spend, else of the first.
    public Optional<EthereumAddress> toBePaidAt() {
        return first().map(EthereumAccount::address)
                .or(() -> addresses().stream().findFirst());
    }

    /// The accounts that `total` is of.
    public List<EthereumAddress> counted() {
        return counted(accounts).stream().map(it -> it.account().address()).toList();
    }

    static List<EthereumHolding> counted(List<EthereumHolding> all) {
        var own = all.stream().filter(it -> it.account().canSign()).toList();
        return own.isEmpty() ? all : own;
    }

    /// Those that `watched` is of.
    static List<EthereumHolding> apart(List<EthereumHolding> all) {
        var counted = counted(all);
        return all.stream().filter(holding -> !counted.contains(holding)).toList();
    }

    /// Whether there are accounts, and none of them can spend.
    public boolean isWatchOnly() {
        return !accounts.isEmpty() && first().isEmpty();
    }

    /// What an offline wallet shows for `total`; empty while something was never proven.
    public Optional<LastTotal> lastTotal() {
        return last(counted(accounts));
    }

    /// What an offline wallet shows for `watched`; empty while something was never proven, or there is nothing.
    public Optional<LastTotal> lastWatched() {
        return last(apart(accounts));
    }

    private static Optional<LastTotal> last(List<EthereumHolding> of) {
        var sum = BigInteger.ZERO;
        var since = Instant.MAX;
        for (var holding : of) {
            if (holding.last().isEmpty()) return Optional.empty();
            var last = holding.last().get();
            sum = sum.add(last.balance().value());
            if (last.blockTime().isBefore(since)) since = last.blockTime();
        }
        boolean isThere = !of.isEmpty() && sum.compareTo(Wei.MAX.value()) <= 0;
        return isThere ? Optional.of(new LastTotal(new Wei(sum), since)) : Optional.empty();
    }
}
