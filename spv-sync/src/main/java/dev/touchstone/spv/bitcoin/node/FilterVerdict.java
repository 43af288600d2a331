package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.SpentScript;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a whole block says of a filter that is offered for it (BIP157, "Client Operation"). Immutable; judging is pure.
///
/// A block proves each output script of its filter, and each script that it spends and that is known otherwise. Of the
/// rest its inputs only hint at some: those that show a key and a signature.
sealed interface FilterVerdict {
    /// Proven to be another filter than the block's.
    record Wrong(Refutation why) implements FilterVerdict {}

    /// All scripts of the block are known, and make this filter.
    record Exact() implements FilterVerdict {}

    /// Nothing speaks against it but `unexplained` inputs, each of which shows a script that the filter does not
    /// hold.
    record Possible(int unexplained) implements FilterVerdict {}

    /// Judges a filter by the proven contents of its block.
    ///
    /// @param known finds the script of an output that somebody here knows, from anywhere in the chain
    static FilterVerdict of(
            ByteString filter, Proven<BlockContents> block, Function<OutPoint, Optional<Script>> known) {
        var problem = Kernel.filterProblem(filter, block);
        if (problem.isPresent()) return new Wrong(problem.get());
        var at = block.value().point().height();
        var hash = new BlockHash(block.value().point().hash());
        var transactions = block.value().transactions();
        var held = CompactFilter.parse(filter, hash).orThrow();
        var spent = spentScripts(transactions, known);
        var knownSpent = spent.values().stream()
                .flatMap(Optional::stream)
                .filter(script -> !script.isEmpty())
                .toList();
        if (!held.missing(knownSpent).isEmpty()) return new Wrong(new Refutation.FilterOmitsSpend(at));
        if (spent.values().stream().anyMatch(Optional::isEmpty)) return new Possible(unexplained(held, transactions));
        boolean same = CompactFilter.build(hash, transactions, out -> spent.getOrDefault(out, Optional.empty()))
                .equals(Optional.of(held));
        return same ? new Exact() : new Wrong(new Refutation.FilterNotOfBlock(at));
    }

    /// For each output that the block spends its script, where it is known: the block itself may hold it.
    private static Map<OutPoint, Optional<Script>> spentScripts(
            List<Transaction> transactions, Function<OutPoint, Optional<Script>> known) {
        var inside = new HashMap<OutPoint, Script>();
        for (var tx : transactions) {
            for (int i = 0; i < tx.outputs().size(); i++)
                inside.put(tx.outPoint(i), tx.outputs().get(i).script());
        }
        var spent = new HashMap<OutPoint, Optional<Script>>();
        for (var tx : transactions) {
            if (tx.isCoinbase()) continue;
            for (var input : tx.inputs()) {
                var script = Optional.ofNullable(inside.get(input.outPoint()));
                spent.put(input.outPoint(), script.or(() -> known.apply(input.outPoint())));
            }
        }
        return spent;
    }

    private static int unexplained(CompactFilter filter, List<Transaction> transactions) {
        var shown = SpentScript.shownBy(transactions);
        var candidates = new HashSet<Script>();
        shown.forEach(spent -> candidates.addAll(spent.candidates()));
        var missing = new HashSet<>(filter.missing(candidates));
        return (int) shown.stream()
                .filter(spent -> missing.containsAll(spent.candidates()))
                .count();
    }

    /// How much speaks against the filter, to hold it against another that is not proven wrong either.
    default int doubts() {
        return switch (this) {
            case Wrong _ -> Integer.MAX_VALUE;
            case Exact _ -> -1;
            case Possible(var unexplained) -> unexplained;
        };
    }
}
