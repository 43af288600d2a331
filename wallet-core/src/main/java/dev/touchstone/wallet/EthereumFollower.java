package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.account.EthereumCounterpart;
import dev.touchstone.wallet.ledger.LastProven;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what a node finds of the wallet's accounts of Ethereum. As a listener it may be called on any thread and
/// only posts; everything else is confined to the wallet-ledger loop.
final class EthereumFollower implements EthereumListener {
    private static final Logger LOG = LoggerFactory.getLogger(EthereumFollower.class);

    private final WalletState state;
    private final Network network;
    private final Loop loop;
    private final InstantSource clock;
    private final Runnable changed;
    private final BiConsumer<String, Map<EthereumAddress, Finding<AccountState>>> taken;

    /// @param taken hears, on the loop, what was found on a chain when it is in the ledger, and when a block is
    ///     final
    EthereumFollower(
            WalletState state,
            Network network,
            Loop loop,
            InstantSource clock,
            Runnable changed,
            BiConsumer<String, Map<EthereumAddress, Finding<AccountState>>> taken) {
        this.state = state;
        this.network = network;
        this.loop = loop;
        this.clock = clock;
        this.changed = changed;
        this.taken = taken;
    }

    @Override
    public void proven(String chain, Map<EthereumAddress, Finding<AccountState>> accounts) {
        accounts.forEach(EthereumFollower::checkOwner);
        var found = Map.copyOf(accounts);
        if (isOurs(chain)) WalletLoop.post(loop, () -> take(chain, found));
    }

    /// A balance shown beside another's name would be worse than none.
    private static void checkOwner(EthereumAddress address, Finding<AccountState> finding) {
        boolean isIts = finding.shown()
                .map(AccountState::address)
                .filter(owner -> !owner.equals(address))
                .isEmpty();
        if (!isIts) throw new IllegalArgumentException("a finding for " + address + " is of another account");
    }

    @Override
    public void unknown(String chain, Pending.Reason reason) {
        if (!isOurs(chain)) return;
        WalletLoop.post(loop, () -> {
            state.ledger().ethereum().lost(chain, reason);
            changed.run();
        });
    }

    @Override
    public void finalMoved(String chain) {
        if (isOurs(chain)) WalletLoop.post(loop, () -> taken.accept(chain, Map.of()));
    }

    private boolean isOurs(String chain) {
        if (EthereumCounterpart.goWith(network, chain)) return true;
        LOG.warn("what a node of {} finds is not for a wallet of {}", chain, network.id());
        return false;
    }

    private void take(String chain, Map<EthereumAddress, Finding<AccountState>> accounts) {
        var ledger = state.ledger().ethereum();
        ledger.found(chain, accounts);
        var news = events(chain, accounts).stream()
                .filter(ledger::isNews)
                .<WalletEvent>map(event -> event)
                .toList();
        state.record(news);
        taken.accept(chain, accounts);
        changed.run();
    }

    private List<WalletEvent.EtherProven> events(String chain, Map<EthereumAddress, Finding<AccountState>> accounts) {
        var events = new ArrayList<WalletEvent.EtherProven>();
        accounts.forEach((address, finding) -> {
            if (!(finding instanceof Proven<AccountState> proven)) return;
            LastProven.of(proven)
                    .ifPresent(last -> events.add(new WalletEvent.EtherProven(chain, address, last, clock.instant())));
        });
        return events;
    }
}
