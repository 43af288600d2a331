package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.HaltReason;
import dev.touchstone.spv.ethereum.evm.TransactionProblem;
import dev.touchstone.spv.ethereum.simulation.Ending;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the gas of a transaction, and with it what it costs and whether the account can pay for it: by trying it
/// with all the gas there can be, then with what that showed. Immutable; what it asks blocks, but what was
/// proven for the first trial serves the second too.
record Sizing(TransactionPlan plan, Trial trial, DraftGround ground, FeeGround fees, Optional<Hash256> replaces) {

    EthereumDraftOutcome size() {
        var given = plan.request().gasLimit();
        if (!isPossible()) return new EthereumDraftOutcome.TooMuchGas(most());
        if (given.isPresent()) return withGas(given.getAsLong());
        return isForAll() ? all() : usual();
    }

    /// What no transaction may have, or no gas would be enough for, is not tried.
    private boolean isPossible() {
        var content = plan.content();
        long given = plan.request().gasLimit().orElse(0);
        return given >= 0
                && given <= most()
                && content.data().length() <= UnsignedTransaction.MOST_DATA
                && UnsignedTransaction.fits(
                        TransactionType.ACCESS_LIST,
                        content.destination(),
                        plan.request().accessList(),
                        List.of());
    }

    private boolean isForAll() {
        return plan.request().order() instanceof EthereumOrder.PayAllEther;
    }

    private Wei price() {
        return plan.fees().mostPerGas();
    }

    private Wei cost(long gas) {
        return GasRules.cost(price(), gas);
    }

    private Wei value() {
        return plan.content().value();
    }

    private long most() {
        return GasRules.most(ground.head().gasLimit(), trial.gasBefore());
    }

    /// The account's ether, less what its waiting payments can cost.
    private Wei spendable() {
        return rest(ground.account().balance(), trial.reserved());
    }

    private static Wei rest(Wei of, Wei without) {
        return of.isLessThan(without) ? Wei.ZERO : of.minus(without);
    }

    private boolean isPlain() {
        return plan.content().isPlain() && !ground.callsCode();
    }

    private EthereumDraftOutcome withGas(long gas) {
        var fee = cost(gas);
        var value = isForAll() ? rest(spendable(), fee) : value();
        var cost = GasRules.sum(value, fee);
        boolean isShort = spendable().isLessThan(cost) || (isForAll() && value.isZero());
        return isShort ? shortfall(isForAll() ? Wei.of(1) : value, fee) : concluded(plan.transaction(gas, value));
    }

    private EthereumDraftOutcome usual() {
        if (spendable().isLessThan(value())) return unaffordable(value());
        long gas = GasRules.affordable(spendable().minus(value()), price(), most());
        return tried(plan.transaction(gas, value()), ran -> judged(ran, gas));
    }

    private EthereumDraftOutcome tried(UnsignedTransaction tx, Function<Trial.Ran, EthereumDraftOutcome> then) {
        return switch (trial.run(tx)) {
            case Trial.Tried.Not(var why) -> DraftGround.why(why);
            case Trial.Tried.Done(var ran) -> then.apply(ran);
        };
    }

    private EthereumDraftOutcome judged(Trial.Ran ran, long gas) {
        if (isOutOfGas(ran.own().ending())) {
            return gas < most() ? unaffordable(value()) : new EthereumDraftOutcome.TooMuchGas(gas);
        }
        if (ran.own().ending() instanceof Ending.NotTaken(var problem)) return notTaken(problem, gas);
        var lacking = HoldingCheck.lacking(trial.questions(), plan.request().order(), ran);
        if (lacking.isPresent()) return lacking.get();
        long limit = GasRules.limit(ran.own(), gas, most(), isPlain());
        if (limit > gas) return shortfall(value(), cost(limit));
        return concluded(plan.transaction(limit, value()));
    }

    private static boolean isOutOfGas(Ending ending) {
        return switch (ending) {
            case Ending.Halts(var reason) ->
                reason == HaltReason.OUT_OF_GAS || reason == HaltReason.INTRINSIC_GAS_TOO_LOW;
            case Ending.NotTaken(var problem) ->
                problem == TransactionProblem.INTRINSIC_GAS_TOO_LOW || problem == TransactionProblem.FLOOR_GAS_TOO_LOW;
            case Ending.Succeeds _, Ending.Reverts _ -> false;
        };
    }

