package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The closed list of rules that draw a proven conclusion from proven premises. Pure and thread-safe.
public final class Rules {
    private Rules() {}

    /// The unspent outputs of the covered scripts: everything their transactions pay to them and do not spend.
    ///
    /// Needs exactly the transactions that the coverage names: with one left out a spend could be hidden, and one
    /// more would not be covered.
    public static Finding<UnspentOutputs> unspentOutputs(
            Collection<Proven<ConfirmedTransaction>> transactions, Proven<Coverage> coverage) {
        var given = new HashMap<TxId, ChainPoint>();
        var spent = new HashSet<OutPoint>();
        for (var tx : transactions) {
            given.put(tx.value().transaction().txid(), tx.value().block());
            tx.value().transaction().inputs().forEach(input -> spent.add(input.outPoint()));
        }
        if (!given.equals(coverage.value().transactions())) {
            return new Refuted<>(new Refutation.PremiseMissing(
                    difference(given, coverage.value().transactions())));
        }
        var unspent = transactions.stream()
                .flatMap(tx -> paidBy(tx.value(), coverage.value()).stream())
                .filter(output -> !spent.contains(output.outPoint()))
                .toList();
        var total = Satoshis.sum(unspent.stream().map(u -> u.output().value()).toList());
        var premises = new ArrayList<Evidence>();
        premises.add(coverage.evidence());
        transactions.forEach(tx -> premises.add(tx.evidence()));
        var evidence = new Evidence.Derived(Evidence.Rule.UNSPENT_OUTPUTS, premises);
        return new Proven<>(new UnspentOutputs(unspent, total), evidence, coverage.asOf());
    }

    /// What these accounts have together: each once, all of the same block of the same chain.
    public static Finding<EtherTotal> sum(Collection<Proven<AccountState>> accounts) {
        var addresses = new HashSet<EthereumAddress>();
        var blocks = new HashSet<ChainPoint>();
        var total = Wei.ZERO;
        for (var account : accounts) {
            if (!addresses.add(account.value().address())) return missing("an account twice");
            if (!(account.evidence() instanceof Evidence.AccountInState)) return missing("the state of a block");
            blocks.add(account.asOf());
            total = total.plus(account.value().balance());
        }
        if (blocks.size() != 1) return missing(blocks.isEmpty() ? "no account" : "accounts of different blocks");
        var evidence = new Evidence.Derived(
                Evidence.Rule.SUM, accounts.stream().map(Proven::evidence).toList());
        var value = new EtherTotal(total, List.copyOf(addresses));
        return new Proven<>(value, evidence, accounts.iterator().next().asOf());
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }

    private static List<Unspent> paidBy(ConfirmedTransaction confirmed, Coverage coverage) {
        var tx = confirmed.transaction();
        var paid = new ArrayList<Unspent>();
        for (int i = 0; i < tx.outputs().size(); i++) {
            var output = tx.outputs().get(i);
            if (coverage.watched().contains(output.script())) {
                paid.add(new Unspent(tx.outPoint(i), output, confirmed.block(), tx.isCoinbase()));
            }
        }
        return paid;
    }

    private static String difference(Map<TxId, ChainPoint> given, Map<TxId, ChainPoint> covered) {
        var odd = new TreeSet<String>();
        given.forEach((id, block) -> {
            if (!block.equals(covered.get(id))) odd.add("not covered: " + id + " in " + block);
        });
        covered.forEach((id, block) -> {
            if (!block.equals(given.get(id))) odd.add("not given: " + id + " in " + block);
        });
        return odd.getFirst();
    }
}
