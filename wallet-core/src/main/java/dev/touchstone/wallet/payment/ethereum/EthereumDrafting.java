package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Works out the transaction of an order: nonce, fees and gas, and what it would do. Immutable; what it asks
/// blocks.
///
/// @param chainId by which signatures are bound to the chain (EIP-155)
/// @param own the wallet's accounts
/// @param waiting what the paying account has in no block yet, oldest first
public record EthereumDrafting(
        String chain,
        BigInteger chainId,
        Set<EthereumAddress> own,
        List<EthereumPayment> waiting,
        PaymentQuestions questions,
        InstantSource clock) {
    public EthereumDrafting {
        own = Set.copyOf(own);
        waiting = List.copyOf(waiting);
    }

    public EthereumDraftOutcome prepare(EthereumRequest request) {
        return draft(new Wanted(request, Optional.empty(), Optional.empty()));
    }

    /// Prepares another transaction in the place of one that waits, at fees that nodes take instead.
    ///
    /// @param order what it is to do
    public EthereumDraftOutcome inPlaceOf(EthereumPayment payment, EthereumOrder order, FeeWish fee) {
        var tx = payment.transaction();
        var request = new EthereumRequest(
                order,
                fee,
                OptionalLong.of(tx.nonce()),
                OptionalLong.empty(),
                order instanceof EthereumOrder.Call ? tx.accessList() : List.of());
        return draft(new Wanted(request, Optional.of(payment.hash()), Optional.of(FeeRules.leastInPlaceOf(tx.fees()))));
    }

    /// The nonce of an account's next transaction.
    ///
    /// @param proven of the account
    /// @param waiting what it has in no block yet
    public static long nextNonce(AccountState proven, List<EthereumPayment> waiting) {
        return new Nonces(proven.nonce(), nonces(waiting)).next();
    }

    private static List<Long> nonces(List<EthereumPayment> waiting) {
        return waiting.stream().map(one -> one.transaction().nonce()).toList();
    }

    /// The order that a payment carries out.
    public static EthereumOrder orderOf(EthereumPayment payment) {
        var tx = payment.transaction();
        return tx.authorizations().isEmpty()
                ? new EthereumOrder.Call(payment.from(), tx.destination(), tx.value(), tx.data())
                : new EthereumOrder.RunCodeOf(
                        payment.from(), tx.authorizations().getFirst().delegate());
    }

    /// @param least the lowest fees that will do, for a replacement
    private record Wanted(EthereumRequest request, Optional<Hash256> replaces, Optional<Fees.FeeMarket> least) {}

    private EthereumDraftOutcome draft(Wanted wanted) {
        var order = wanted.request().order();
        var content = OrderContent.of(order);
        return switch (DraftGround.find(questions, order.from(), content.destination(), clock.instant())) {
            case DraftGround.Found.Not(var why) -> why;
            case DraftGround.Found.On(var ground) -> draft(wanted, content, ground);
        };
    }

    private EthereumDraftOutcome draft(Wanted wanted, OrderContent content, DraftGround ground) {
        long proven = ground.account().nonce();
        var nonces = new Nonces(proven, nonces(waiting));
        var asked = wanted.request().nonce();
        if (asked.isPresent()) {
            var refusal =
                    refusal(nonces, asked.getAsLong(), proven, wanted.replaces().isPresent());
            if (refusal.isPresent()) return refusal.get();
        }
        long nonce = asked.orElseGet(nonces::next);
        var before = Trial.between(waiting, proven, nonce);
        if (before.size() > Trial.MOST_BEFORE) {
            var what = "a payment behind " + before.size() + " others that wait";
            return new EthereumDraftOutcome.NotProven(new Pending.Reason.CannotBeProvenLocally(what));
        }
        var wish = wanted.request().fee();
        Finding<TipStatistics> tips =
                wish instanceof FeeWish.Soon ? questions.tips() : Pending.because(new Pending.Reason.NotChecked());
        var fees = new FeeGround(ground.baseFee(), tips, wanted.least());
        var missed = fees.missedBy(wish);
        if (missed.isPresent()) {
            return new EthereumDraftOutcome.FeeTooLow(
                    missed.get().tipPerGas(), missed.get().mostPerGas());
        }
        var offered = fees.offered(wish);
        if (offered.isEmpty()) return new EthereumDraftOutcome.NoTipKnown();
        var plan = new TransactionPlan(wanted.request(), content, chainId, nonce, offered.get());
        var trial = new Trial(questions, chain, own, before, ground.baseFee(), content.tokens());
        return new Sizing(plan, trial, ground, fees, wanted.replaces()).size();
    }

    private static Optional<EthereumDraftOutcome> refusal(
            Nonces nonces, long wanted, long proven, boolean isReplacement) {
        if (isReplacement) {
            return wanted < proven ? Optional.of(new EthereumDraftOutcome.NonceTaken(wanted)) : Optional.empty();
        }
        return switch (nonces.judge(wanted)) {
            case Nonces.Wanted.Free _ -> Optional.empty();
            case Nonces.Wanted.Taken _ -> Optional.of(new EthereumDraftOutcome.NonceTaken(wanted));
            case Nonces.Wanted.Gap(var next) -> Optional.of(new EthereumDraftOutcome.NonceGap(next, wanted));
        };
    }
}