    private EthereumDraftOutcome notTaken(TransactionProblem problem, long gas) {
        return switch (problem) {
            case NONCE_TOO_LOW, NONCE_AT_MAXIMUM -> new EthereumDraftOutcome.NonceTaken(plan.nonce());
            case NONCE_TOO_HIGH ->
                new EthereumDraftOutcome.NonceGap(ground.account().nonce(), plan.nonce());
            case INSUFFICIENT_FUNDS -> shortfall(value(), GasRules.leastFee(price()));
            case TYPE_NOT_SUPPORTED,
                    WRONG_CHAIN,
                    NO_SENDER,
                    INTRINSIC_GAS_TOO_LOW,
                    FLOOR_GAS_TOO_LOW,
                    GAS_LIMIT_TOO_HIGH,
                    BLOCK_GAS_EXHAUSTED,
                    SENDER_IS_CONTRACT,
                    TIP_ABOVE_FEE_LIMIT,
                    FEE_LIMIT_BELOW_BASE_FEE,
                    INIT_CODE_TOO_LARGE,
                    NO_BLOBS,
                    TOO_MANY_BLOBS,
                    UNKNOWN_BLOB_HASH_VERSION,
                    BLOB_FEE_LIMIT_BELOW_BASE_FEE,
                    NO_AUTHORIZATIONS -> concluded(plan.transaction(gas, value()));
        };
    }

    /// All of it, less the most that the fee can be. How much gas that takes is found with as much of it as
    /// leaves enough for the fee.
    private EthereumDraftOutcome all() {
        long gas = GasRules.affordable(half(spendable()), price(), most());
        var first = rest(spendable(), cost(gas));
        if (first.isZero()) return shortfall(Wei.of(1), GasRules.leastFee(price()));
        return tried(plan.transaction(gas, first), ran -> {
            if (isOutOfGas(ran.own().ending())) return unaffordable(Wei.of(1));
            if (ran.own().ending() instanceof Ending.NotTaken(var problem)) return notTaken(problem, gas);
            long limit = GasRules.limit(ran.own(), gas, most(), isPlain());
            var fee = cost(limit);
            var value = rest(spendable(), fee);
            return value.isZero() ? shortfall(Wei.of(1), fee) : concluded(plan.transaction(limit, value));
        });
    }

    private static Wei half(Wei amount) {
        return new Wei(amount.value().shiftRight(1));
    }

    /// The account cannot pay for it. What it would take is found at the lowest price that a block takes, and
    /// with less ether to pay: neither changes how much gas it needs.
    private EthereumDraftOutcome unaffordable(Wei value) {
        var cheap = new Fees.FeeMarket(Wei.ZERO, ground.baseFee());
        long gas = GasRules.affordable(half(spendable()), cheap.mostPerGas(), most());
        var left = rest(spendable(), cheap.mostPerGas().times(gas));
        var lower = left.isLessThan(value) ? left : value;
        var fee = GasRules.leastFee(price());
        if (trial.run(plan.transaction(gas, lower, cheap)) instanceof Trial.Tried.Done(var ran)
                && ran.own().succeeds()) {
            fee = cost(GasRules.limit(ran.own(), gas, most(), isPlain()));
        }
        return shortfall(value, fee);
    }

    private EthereumDraftOutcome shortfall(Wei value, Wei fee) {
        var missing =
                GasRules.sum(value, fee).value().subtract(spendable().value()).max(BigInteger.ONE);
        return new EthereumDraftOutcome.Shortfall(new Wei(missing), fee);
    }

    /// The draft of exactly this transaction.
    private EthereumDraftOutcome concluded(UnsignedTransaction tx) {
        return tried(tx, ran -> {
            var own = ran.own();
            return new EthereumDraftOutcome.Ready(new EthereumDraft(
                    plan.request(),
                    tx,
                    plan.chainId(),
                    ran.proven(),
                    ran.effects(),
                    fees.outlook(tx.fees(), own.fee(), tx.gasLimit()),
                    fees.atEachSpeed(own.gasUsed(), tx.gasLimit()),
                    ground.goesToNewAccount() && !tx.value().isZero(),
                    replaces));
        });
    }
}
