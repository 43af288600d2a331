package dev.touchstone.wallet;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.account.EthereumCounterpart;
import dev.touchstone.wallet.ledger.HistoryLedger;
import dev.touchstone.wallet.ledger.HistoryReach;
import dev.touchstone.wallet.ledger.StoredMovement;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is found of the histories of the wallet's accounts. As a listener it may be called on any thread
/// and only posts; everything else is confined to the wallet-ledger loop.
final class HistoryFollower implements HistoryListener {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFollower.class);

    private final WalletState state;
    private final Network network;
    private final Loop loop;
    private final InstantSource clock;
    private final Runnable changed;

    HistoryFollower(WalletState state, Network network, Loop loop, InstantSource clock, Runnable changed) {
        this.state = state;
        this.network = network;
        this.loop = loop;
        this.clock = clock;
        this.changed = changed;
    }

    private void take(String chain, Consumer<HistoryLedger> what) {
        if (!EthereumCounterpart.goWith(network, chain)) {
            LOG.warn("what is found on {} is not for a wallet of {}", chain, network.id());
            return;
        }
        WalletLoop.post(loop, () -> {
            what.accept(state.ledger().histories());
            changed.run();
        });
    }

    /// What cannot be written does not count: the search finds it again.
    @Override
    public void searched(EthereumChain chain, Subject subject, HistoryReach reach, List<Found> found) {
        var id = chain.id();
        boolean isIts = found.stream()
                .allMatch(each -> each.movement().value().account().equals(subject.account()));
        if (!isIts) throw new IllegalArgumentException("movements of another account");
        take(id, ledger -> {
            var news = ledger.news(id, found).stream()
                    .<WalletEvent>map(
                            each -> new WalletEvent.MovementProven(id, StoredMovement.of(each), clock.instant()))
                    .toList();
            if (state.recordHistory(news, id, subject, reach)) ledger.proven(id, found);
            found.stream().map(each -> each.header()).distinct().forEach(header -> ledger.onChain(chain, header));
        });
    }

    @Override
    public void stopped(String chain, Subject subject, List<Finding<?>> why) {
        take(chain, ledger -> ledger.obstacle(chain, subject, why));
    }

    @Override
    public void beginsWithEther(String chain, Proven<AccountState> beginning) {
        take(chain, ledger -> ledger.beginsWithEther(chain, beginning));
    }

    @Override
    public void beginsWithAmount(String chain, Subject subject, Proven<BigInteger> amount) {
        take(chain, ledger -> ledger.beginsWithAmount(chain, subject, amount));
    }

    @Override
    public void onChain(EthereumChain chain, Proven<ExecutionHeader> header) {
        take(chain.id(), ledger -> ledger.onChain(chain, header));
    }

    @Override
    public void left(String chain, ChainPoint block) {
        take(chain, ledger -> {
            if (ledger.holds(chain, block)) {
                state.record(List.of(new WalletEvent.EthereumBlockLeft(chain, block, clock.instant())));
            }
        });
    }

    @Override
    public void finalized(String chain, BlockNumber number) {
        take(chain, ledger -> ledger.finalized(number));
    }
}
