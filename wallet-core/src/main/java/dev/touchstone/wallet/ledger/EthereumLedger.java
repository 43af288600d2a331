package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumCounterpart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The Ethereum side of a ledger: which accounts there are, what was last proven of each on each chain, and what a
/// node finds of them now. Confined to the wallet-ledger loop.
public final class EthereumLedger {
    /// How old the record of what did not change may become before it is written again.
    private static final Duration RENEWED_AFTER = Duration.ofHours(1);

    private final Map<EthereumAddress, EthereumAccount> accounts = new LinkedHashMap<>();
    private final Set<EthereumAddress> hidden = new HashSet<>();
    private final Map<Place, LastProven> last = new HashMap<>();
    private final Map<EthereumAddress, Finding<AccountState>> findings = new HashMap<>();
    private final Map<String, Map<String, String>> layers = new HashMap<>();
    private Pending.@Nullable Reason missing = new Pending.Reason.NotChecked();
    private WalletEvent.@Nullable EthereumKeyKept key;
    private @Nullable String chain;

    private record Place(String chain, EthereumAddress address) {}

    void apply(WalletEvent.OfEthereum event) {
        switch (event) {
            case WalletEvent.EthereumKeyKept kept -> {
                if (key == null) key = kept;
            }
            case WalletEvent.EthereumAccountAdded added -> add(added.account());
            case WalletEvent.EthereumAccountHidden gone -> {
                if (canBeHidden(gone.address())) hidden.add(gone.address());
            }
            case WalletEvent.LayerSwitched switched -> {
                var servers = layers.computeIfAbsent(switched.chain(), _ -> new LinkedHashMap<>());
                if (switched.on()) servers.put(switched.layer(), switched.server());
                else servers.remove(switched.layer());
            }
            case WalletEvent.EtherProven proven ->
                last.put(new Place(proven.chain(), proven.address()), proven.state());
        }
    }

    private void add(EthereumAccount account) {
        hidden.remove(account.address());
        accounts.merge(account.address(), account, (old, fresh) -> fresh.covers(old) ? fresh : old);
    }

    /// Whether an account is in sight and does not come from the recovery phrase.
    public boolean canBeHidden(EthereumAddress address) {
        return account(address)
                .filter(account -> !(account instanceof EthereumAccount.Derived))
                .isPresent();
    }

    /// The key of all derived accounts; empty in a wallet that was made before it could have any.
    public Optional<WalletEvent.EthereumKeyKept> key() {
        return Optional.ofNullable(key);
    }

    /// An account that is in sight.
    public Optional<EthereumAccount> account(EthereumAddress address) {
        return hidden.contains(address) ? Optional.empty() : Optional.ofNullable(accounts.get(address));
    }

    /// The number of the account to derive next.
    public int nextIndex() {
        int next = 0;
        for (var account : accounts.values()) {
            if (account instanceof EthereumAccount.Derived derived) next = Math.max(next, derived.index() + 1);
        }
        return next;
    }

    /// Takes what a node found of accounts on a chain, in place of what it found before.
    public void found(String on, Map<EthereumAddress, Finding<AccountState>> accountsFound) {
        follow(on);
        missing = null;
        findings.putAll(accountsFound);
    }

    /// Nothing newer can be found on this chain now. What was proven stays proven as of its block, and what was
    /// refuted stays refuted.
    public void lost(String on, Pending.Reason reason) {
        follow(on);
        missing = reason;
        findings.values().removeIf(finding -> finding instanceof Pending);
    }

    private void follow(String on) {
        if (!on.equals(chain)) findings.clear();
        chain = on;
    }

    /// Whether it is worth writing down: something changed, or the last record has become old. What an older block
    /// says never takes the place of what a newer one said.
    public boolean isNews(WalletEvent.EtherProven proven) {
        if (account(proven.address()).isEmpty()) return false;
        var before = last.get(new Place(proven.chain(), proven.address()));
        if (before == null) return true;
        var now = proven.state();
        if (now.blockTime().isBefore(before.blockTime())) return false;
        return !now.saysTheSameAs(before)
                || !now.blockTime().isBefore(before.blockTime().plus(RENEWED_AFTER));
    }

    EthereumHoldings look(Network network, Function<EthereumAddress, String> labels) {
        var on = chain == null ? EthereumCounterpart.of(network) : chain;
        var holdings = new ArrayList<EthereumHolding>();
        for (var account : accounts.values()) {
            var address = account.address();
            if (hidden.contains(address)) continue;
            holdings.add(new EthereumHolding(
                    account,
                    labels.apply(address),
                    finding(address),
                    Optional.ofNullable(last.get(new Place(on, address)))));
        }
        var why = Optional.ofNullable(missing);
        var apart = EthereumHoldings.apart(holdings);
        var watched = apart.isEmpty() ? Optional.<Finding<EtherTotal>>empty() : Optional.of(sum(apart, why));
        return new EthereumHoldings(
                on,
                key != null,
                holdings,
                why,
                sum(EthereumHoldings.counted(holdings), why),
                watched,
                layers.getOrDefault(on, Map.of()));
    }

    private static Finding<EtherTotal> sum(List<EthereumHolding> of, Optional<Pending.Reason> missing) {
        return EtherSum.of(of.stream().map(EthereumHolding::state).toList(), missing);
    }

    private Finding<AccountState> finding(EthereumAddress address) {
        var found = findings.get(address);
        if (found != null) return found;
        return Pending.because(missing == null ? new Pending.Reason.NotChecked() : missing);
    }
}
