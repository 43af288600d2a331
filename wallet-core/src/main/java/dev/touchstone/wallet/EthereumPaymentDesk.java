package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumCounterpart;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.key.UnlockedVault;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentLedger;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumBroadcaster;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDrafting;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRecheck;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumSigner;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepares and signs the payments of an open wallet on Ethereum. Thread-safe. What it asks of a node and of the
/// ledger blocks, so it runs in the background; keys stay on the thread that opened them.
final class EthereumPaymentDesk implements EthereumPayments {
    private static final Logger LOG = LoggerFactory.getLogger(EthereumPaymentDesk.class);

    private final OpenWalletFile file;
    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final Supplier<WalletSnapshot> latest;
    private final Runnable changed;
    private final EthereumOutbox outbox;
    private final EthereumPaymentFollower follower;
    private final EthereumSigner signer;
    private final AtomicReference<Optional<Attached>> attached = new AtomicReference<>(Optional.empty());

    private record Attached(String chain, BigInteger chainId, PaymentQuestions questions) {}

    /// @param changed publishes what is in the ledger, on the wallet-ledger loop
    EthereumPaymentDesk(
            OpenWalletFile file,
            WalletState state,
            Loop loop,
            WalletPorts ports,
            Supplier<WalletSnapshot> latest,
            Runnable changed,
            EthereumOutbox outbox,
            EthereumPaymentFollower follower) {
        this.file = file;
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.latest = latest;
        this.changed = changed;
        this.outbox = outbox;
        this.follower = follower;
        this.signer = new EthereumSigner(ports.curve());
    }

    private EthereumPaymentLedger payments() {
        return state.ledger().ethereumPayments();
    }

    @Override
    public void attach(String chain, BigInteger chainId, PaymentQuestions questions, EthereumBroadcaster broadcaster) {
        if (!EthereumCounterpart.goWith(file.network(), chain)) {
            LOG.warn("a wallet of {} does not pay on {}", file.network().id(), chain);
            return;
        }
        attached.set(Optional.of(new Attached(chain, chainId, questions)));
        WalletLoop.post(loop, () -> {
            outbox.attach(chain, broadcaster, latest.get());
            follower.attach(chain, questions);
        });
    }

