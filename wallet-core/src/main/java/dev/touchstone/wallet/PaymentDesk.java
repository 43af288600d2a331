package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.ledger.Coin;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftContext;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.KnownAddresses;
import dev.touchstone.wallet.payment.Replacement;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.SignedTransaction;
import dev.touchstone.wallet.payment.Signer;
import dev.touchstone.wallet.payment.SpendPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Prepares and signs the payments of an open wallet. Thread-safe; may block, so it is not for a loop. What it asks of
/// the ledger it asks on the wallet-ledger loop, and keys stay on the calling thread.
final class PaymentDesk {
    private final OpenWalletFile file;
    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final Runnable changed;
    private final Signer signer;

    PaymentDesk(OpenWalletFile file, WalletState state, Loop loop, WalletPorts ports, Runnable changed) {
        this.file = file;
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.changed = changed;
        this.signer = new Signer(
                ports.curve(), ports.dice(), file.network(), state.ledger().book());
    }

    DraftContext context(WalletSnapshot snapshot) {
        return new DraftContext(
                snapshot.network(),
                snapshot.coins(),
                state.ledger().book(),
                snapshot.change(),
                known(snapshot),
                snapshot.tip()
                        .map(ChainPoint::height)
                        .map(height -> (long) height.value())
                        .orElse(0L),
                DraftContext.DEFAULT_FEE_LIMIT,
                SpendPolicy.STANDARD,
                ports.dice());
    }

    private KnownAddresses known(WalletSnapshot snapshot) {
        var paid = new HashSet<BitcoinAddress>();
        var own = new HashSet<BitcoinAddress>();
        var book = state.ledger().book();
        for (var entry : snapshot.entries()) {
            boolean pays =
                    entry.direction() == Direction.OUT && entry.broadcast().isPresent();
            for (var output : entry.transaction().outputs()) {
                var address = BitcoinAddress.of(snapshot.network(), output.script());
                boolean ours = book.pathOf(output.script()).isPresent();
                if (ours) address.ifPresent(own::add);
                else if (pays) address.ifPresent(paid::add);
            }
        }
        return new KnownAddresses(paid, own);
    }

    SignOutcome sign(Draft draft, char[] typed) {
        try (var password = Password.of(typed)) {
            return switch (file.vault().unlock(password)) {
                case UnlockOutcome.WrongPassword _ -> new SignOutcome.WrongPassword();
                case UnlockOutcome.Damaged damaged -> new SignOutcome.KeysDamaged(damaged.what());
                case UnlockOutcome.Unlocked unlocked -> {
                    try (var vault = unlocked.vault()) {
                        var coins = JournaledWallet.ask(loop, () -> coins(draft));
                        var gone = gone(draft, coins);
                        if (!gone.isEmpty()) yield new SignOutcome.CoinsGone(gone);
                        yield conclude(draft, signer.sign(draft, spentBy(draft, coins), vault));
                    }
                }
            };
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// Blocks until the wallet-ledger loop has looked.
    ReplacementOutcome replace(TxId payment, FeeChoice fee, FeeQuote quote) {
        var now = JournaledWallet.ask(loop, state::look);
        var entry = now.entry(payment);
        if (entry.isEmpty()) return kept(ReplacementOutcome.Reason.UNKNOWN);
        boolean waits = entry.get().state().isLive() && !(entry.get().state() instanceof EntryState.InBlock);
        if (!waits) return kept(ReplacementOutcome.Reason.NOT_WAITING);
        boolean isSpent = now.entries().stream()
                .filter(other -> other.state().isLive())
                .flatMap(other -> other.transaction().inputs().stream())
                .anyMatch(input -> input.outPoint().txid().equals(payment));
        if (isSpent) return kept(ReplacementOutcome.Reason.SPENT_FURTHER);
        var without = JournaledWallet.ask(loop, () -> state.lookWithout(payment));
        return Replacement.prepare(entry.get().transaction(), fee, quote, context(without));
    }

    private static ReplacementOutcome kept(ReplacementOutcome.Reason reason) {
        return new ReplacementOutcome.NotReplaceable(reason);
    }

    /// The coins there are for a draft to spend: for a replacement also those of the payment it replaces.
    private Map<OutPoint, Coin> coins(Draft draft) {
        var snapshot = draft.replaces().map(state::lookWithout).orElseGet(state::look);
        return snapshot.coins().stream().collect(Collectors.toMap(Coin::outPoint, Function.identity()));
    }

    private static List<OutPoint> gone(Draft draft, Map<OutPoint, Coin> coins) {
        Predicate<Coin> isThere = draft.replaces().isPresent() ? coin -> !coin.leaving() : SpendPolicy.STANDARD::allows;
        return draft.transaction().inputs().stream()
                .map(TxIn::outPoint)
                .filter(outPoint ->
                        Optional.ofNullable(coins.get(outPoint)).filter(isThere).isEmpty())
                .toList();
    }

    private static List<Coin> spentBy(Draft draft, Map<OutPoint, Coin> coins) {
        var spent = new ArrayList<Coin>();
        for (var input : draft.transaction().inputs()) {
            Optional.ofNullable(coins.get(input.outPoint())).ifPresent(spent::add);
        }
        return spent;
    }

    private SignOutcome conclude(Draft draft, Signer.Signing signing) {
        return switch (signing) {
            case Signer.Signing.EffectsDiffer differ -> new SignOutcome.EffectsDiffer(differ.shown(), differ.found());
            case Signer.Signing.SelfCheckFailed failed -> new SignOutcome.SelfCheckFailed(failed.input());
            case Signer.Signing.Done done -> {
                var payment = new SignedTransaction(
                        done.signed(), draft.effects(), ports.clock().instant());
                yield JournaledWallet.ask(loop, () -> save(draft, payment));
            }
        };
    }

    /// On the wallet-ledger loop: the coins may have been spent while the password was checked.
    private SignOutcome save(Draft draft, SignedTransaction payment) {
        var gone = gone(draft, coins(draft));
        if (!gone.isEmpty()) return new SignOutcome.CoinsGone(gone);
        var events = new ArrayList<WalletEvent>();
        for (var returned : draft.effects().returned()) {
            if (returned.path().branch() == Branch.CHANGE) {
                events.add(new WalletEvent.AddressRevealed(returned.path(), payment.at()));
            }
        }
        events.add(new WalletEvent.PaymentSigned(payment.transaction(), payment.at()));
        draft.replaces().flatMap(state::labelOf).ifPresent(label -> {
            var target = new LabelTarget.OnTransaction(payment.txid());
            events.add(new WalletEvent.LabelSet(target, label));
        });
        if (state.record(events) instanceof SaveOutcome.NotSaved notSaved) {
            return new SignOutcome.NotSaved(notSaved.reason());
        }
        changed.run();
        return new SignOutcome.Signed(payment);
    }
}
