package dev.touchstone.app.node;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.AccountWatch;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.WatchedAccounts;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.OpenWallet;
import java.math.BigInteger;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// An open wallet and the node that proves its accounts of Ethereum: those that the wallet has now, and those
/// that it gets. Thread-safe; closing it ends the watch and leaves wallet and node open.
public final class EthereumOnChain implements AutoCloseable {
    private static final Watching NOBODY = new Watching(Set.of(), () -> {});

    private final OpenWallet wallet;
    private final EthereumNode node;
    private final AtomicReference<Watching> watching = new AtomicReference<>(NOBODY);
    private final EthereumSending sending;
    private final Latest.Subscription accounts;

    private EthereumOnChain(OpenWallet wallet, EthereumNode node) {
        this.wallet = wallet;
        this.node = node;
        this.sending = new EthereumSending(node);
        var chain = node.chain();
        wallet.ethereumPayments().attach(chain.id(), BigInteger.valueOf(chain.chainId()), node, sending);
        this.accounts = wallet.snapshot()
                .observe(Runnable::run, snapshot -> watch(snapshot.ethereum().addresses()));
    }

    private record Watching(Set<EthereumAddress> accounts, AccountWatch watch) {}

    /// Begins to prove the wallet's accounts; from then on it pays through this node, too.
    public static EthereumOnChain join(OpenWallet wallet, EthereumNode node) {
        var joined = new EthereumOnChain(wallet, node);
        joined.watch(wallet.snapshot().get().ethereum().addresses());
        return joined;
    }

    public EthereumNode node() {
        return node;
    }

    private void watch(SequencedSet<EthereumAddress> wanted) {
        var before = watching.get();
        if (before.accounts().equals(wanted)) return;
        var now = new Watching(Set.copyOf(wanted), wanted.isEmpty() ? () -> {} : node.watch(wanted, this::found));
        if (watching.compareAndSet(before, now)) before.watch().close();
        else now.watch().close();
    }

    /// On the ethereum-chain loop.
    private void found(WatchedAccounts now) {
        var listener = wallet.ethereumListener();
        var chain = node.chain().id();
        if (now.at() == HeadKind.FINALIZED) {
            listener.finalMoved(chain);
            return;
        }
        boolean isSomethingKnown = now.accounts().values().stream().anyMatch(found -> !(found instanceof Pending));
        if (isSomethingKnown) listener.proven(chain, now.accounts());
        else if (now.missing().isEmpty()) listener.unknown(chain, new Pending.Reason.NobodyProves());
        now.missing().ifPresent(reason -> listener.unknown(chain, reason));
    }

    @Override
    public void close() {
        wallet.ethereumPayments().detach();
        sending.close();
        accounts.close();
        watching.getAndSet(NOBODY).watch().close();
    }
}
