package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.TransactionProblem;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tries a draft's transaction once more before it is signed, in the newest proven state, and holds what it
/// does now against what was shown. Immutable; what it asks blocks.
///
/// @param waiting what the account has in no block yet, oldest first
public record EthereumRecheck(
        Set<EthereumAddress> own, List<EthereumPayment> waiting, PaymentQuestions questions, InstantSource clock) {
    public EthereumRecheck {
        own = Set.copyOf(own);
        waiting = List.copyOf(waiting);
    }

    /// Why the draft must not be signed; empty where it may be.
    public Optional<EthereumSignOutcome> obstacle(EthereumDraft draft) {
        var head = questions.head(HeadKind.SIGNED);
        if (!(head instanceof Proven<ExecutionHeader> block)) return Optional.of(why(head));
        var age = DraftGround.tooOld(block.value(), clock.instant());
        if (age.isPresent()) return Optional.of(new EthereumSignOutcome.HeadTooOld(age.get()));
        var tx = draft.transaction();
        var account = questions.accounts(List.of(tx.from()), HeadKind.SIGNED).getFirst();
        if (!(account instanceof Proven<AccountState> proven)) {
            return Optional.of(why(account));
        }
        long used = proven.value().nonce();
        if (tx.nonce() < used) return Optional.of(new EthereumSignOutcome.NonceTaken(tx.nonce()));
        var shown = draft.effects();
        var trial = new Trial(
                questions,
                shown.chain(),
                own,
                Trial.between(waiting, used, tx.nonce()),
                BaseFee.after(block.value()).orElse(Wei.ZERO),
                OrderContent.of(draft.request().order()).tokens());
        return switch (trial.run(tx)) {
            case Trial.Tried.Not(var instead) -> Optional.of(why(instead));
            case Trial.Tried.Done(var ran) -> differing(draft, ran, trial.baseFee());
        };
    }

    private static Optional<EthereumSignOutcome> differing(EthereumDraft draft, Trial.Ran ran, Wei baseFee) {
        var tx = draft.transaction();
        if (ran.own().ending() instanceof Ending.NotTaken(var problem) && problem == TransactionProblem.NONCE_TOO_LOW) {
            return Optional.of(new EthereumSignOutcome.NonceTaken(tx.nonce()));
        }
        boolean waits = tx.fees().mostPerGas().isLessThan(baseFee);
        var most = waits ? baseFee.times(tx.gasLimit()) : draft.fees().most();
        boolean isSame = EffectsComparison.isSame(
                tx.from(), draft.effects(), most, ran.effects(), ExchangeEffects.promised(draft));
        return isSame
                ? Optional.empty()
                : Optional.of(new EthereumSignOutcome.EffectsDiffer(draft.effects(), ran.effects()));
    }

    private static EthereumSignOutcome why(Finding<?> instead) {
        return switch (instead) {
            case Refuted<?>(var refutation) -> new EthereumSignOutcome.Refuted(refutation);
            case Pending<?> pending -> new EthereumSignOutcome.NotProven(pending.reason());
            case Proven<?> _, Claimed<?> _ -> new EthereumSignOutcome.NotProven(new Pending.Reason.NotChecked());
        };
    }
}
