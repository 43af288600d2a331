package dev.touchstone.app.door.policy;

import dev.touchstone.app.door.WalletDoor;
import dev.touchstone.app.door.policy.DoorPolicy.Rules;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.AppRequests;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Decides requests without a window: what the rules allow is done, for anything else a witness is asked. One
/// request after another, on a thread of its own. Thread-safe.
public final class UnattendedRequests implements AppRequests, AutoCloseable {
    private static final int MOST_WAITING = 16;

    private final OpenWallet wallet;
    private final DoorPolicy policy;
    private final PolicyJudge judge;
    private final Witness witness;
    private final Supplier<char[]> password;
    private final InstantSource clock;
    private final ExecutorService desk = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("door-decisions").factory());
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param spent where is written down what was spent by the rules
    /// @param password a copy each time, which is wiped
    public UnattendedRequests(
            OpenWallet wallet,
            DoorPolicy policy,
            Path spent,
            Witness witness,
            Supplier<char[]> password,
            InstantSource clock) {
        this.wallet = wallet;
        this.policy = policy;
        this.judge = new PolicyJudge(new SpentFile(spent));
        this.witness = witness;
        this.password = password;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<AppDecision> ask(AppRequest request) {
        var answer = new CompletableFuture<AppDecision>();
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.completedFuture(new AppDecision.Withdrawn());
        }
        try {
            desk.execute(() -> {
                try {
                    if (!answer.isDone()) answer.complete(decide(request, answer));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    answer.complete(new AppDecision.Nobody());
                } catch (IOException e) {
                    answer.complete(new AppDecision.Failed("what was spent cannot be written down: " + e.getMessage()));
                } finally {
                    waiting.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException _) {
            waiting.decrementAndGet();
            return CompletableFuture.completedFuture(new AppDecision.Nobody());
        }
        return answer;
    }

    private AppDecision decide(AppRequest request, CompletableFuture<AppDecision> answer)
            throws InterruptedException, IOException {
        var rules = policy.of(request.app()).filter(it -> it.acts().contains(request.act()));
        return switch (request) {
            case AppRequest.Connect _ -> connect(request, rules);
            case AppRequest.SendTransaction(var app, var wanted) -> send(app, request, List.of(wanted), rules, answer);
            case AppRequest.SendCalls(var app, var wanted) -> send(app, request, wanted, rules, answer);
            case AppRequest.SignMessage(var app, var account, var message) -> {
                boolean isAllowed = rules.isPresent() && rules.get().accounts().contains(account);
                yield sign(app, request, account, new SignableMessage.Personal(message), isAllowed, answer);
            }
            case AppRequest.SignTyped(var app, var account, var data) -> {
                boolean isAllowed = rules.isPresent() && PolicyJudge.allows(rules.get(), account, data);
                yield sign(app, request, account, new SignableMessage.Typed(data), isAllowed, answer);
            }
            case AppRequest.WatchAsset(var _, var token, var _) -> {
                var decision = agreed(request, Optional.empty(), rules.isPresent());
                if (!(plain(decision) instanceof AppDecision.Agreed)) yield decision;
                yield wallet.tokens().add(token.address()).join() instanceof Saving.NotSaved<?>(var reason)
                        ? new AppDecision.Failed(reason)
                        : decision;
            }
        };
    }

    private static AppDecision plain(AppDecision decision) {
        return decision instanceof AppDecision.ByPolicy(var inner) ? inner : decision;
    }

    /// `Agreed`, or what stands against it.
    private AppDecision agreed(AppRequest request, Optional<EthereumDraft> draft, boolean isAllowed)
            throws InterruptedException {
        if (isAllowed) return new AppDecision.ByPolicy(new AppDecision.Agreed());
        return switch (witness.asked(request, draft)) {
            case YES -> new AppDecision.Agreed();
            case NO -> new AppDecision.Rejected();
            case SILENT -> new AppDecision.Expired();
            case NOBODY -> new AppDecision.Nobody();
        };
    }

    private AppDecision connect(AppRequest request, Optional<Rules> rules) throws InterruptedException {
        var own = WalletDoor.signing(wallet);
        var named = rules.map(Rules::accounts).orElse(List.of()).stream()
                .filter(own::contains)
                .toList();
        if (!named.isEmpty()) return new AppDecision.ByPolicy(new AppDecision.Connected(named));
        if (own.isEmpty()) return new AppDecision.Failed("the wallet has no account of Ethereum");
        var decision = agreed(request, Optional.empty(), false);
        return decision instanceof AppDecision.Agreed ? new AppDecision.Connected(List.of(own.getFirst())) : decision;
    }

    private AppDecision sign(
            AppOrigin app,
            AppRequest request,
            EthereumAddress account,
            SignableMessage message,
            boolean isAllowed,
            CompletableFuture<AppDecision> answer)
            throws InterruptedException {
        var decision = agreed(request, Optional.empty(), isAllowed);
        if (!(plain(decision) instanceof AppDecision.Agreed)) return decision;
        if (answer.isDone()) return new AppDecision.Withdrawn();
        var outcome = wallet.messages()
                .sign(account, message, app.text(), password.get())
                .join();
        if (!(outcome instanceof MessageSignOutcome.Signed(var signature))) {
            return new AppDecision.Failed("not signed: " + outcome.getClass().getSimpleName());
        }
        var signed = new AppDecision.Signed(signature);
        return isAllowed ? new AppDecision.ByPolicy(signed) : signed;
    }

    /// One after another: the next is worked out when the one before it is on its way.
    private AppDecision send(
            AppOrigin app,
            AppRequest request,
            List<EthereumRequest> wanted,
            Optional<Rules> rules,
            CompletableFuture<AppDecision> answer)
            throws InterruptedException, IOException {
        var sent = new ArrayList<Hash256>();
        boolean isAllByPolicy = true;
        for (var each : wanted) {
            var outcome = wallet.ethereumPayments().prepare(each).join();
            if (!(outcome instanceof EthereumDraftOutcome.Ready(var draft))) {
                return ended(sent, new AppDecision.Failed(EthereumSendTexts.explain(outcome, String::valueOf, false)));
            }
            boolean isAllowed = rules.isPresent() && judge.allows(app, rules.get(), draft, clock.instant());
            isAllByPolicy &= isAllowed;
            var decision = agreed(request, Optional.of(draft), isAllowed);
            if (!(plain(decision) instanceof AppDecision.Agreed)) return ended(sent, decision);
            if (answer.isDone()) return ended(sent, new AppDecision.Withdrawn());
            var signing = wallet.ethereumPayments().sign(draft, password.get()).join();
            if (!(signing instanceof EthereumSignOutcome.Signed(var transaction))) {
                return ended(
                        sent,
                        new AppDecision.Failed(
                                "not signed: " + signing.getClass().getSimpleName()));
            }
            sent.add(transaction.hash());
        }
        var decision = new AppDecision.Sent(sent, true);
        return isAllByPolicy ? new AppDecision.ByPolicy(decision) : decision;
    }

    /// Where something was sent before, that is what is told.
    private static AppDecision ended(List<Hash256> sent, AppDecision why) {
        return sent.isEmpty() ? why : new AppDecision.Sent(sent, false);
    }

    @Override
    public void close() {
        desk.shutdownNow();
    }
}
