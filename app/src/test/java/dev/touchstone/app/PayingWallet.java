package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.node.EthereumOnChain;
import dev.touchstone.app.node.PhraseWallet;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.wallet.EthereumPayments;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.WalletPorts;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A wallet with the accounts that test networks give ether to, as the program opens it, and how a test pays
/// with it. Used by one thread.
final class PayingWallet implements AutoCloseable {
    static final FeeWish NORMAL = new FeeWish.Soon(FeeWish.Speed.NORMAL);

    private static final String PHRASE = "test test test test test test test test test test test junk";

    private final AtomicReference<String> bug = new AtomicReference<>("");
    private final PhraseWallet kept;
    private OpenWallet wallet;
    private EthereumOnChain joined;

    private PayingWallet(Path directory, InstantSource clock, EthereumNode node) {
        var ports = new WalletPorts(
                Secp256k1.best().curve(),
                Dice.secure(),
                clock,
                Thread::startVirtualThread,
                thrown -> bug.set(thrown.toString()));
        this.kept = new PhraseWallet(directory, ports, PHRASE);
        this.wallet = kept.create();
        this.joined = EthereumOnChain.join(wallet, node);
    }

    /// Makes it, with so many accounts, and lets it pay through this node.
    static PayingWallet in(Path directory, InstantSource clock, EthereumNode node, int accounts) {
        var paying = new PayingWallet(directory, clock, node);
        while (paying.accounts().size() < accounts) {
            assertThat(paying.wallet.ethereum().add().join()).isInstanceOf(Saving.Saved.class);
            assertThat(Waiting.on(paying.wallet.snapshot(), _ -> true)).isTrue();
        }
        return paying;
    }

    /// Closes it as a program does that ends, and opens it again with this node.
    void restart(EthereumNode node) {
        joined.close();
        wallet.close();
        wallet = kept.open();
        joined = EthereumOnChain.join(wallet, node);
    }

    List<EthereumAddress> accounts() {
        return wallet.snapshot().get().ethereum().accounts().stream()
                .map(it -> it.account())
                .filter(EthereumAccount::canSign)
                .map(EthereumAccount::address)
                .toList();
    }

    EthereumAddress account() {
        return accounts().getFirst();
    }

    EthereumPayments payments() {
        return wallet.ethereumPayments();
    }

    EthereumDraft drafts(EthereumOrder order) {
        return drafts(EthereumRequest.of(order, NORMAL));
    }

    EthereumDraft drafts(EthereumRequest request) {
        return ready(payments().prepare(request).join());
    }

    static EthereumDraft ready(EthereumDraftOutcome outcome) {
        if (outcome instanceof EthereumDraftOutcome.Ready(var draft)) return draft;
        throw new AssertionError(outcome);
    }

    EthereumSignOutcome tries(EthereumDraft draft) {
        return payments().sign(draft, PhraseWallet.password()).join();
    }

    EthereumTransaction signs(EthereumDraft draft) {
        var outcome = tries(draft);
        if (outcome instanceof EthereumSignOutcome.Signed(var signed)) return signed;
        throw new AssertionError(outcome + ", bug " + bug.get());
    }

    EthereumPayment payment(Hash256 hash) {
        return wallet.snapshot().get().ethereumPayments().stream()
                .filter(it -> it.hash().equals(hash))
                .findFirst()
                .orElseThrow();
    }

    /// Waits until the payment is in such a state.
    <S extends EthereumPaymentState> S awaits(Hash256 hash, Class<S> state) {
        assertThat(Waiting.on(
                        wallet.snapshot(),
                        now -> now.ethereumPayments().stream()
                                .anyMatch(it -> it.hash().equals(hash) && state.isInstance(it.state()))))
                .as(() -> state.getSimpleName() + " of " + payment(hash) + ", bug " + bug.get())
                .isTrue();
        return state.cast(payment(hash).state());
    }

    @Override
    public void close() {
        joined.close();
        wallet.close();
        assertThat(bug.get()).isEmpty();
    }
}
