package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Later;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentLedger.Followed;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows payments on Ethereum from one proven head to the next: into a block, out of one that was replaced, and
/// until their block is final. What was written down of a block before the wallet was opened is asked for again.
/// Where a receipt should be there and nobody proves it, it is asked for again shortly, as servers learn of a
/// block one after another. Confined to the wallet-ledger loop; what is asked of a node is asked in the background,
/// one round at a time.
final class EthereumPaymentFollower {
    /// How many payments of the past are proven again when a node is there; older ones when somebody asks.
    private static final int MOST_AGAIN = 16;

    /// Well within the 12 s of a slot.
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    /// How often one payment is asked for so; after that each new head will do.
    private static final int MOST_SHORTLY = 3;

    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final Later later;
    private final Runnable changed;
    private final Map<Hash256, Integer> unproven = new HashMap<>();
    private final Map<EthereumAddress, Long> nonces = new HashMap<>();
    private final Set<Hash256> asked = new HashSet<>();
    private @Nullable PaymentQuestions questions;
    private String chain = "";
    private boolean looking;
    private boolean again;

    EthereumPaymentFollower(WalletState state, Loop loop, WalletPorts ports, Later later, Runnable changed) {
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.later = later;
        this.changed = changed;
    }

    void attach(String to, PaymentQuestions node) {
        if (!to.equals(chain)) nonces.clear();
        chain = to;
        questions = node;
        asked.clear();
        unproven.clear();
        look();
    }

    void detach() {
        questions = null;
    }

    /// Takes what was proven of accounts in a new head.
    void proven(String on, Map<EthereumAddress, Finding<AccountState>> accounts) {
        if (!on.equals(chain)) return;
        accounts.forEach((address, finding) -> {
            if (finding instanceof Proven<AccountState> account)
                nonces.put(address, account.value().nonce());
        });
        look();
    }

    private void look() {
        var node = Optional.ofNullable(questions);
        if (node.isEmpty()) return;
        if (looking) {
            again = true;
            return;
        }
        var due = due();
        if (due.isEmpty()) return;
        looking = true;
        ports.background().execute(() -> {
            var found = new ArrayList<EthereumPaymentLook.Found>();
            try {
                for (var each : due) found.add(EthereumPaymentLook.at(each, node.get()));
            } finally {
                WalletLoop.post(loop, () -> taken(found));
            }
        });
    }

    private List<Followed> due() {
        var due = new ArrayList<Followed>();
        int before = 0;
        for (var each : state.ledger().ethereumPayments().on(chain).reversed()) {
            boolean isPast = isPast(each.payment());
            if (isPast && before++ >= MOST_AGAIN) continue;
            if (isPast ? asked.add(each.payment().hash()) : isDue(each.payment())) due.add(each);
        }
        return due.reversed();
    }

    /// Whether nothing more is expected to happen to it: it is looked at once.
    private static boolean isPast(EthereumPayment payment) {
        return switch (payment.state()) {
            case EthereumPaymentState.Settled _, EthereumPaymentState.Overtaken _ -> true;
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.InBlock _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Abandoned _ -> false;
        };
    }

    /// What waits is looked for when its nonce has been used; so is what was given up, for servers may have it.
    private boolean isDue(EthereumPayment payment) {
        return switch (payment.state()) {
            case EthereumPaymentState.InBlock _ -> true;
            case EthereumPaymentState.Replaced _ -> false;
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Abandoned _,
                    EthereumPaymentState.Settled _,
                    EthereumPaymentState.Overtaken _ ->
                nonces.getOrDefault(payment.from(), 0L) > payment.transaction().nonce();
        };
    }

    private void taken(List<EthereumPaymentLook.Found> found) {
        looking = false;
        for (var each : found) take(each);
        if (!found.isEmpty()) changed.run();
        boolean isShortly = false;
        for (var each : found) isShortly |= isAskedShortly(each);
        if (isShortly) later.after(SHORTLY, () -> WalletLoop.post(loop, this::look));
        if (!again) return;
        again = false;
        look();
    }

    /// Whether somebody may prove it any moment: of a payment that is looked for, a block should hold it.
    private boolean isAskedShortly(EthereumPaymentLook.Found found) {
        var hash = found.payment().payment().hash();
        return switch (found) {
            case EthereumPaymentLook.Found.NotProven _, EthereumPaymentLook.Found.Nothing _ -> {
                boolean isAsked = unproven.merge(hash, 1, Integer::sum) <= MOST_SHORTLY;
                if (isAsked) asked.remove(hash);
                yield isAsked;
            }
            case EthereumPaymentLook.Found.InBlock _,
                    EthereumPaymentLook.Found.StillThere _,
                    EthereumPaymentLook.Found.Left _,
                    EthereumPaymentLook.Found.Overtaken _ -> {
                unproven.remove(hash);
                yield false;
            }
        };
    }

    private void take(EthereumPaymentLook.Found found) {
        var ledger = state.ledger().ethereumPayments();
        var hash = found.payment().payment().hash();
        var now = ports.clock().instant();
        switch (found) {
            case EthereumPaymentLook.Found.InBlock(var _, var proof, var isFinal) -> {
                var block = proof.value().receipt().block();
                boolean succeeded = EthereumPaymentLook.succeeded(proof.value());
                record(new WalletEvent.EthereumPaymentInBlock(hash, block, succeeded, now));
                ledger.checked(hash, proof);
                if (isFinal) record(new WalletEvent.EthereumPaymentSettled(hash, now));
            }
            case EthereumPaymentLook.Found.StillThere(var _, var isFinal) -> {
                if (isFinal) record(new WalletEvent.EthereumPaymentSettled(hash, now));
            }
            case EthereumPaymentLook.Found.NotProven(var _, var why) -> {
                ledger.checked(hash, why);
                if (!EthereumPaymentLook.isNowhere(why)) asked.remove(hash);
            }
            case EthereumPaymentLook.Found.Left _ -> record(new WalletEvent.EthereumPaymentLeftBlock(hash, now));
            case EthereumPaymentLook.Found.Overtaken _ -> record(new WalletEvent.EthereumPaymentOvertaken(hash, now));
            case EthereumPaymentLook.Found.Nothing _ -> {}
        }
    }

    private void record(WalletEvent.OfEthereumPayments event) {
        if (state.ledger().ethereumPayments().isNews(event)) state.record(List.of(event));
    }
}
