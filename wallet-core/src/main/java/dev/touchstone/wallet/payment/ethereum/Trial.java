package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tries a transaction of an account behind those that the account has waiting, over proven state. Immutable;
/// what it asks blocks.
///
/// @param own the wallet's accounts, whose effects are told
/// @param before what waits with lower nonces, in their order
/// @param baseFee of the next block: who offers less is tried at that price
record Trial(
        PaymentQuestions questions,
        String chain,
        Set<EthereumAddress> own,
        List<EthereumPayment> before,
        Wei baseFee,
        List<EthereumAddress> tokens) {

    /// More cannot be tried at once.
    static final int MOST_BEFORE = SimulationInput.MOST_TRANSACTIONS - 1;

    /// What a transaction came to.
    ///
    /// @param own of the last transaction: the one in question
    /// @param effects on the wallet
    record Ran(Proven<Simulated> proven, SimulatedTransaction own, TransactionEffects effects) {}

    /// What came of trying.
    sealed interface Tried {
        record Done(Ran ran) implements Tried {}

        record Not(Finding<Simulated> why) implements Tried {}
    }

    Trial {
        own = Set.copyOf(own);
        before = List.copyOf(before);
        tokens = List.copyOf(tokens);
    }

    /// What an account has waiting between its proven nonce and another: of each nonce the newest.
    static List<EthereumPayment> between(List<EthereumPayment> waiting, long proven, long nonce) {
        var newest = new HashMap<Long, EthereumPayment>();
        for (var payment : waiting) {
            long its = payment.transaction().nonce();
            if (its >= proven && its < nonce) newest.put(its, payment);
        }
        return newest.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// The most that the payments before can cost.
    Wei reserved() {
        return Wei.sum(before.stream()
                .map(EthereumPayment::transaction)
                .map(tx -> tx.value().plus(tx.fees().mostPerGas().times(tx.gasLimit())))
                .toList());
    }

    /// The gas that the payments before may take of the block.
    long gasBefore() {
        return before.stream()
                .mapToLong(payment -> payment.transaction().gasLimit())
                .sum();
    }

    Tried run(UnsignedTransaction transaction) {
        var all = new ArrayList<UnsignedTransaction>();
        before.forEach(payment -> all.add(payable(unsigned(payment.from(), payment.transaction()))));
        all.add(payable(transaction));
        var watched = own.stream().sorted().limit(SimulationInput.MOST).toList();
        var found = questions.simulate(new SimulationInput(all, 0, watched, tokens), HeadKind.SIGNED);
        if (!(found instanceof Proven<Simulated> proven)) return new Tried.Not(found);
        var last = proven.value().transactions().getLast();
        var effects = TransactionEffects.of(chain, last(proven.value()), proven.asOf(), own);
        return new Tried.Done(new Ran(proven, last, effects));
    }

    private static Simulated last(Simulated all) {
        var input = all.input();
        var only = new SimulationInput(
                List.of(input.transactions().getLast()), input.notBefore(), input.watched(), input.tokens());
        return new Simulated(only, all.block(), List.of(all.transactions().getLast()));
    }

    private UnsignedTransaction payable(UnsignedTransaction tx) {
        return withFees(tx, baseFee);
    }

    private static UnsignedTransaction withFees(UnsignedTransaction tx, Wei baseFee) {
        return new UnsignedTransaction(
                tx.from(),
                tx.type(),
                tx.nonce(),
                FeeRules.payable(tx.fees(), baseFee),
                tx.gasLimit(),
                tx.destination(),
                tx.value(),
                tx.data(),
                tx.accessList(),
                tx.authorizations());
    }

    /// A signed transaction as it was before that.
    static UnsignedTransaction unsigned(EthereumAddress from, EthereumTransaction tx) {
        return new UnsignedTransaction(
                from,
                tx.type(),
                tx.nonce(),
                tx.fees(),
                tx.gasLimit(),
                tx.destination(),
                tx.value(),
                tx.data(),
                tx.accessList(),
                tx.authorizations().stream().map(Trial::unsigned).toList());
    }

    private static UnsignedAuthorization unsigned(Authorization word) {
        return new UnsignedAuthorization(
                word.signer().orElse(EthereumAddress.ZERO), word.chainId(), word.delegate(), word.nonce());
    }
}
