package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The one calm line over a page of amounts: how far they are proven, and how old that is. Immutable.
public record TruthLine(TruthMark mark, String words) {
    /// From the firmest standing to the weakest.
    private static final Comparator<TruthMark> WEAKER = Comparator.comparingInt(mark -> switch (mark) {
        case PROVEN -> 0;
        case STALE -> 1;
        case CHECKING -> 2;
        case CLAIMED -> 3;
        case FAILED -> 4;
    });

    /// The line for a finding on a chain of this freshness.
    ///
    /// @param what what the finding is of, as the subject of the sentence: "All amounts", "This payment"
    public static TruthLine of(Finding<?> finding, ChainStatus chain, String asOf, String what) {
        var mark = Marks.of(finding, chain.headIsOld());
        return new TruthLine(
                mark,
                switch (finding) {
                    case Proven<?> proven -> proven(proven.asOf().height(), chain, asOf, what);
                    case Pending<?> pending -> Texts.explain(pending.reason());
                    case Claimed<?> claimed -> "Claimed by " + claimed.source() + ". Nobody here checked it.";
                    case Refuted<?> _ -> "One amount failed its proof. It is not shown and not counted.";
                });
    }

    /// What a line over several amounts says of one of them.
    ///
    /// @param name of the amount, within a sentence: "bitcoin", "ether"
    /// @param line the line that stands over it alone
    /// @param upTo where all is well: up to which block it is proven, and how old that is
    /// @param offlineAsOf where it is proven and nobody can be asked: of when that is; else empty
    public record Part(String name, TruthLine line, String upTo, String offlineAsOf) {
        /// A part that lives on a chain of this freshness.
        public static Part of(String name, Finding<?> finding, ChainStatus chain, String asOf) {
            boolean isProven = finding instanceof Proven<?>;
            return new Part(
                    name,
                    TruthLine.of(finding, chain, asOf, ""),
                    finding instanceof Proven<?> proven
                            ? name + " up to block "
                                    + AmountFormat.count(proven.asOf().height().value()) + ", " + chain.age()
                            : "",
                    isProven && chain.offline() ? asOf : "");
        }
    }

    /// The line over several amounts: as firm as the weakest of them, which it names.
    public static TruthLine ofAll(List<Part> parts) {
        var weak = parts.stream()
                .filter(part -> part.line().mark() != TruthMark.PROVEN)
                .toList();
        var firm = parts.stream()
                .filter(part -> part.line().mark() == TruthMark.PROVEN)
                .map(Part::upTo)
                .collect(Collectors.joining("; "));
        if (weak.isEmpty()) return new TruthLine(TruthMark.PROVEN, "All amounts proven: " + firm + ".");
        var mark = weak.stream().map(part -> part.line().mark()).max(WEAKER).orElseThrow();
        return new TruthLine(mark, weak.size() == parts.size() ? all(weak) : except(weak, firm));
    }

    private static String all(List<Part> weak) {
        if (weak.stream().noneMatch(part -> part.offlineAsOf().isEmpty())) {
            return "Offline. Proven as of "
                    + weak.stream()
                            .map(part -> part.offlineAsOf() + " (" + part.name() + ")")
                            .collect(Collectors.joining(" and "))
                    + ".";
        }
        return weak.stream().map(TruthLine::why).collect(Collectors.joining(" "));
    }

    private static String except(List<Part> weak, String firm) {
        var names = weak.stream().map(Part::name).collect(Collectors.joining(" and "));
        var reasons = weak.stream().map(TruthLine::why).collect(Collectors.joining(" "));
        return "Proven except " + names + ". " + reasons + " " + capital(firm) + ".";
    }

    /// Why a part is not proven up to now, as a sentence that begins with its name.
    private static String why(Part part) {
        return capital(part.name()) + ": " + part.line().words();
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String proven(Height height, ChainStatus chain, String asOf, String what) {
        if (chain.offline()) return "Offline. Proven as of " + asOf + ".";
        if (chain.headIsOld()) return "Proven " + chain.age() + ". " + chain.next();
        return what + " proven up to block " + AmountFormat.count(height.value()) + ", " + chain.age();
    }
}
