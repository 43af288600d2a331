package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.Wei;
import java.util.ArrayList;
import java.util.List;

/// Why a value is true, or why that is not known: rungs from the value down to what is believed without proof.
/// Immutable.
///
/// @param startingPoint what the lowest rung stands on; empty where there is no proof
/// @param notProven what this does not prove, in sentences
public record Ladder(TruthMark mark, String summary, List<Rung> rungs, String startingPoint, List<String> notProven) {
    public Ladder {
        rungs = List.copyOf(rungs);
        notProven = List.copyOf(notProven);
    }

    /// The same with one more sentence of what it does not prove, before the others.
    Ladder withLimit(String sentence) {
        var all = new ArrayList<String>();
        all.add(sentence);
        all.addAll(notProven);
        return new Ladder(mark, summary, rungs, startingPoint, all);
    }

    /// The same with another sentence in the place of one of what it does not prove.
    Ladder withOtherLimit(String sentence, String other) {
        var all = notProven.stream()
                .map(limit -> limit.equals(sentence) ? other : limit)
                .toList();
        return new Ladder(mark, summary, rungs, startingPoint, all);
    }

    /// One step: a sentence a person can follow, and what an expert wants to see.
    ///
    /// @param open whether the details are shown at once
    public record Rung(TruthMark mark, String sentence, List<Drawing> drawings, List<Detail> details, boolean open) {
        public Rung {
            drawings = List.copyOf(drawings);
            details = List.copyOf(details);
        }

        /// The rung as text, for the clipboard.
        public String text() {
            var text = new StringBuilder(sentence);
            details.forEach(detail ->
                    text.append('\n').append(detail.name()).append(": ").append(detail.value()));
            return text.toString();
        }
    }

    /// A technical fact, spelled as the standards spell it.
    public record Detail(String name, String value) {}

    /// A picture beside a sentence. Nothing is only in the picture.
    public sealed interface Drawing {
        /// The way from a leaf to the root of a block's tree.
        record Branch(MerkleBranch branch) implements Drawing {}

        /// Where a block lies between the first one and the newest.
        record Strip(Height block, Height tip) implements Drawing {}

        /// Which blocks were looked through.
        record Range(Height from, Height to, Height tip) implements Drawing {}

        /// The parts of a sum.
        record Sum(List<Share> shares) implements Drawing {
            public Sum {
                shares = List.copyOf(shares);
            }
        }

        /// One part of a sum.
        record Share(String name, Wei amount) {}

        /// The way from the root of a table to an entry.
        record Path(TriePath path) implements Drawing {}

        /// A contract's code that was run over words of its storage.
        ///
        /// @param words how many words it read
        /// @param contracts how many contracts' code took part
        /// @param bytes how long their code is
        record Run(int words, int contracts, int bytes) implements Drawing {}

        /// How many of a committee signed.
        record Committee(int signed, int members) implements Drawing {}

        /// How often one committee took over from another since the checkpoint.
        record Handovers(long count) implements Drawing {}
    }

    /// The whole as text, for the clipboard.
    public String text() {
        var text = new StringBuilder(summary).append('\n');
        int number = 1;
        for (var rung : rungs)
            text.append('\n').append(number++).append(". ").append(rung.text()).append('\n');
        if (!startingPoint.isEmpty())
            text.append("\nStarting point: ").append(startingPoint).append('\n');
        if (!notProven.isEmpty())
            text.append("\nWhat this does not prove: ")
                    .append(String.join(" ", notProven))
                    .append('\n');
        return text.toString();
    }
}
