package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is proven of a network and of an account before a transaction is worked out. Immutable.
///
/// @param baseFee of the next block
/// @param destination what is at the address where it goes; empty where it makes a contract
record DraftGround(ExecutionHeader head, AccountState account, Wei baseFee, Optional<AccountState> destination) {

    boolean callsCode() {
        return destination.filter(AccountState::hasCode).isPresent();
    }

    /// Whether nothing is at the address where it goes (EIP-161).
    boolean goesToNewAccount() {
        return destination.filter(AccountState::isEmpty).isPresent();
    }

    /// What came of looking.
    sealed interface Found {
        record On(DraftGround ground) implements Found {}

        record Not(EthereumDraftOutcome why) implements Found {}
    }

    /// How old the newest proven block is, where that is too old to rely on.
    static Optional<Duration> tooOld(ExecutionHeader head, Instant now) {
        var age = Duration.between(head.timestamp(), now);
        return age.compareTo(EthereumSnapshot.RELIED_ON) > 0 ? Optional.of(age) : Optional.empty();
    }

    /// Blocks as the questions do.
    static Found find(PaymentQuestions questions, EthereumAddress from, Destination destination, Instant now) {
        var head = questions.head(HeadKind.SIGNED);
        if (!(head instanceof Proven<ExecutionHeader> block)) return new Found.Not(why(head));
        var age = tooOld(block.value(), now);
        if (age.isPresent()) return new Found.Not(new EthereumDraftOutcome.HeadTooOld(age.get()));
        var asked = new ArrayList<>(List.of(from));
        if (destination instanceof Destination.To(var to)) asked.add(to);
        var accounts = new ArrayList<AccountState>();
        for (var finding : questions.accounts(asked, HeadKind.SIGNED)) {
            if (!(finding instanceof Proven<AccountState> proven)) return new Found.Not(why(finding));
            accounts.add(proven.value());
        }
        var baseFee = BaseFee.after(block.value()).orElse(Wei.ZERO);
        var there = accounts.stream().skip(1).findFirst();
        return new Found.On(new DraftGround(block.value(), accounts.getFirst(), baseFee, there));
    }

    /// What it means for a draft that something is not proven.
    static EthereumDraftOutcome why(Finding<?> instead) {
        return switch (instead) {
            case Refuted<?>(var refutation) -> new EthereumDraftOutcome.Refuted(refutation);
            case Pending<?> pending
            when pending.reason() instanceof Pending.Reason.Offline -> new EthereumDraftOutcome.Offline();
            case Pending<?> pending -> new EthereumDraftOutcome.NotProven(pending.reason());
            case Proven<?> _, Claimed<?> _ -> new EthereumDraftOutcome.NotProven(new Pending.Reason.NotChecked());
        };
    }
}
