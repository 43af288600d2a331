package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.ScanHandle;
import dev.touchstone.spv.bitcoin.node.ScanListener;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StoredCoverage;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.StoredProof;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.payment.InputSignature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes what a node finds for the wallet. As a listener it may be called on any thread and only posts; everything else
/// is confined to the wallet-ledger loop.
final class ScanFollower implements ScanListener {
    /// Anyone can announce payments to a known address that never come to be; only so many are remembered.
    private static final int MOST_ANNOUNCED = 500;

    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final Runnable changed;
    private WatchSet told = WatchSet.EMPTY;
    private @Nullable ScanHandle scan;

    ScanFollower(WalletState state, Loop loop, WalletPorts ports, Runnable changed) {
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.changed = changed;
    }

    ScanRequest request() {
        var request = state.request(proofs -> headers -> checkAll(proofs, headers));
        told = request.watched();
        scan = null;
        return request;
    }

    /// Proves the stored transactions again, on whatever thread the node does that, and tells the ledger.
    private Collection<Proven<ConfirmedTransaction>> checkAll(List<StoredProof> proofs, HeaderLookup headers) {
        var findings = JournaledWallet.check(proofs, headers);
        WalletLoop.post(loop, () -> {
            state.checked(findings);
            changed.run();
        });
        var proven = new ArrayList<Proven<ConfirmedTransaction>>(findings.size());
        for (var finding : findings.values()) {
            if (finding instanceof Proven<ConfirmedTransaction> each) proven.add(each);
        }
        return proven;
    }

    void follow(ScanHandle followed) {
        scan = followed;
        tellNewScripts();
    }

    /// Addresses are used up; the node is told of those that come next.
    void tellNewScripts() {
        var handle = scan;
        if (handle == null) return;
        var fresh = state.newScripts(told);
        if (fresh.size() == 0) return;
        told = told.union(fresh);
        ports.background().execute(() -> handle.add(fresh));
    }

    @Override
    public void matched(Proven<BlockContents> block) {
        WalletLoop.post(loop, () -> state.matched(block));
    }

    @Override
    public void covered(Finding<Coverage> coverage, Optional<StoredCoverage> record) {
        WalletLoop.post(loop, () -> {
            state.covered(coverage, record);
            tellNewScripts();
            changed.run();
        });
    }

    @Override
    public void reorganized(ChainEvent.Reorganized event) {
        WalletLoop.post(loop, () -> {
            state.reorganized(event);
            changed.run();
        });
    }

    @Override
    public void relayed(Transaction transaction) {
        WalletLoop.post(loop, () -> take(transaction));
    }

    private void take(Transaction tx) {
        var ledger = state.ledger();
        boolean isWelcome = !tx.isCoinbase()
                && !ledger.isKnown(tx.txid())
                && ledger.touches(tx)
                && ledger.announcedByOthers() < MOST_ANNOUNCED
                && isOursToSpend(tx);
        if (!isWelcome) return;
        state.record(List.of(new WalletEvent.TransactionSeen(tx, ports.clock().instant())));
        tellNewScripts();
        changed.run();
    }

    /// Whether every own coin that the transaction spends is signed for by the wallet's own key. Otherwise a peer
    /// could make coins seem spent with a transaction that no node would take. What cannot be checked has to wait
    /// for a block.
    private boolean isOursToSpend(Transaction tx) {
        var ledger = state.ledger();
        var spent = new ArrayList<TxOut>();
        var unknown = new ArrayList<Integer>();
        for (int i = 0; i < tx.inputs().size(); i++) {
            var own = ledger.ownOutput(tx.inputs().get(i).outPoint());
            if (own.isEmpty()) unknown.add(i);
            spent.add(own.orElse(tx.outputs().getFirst()));
        }
        if (unknown.size() == spent.size()) return true;
        var signatures = new InputSignature(ports.curve(), tx, spent);
        for (int i = 0; i < spent.size(); i++) {
            if (unknown.contains(i)) continue;
            boolean needsAllOutputs = AddressType.of(spent.get(i).script())
                    .filter(AddressType.P2TR::equals)
                    .isPresent();
            if (needsAllOutputs && !unknown.isEmpty()) return false;
            if (!signatures.isValid(i, tx.inputs().get(i).witness())) return false;
        }
        return true;
    }
}