    @Override
    public void detach() {
        attached.set(Optional.empty());
        WalletLoop.post(loop, () -> {
            outbox.detach();
            follower.detach();
        });
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> prepare(EthereumRequest request) {
        return inBackground(() -> drafting(request.order().from(), (_, drafting) -> drafting.prepare(request)));
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> speedUp(Hash256 payment, FeeWish fee) {
        return inBackground(() -> replacing(payment, fee, EthereumDrafting::orderOf));
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> cancel(Hash256 payment, FeeWish fee) {
        return inBackground(() -> replacing(
                payment, fee, waiting -> new EthereumOrder.PayEther(waiting.from(), waiting.from(), Wei.ZERO)));
    }

    private interface Replacing {
        EthereumOrder order(EthereumPayment waiting);
    }

    /// What is replaced is whatever waits with this nonce now: nodes have that, not what came before it.
    private EthereumDraftOutcome replacing(Hash256 hash, FeeWish fee, Replacing replacing) {
        var payment = JournaledWallet.ask(loop, () -> payments().payment(hash)).filter(EthereumPayment::isWaiting);
        if (payment.isEmpty()) return new EthereumDraftOutcome.NotWaiting(hash);
        return drafting(
                payment.get().from(),
                (waiting, drafting) -> newestWith(
                                waiting, payment.get().transaction().nonce())
                        .map(newest -> drafting.inPlaceOf(newest, replacing.order(payment.get()), fee))
                        .orElseGet(() -> new EthereumDraftOutcome.NotWaiting(hash)));
    }

    private static Optional<EthereumPayment> newestWith(List<EthereumPayment> waiting, long nonce) {
        return waiting.stream()
                .filter(one -> one.transaction().nonce() == nonce)
                .reduce((_, later) -> later);
    }

    private interface Work {
        EthereumDraftOutcome outcome(List<EthereumPayment> waiting, EthereumDrafting drafting);
    }

    private EthereumDraftOutcome drafting(EthereumAddress from, Work work) {
        var account = account(from);
        if (account.isEmpty()) return new EthereumDraftOutcome.NoSuchAccount(from);
        boolean isSigned = account.get().canSign() || account.get().device().isPresent();
        if (!isSigned) return new EthereumDraftOutcome.WatchOnly(from);
        var at = attached.get();
        if (at.isEmpty()) return new EthereumDraftOutcome.Offline();
        var waiting = waiting(at.get().chain(), from);
        return work.outcome(
                waiting,
                new EthereumDrafting(
                        at.get().chain(),
                        at.get().chainId(),
                        own(),
                        waiting,
                        at.get().questions(),
                        ports.clock()));
    }

    private Optional<EthereumAccount> account(EthereumAddress address) {
        return JournaledWallet.ask(loop, () -> state.ledger().ethereum().account(address));
    }

    private Set<EthereumAddress> own() {
        return latest.get().ethereum().addresses();
    }

    private List<EthereumPayment> waiting(String chain, EthereumAddress from) {
        return JournaledWallet.ask(loop, () -> payments().waiting(chain, from));
    }

    @Override
    public CompletableFuture<EthereumSignOutcome> sign(EthereumDraft draft, char[] password) {
        return inBackground(() -> {
            try {
                return signNow(draft, password);
            } finally {
                Arrays.fill(password, '\0');
            }
        });
    }

    private EthereumSignOutcome signNow(EthereumDraft draft, char[] typed) {
        var at = attached.get().filter(now -> isFor(now, draft));
        if (at.isEmpty()) return new EthereumSignOutcome.NotProven(new Pending.Reason.Offline());
        var from = draft.transaction().from();
        var account = account(from).filter(EthereumAccount::canSign);
        if (account.isEmpty()) return new EthereumSignOutcome.WatchOnly(from);
        var obstacle = obstacle(at.get(), draft);
        if (obstacle.isPresent()) return obstacle.get();
        try (var password = Password.of(typed)) {
            return switch (file.vault().unlock(password)) {
                case UnlockOutcome.WrongPassword _ -> new EthereumSignOutcome.WrongPassword();
                case UnlockOutcome.Damaged damaged -> new EthereumSignOutcome.KeysDamaged(damaged.what());
                case UnlockOutcome.Unlocked unlocked -> {
                    try (var vault = unlocked.vault()) {
                        yield sign(draft, at.get().chain(), account.get(), vault);
                    }
                }
            };
        }
    }

    /// Why nothing may be signed now: the nonce is taken, or the bytes do something else than was shown.
    private Optional<EthereumSignOutcome> obstacle(Attached at, EthereumDraft draft) {
        var taken = JournaledWallet.ask(loop, () -> taken(at.chain(), draft));
        if (taken.isPresent()) return taken;
        var waiting = waiting(at.chain(), draft.transaction().from());
        return new EthereumRecheck(own(), waiting, at.questions(), ports.clock()).obstacle(draft);
    }

    @Override
    public CompletableFuture<DeviceSignOutcome> takeSignature(EthereumDraft draft, DeviceSignature signature) {
        return inBackground(() -> signature
                .on(draft.chainId())
                .flatMap(made -> EthereumSigner.signedElsewhere(draft.transaction(), draft.chainId(), made))
                .<DeviceSignOutcome>map(signed -> new DeviceSignOutcome.Concluded(take(draft, signed)))
                .orElseGet(DeviceSignOutcome.OtherSignature::new));
    }

    private EthereumSignOutcome take(EthereumDraft draft, EthereumTransaction signed) {
        var at = attached.get().filter(now -> isFor(now, draft));
        if (at.isEmpty()) return new EthereumSignOutcome.NotProven(new Pending.Reason.Offline());
        return obstacle(at.get(), draft)
                .orElseGet(() -> JournaledWallet.ask(loop, () -> save(at.get().chain(), draft, signed)));
    }

    private static boolean isFor(Attached now, EthereumDraft draft) {
        return now.chain().equals(draft.effects().chain()) && now.chainId().equals(draft.chainId());
    }

    private EthereumSignOutcome sign(EthereumDraft draft, String chain, EthereumAccount account, UnlockedVault vault) {
        return switch (EthereumKeys.privateKey(vault, account, ports.curve(), ports.dice())) {
            case EthereumKeys.Outcome.WatchOnly _ -> new EthereumSignOutcome.WatchOnly(account.address());
            case EthereumKeys.Outcome.Damaged _ ->
                new EthereumSignOutcome.KeysDamaged("the key of " + account.address());
            case EthereumKeys.Outcome.Open(var key) -> {
                try (key) {
                    yield signer.sign(draft.transaction(), draft.chainId(), key)
                            .map(signed -> JournaledWallet.ask(loop, () -> save(chain, draft, signed)))
                            .orElseGet(EthereumSignOutcome.SelfCheckFailed::new);
                }
            }
        };
    }

    /// On the wallet-ledger loop: another draft may have been signed while the password was checked.
    private Optional<EthereumSignOutcome> taken(String chain, EthereumDraft draft) {
        var from = draft.transaction().from();
        long nonce = draft.transaction().nonce();
        var there = newestWith(payments().waiting(chain, from), nonce).map(EthereumPayment::hash);
        boolean isAsThen = there.equals(draft.replaces());
        boolean isInBlock = payments().on(chain).stream()
                .filter(one -> one.payment().from().equals(from))
                .anyMatch(one ->
                        one.block().isPresent() && one.payment().transaction().nonce() == nonce);
        return isAsThen && !isInBlock ? Optional.empty() : Optional.of(new EthereumSignOutcome.NonceTaken(nonce));
    }

    private EthereumSignOutcome save(String chain, EthereumDraft draft, EthereumTransaction signed) {
        var taken = taken(chain, draft);
        if (taken.isPresent()) return taken.get();
        var events = new ArrayList<WalletEvent>();
        events.add(new WalletEvent.EthereumPaymentSigned(
                chain,
                draft.transaction().from(),
                signed,
                draft.replaces(),
                ports.clock().instant()));
        draft.replaces()
                .map(LabelTarget.OnEthereumPayment::new)
                .map(state.ledger()::label)
                .ifPresent(label -> {
                    var target = new LabelTarget.OnEthereumPayment(signed.hash());
                    if (!label.isEmpty()) events.add(new WalletEvent.LabelSet(target, label));
                });
        if (state.record(events) instanceof SaveOutcome.NotSaved notSaved) {
            return new EthereumSignOutcome.NotSaved(notSaved.reason());
        }
        changed.run();
        return new EthereumSignOutcome.Signed(signed);
    }

    @Override
    public CompletableFuture<Saving<Hash256>> abandon(Hash256 payment) {
        return JournaledWallet.onLoop(loop, () -> {
            boolean canBe = payments()
                    .payment(payment)
                    .filter(EthereumPayment::isWaiting)
                    .isPresent();
            if (!canBe) return new Saving.NotSaved<>("not a payment that can be given up");
            var abandoned = new WalletEvent.EthereumPaymentAbandoned(
                    payment, ports.clock().instant());
            if (state.record(List.of(abandoned)) instanceof SaveOutcome.NotSaved notSaved) {
                return new Saving.NotSaved<>(notSaved.reason());
            }
            changed.run();
            return new Saving.Saved<>(payment);
        });
    }

    @Override
    public OptionalLong nextNonce(EthereumAddress account) {
        var now = latest.get();
        var proven = now.ethereum().accounts().stream()
                .filter(holding -> holding.account().address().equals(account))
                .map(EthereumHolding::state)
                .filter(Finding::isProven)
                .flatMap(state -> state.shown().stream())
                .findFirst();
        if (proven.isEmpty()) return OptionalLong.empty();
        var waiting = now.ethereumPayments().stream()
                .filter(one -> one.chain().equals(now.ethereum().chain()))
                .filter(one -> one.from().equals(account) && one.isWaiting())
                .toList();
        return OptionalLong.of(EthereumDrafting.nextNonce(proven.get(), waiting));
    }

    private <T> CompletableFuture<T> inBackground(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, ports.background());
    }
}
