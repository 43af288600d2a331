package dev.touchstone.ui.checkpoint;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import dev.touchstone.spv.ethereum.node.OperatorsWord.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What several operators say, side by side. Immutable.
///
/// @param named the blocks that were named, those of most operators first
/// @param asked how many operators were asked
/// @param contradicted whether two blocks were named for the same slot: then one of them is false
record Comparison(List<Named> named, List<OperatorsWord> offers, int asked, boolean contradicted) {
    Comparison {
        named = List.copyOf(named);
        offers = List.copyOf(offers);
    }

    /// A block and those who name or serve it.
    record Named(Hash256 root, Slot slot, Instant made, List<String> operators) {
        Named {
            operators = operators.stream().distinct().toList();
        }

        private Named and(Named other) {
            var all = new ArrayList<>(operators);
            all.addAll(other.operators);
            return new Named(root, slot, made, all);
        }
    }

    static Comparison of(List<OperatorsWord> offers) {
        Map<Hash256, Named> blocks = new LinkedHashMap<>();
        for (var offer : offers) {
            if (!(offer.answer() instanceof Answer.Names names)) continue;
            var operators = new ArrayList<>(List.of(offer.operator()));
            operators.addAll(names.servedBy());
            blocks.merge(names.root(), new Named(names.root(), names.slot(), names.made(), operators), Named::and);
        }
        var named = blocks.values().stream()
                .sorted(Comparator.comparingInt(
                        (Named each) -> -each.operators().size()))
                .toList();
        long slots = named.stream().map(Named::slot).distinct().count();
        return new Comparison(named, offers, offers.size(), slots < named.size());
    }
}
