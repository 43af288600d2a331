package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.ContentEvidence;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.List;

/// One sentence and the technical facts for each kind of evidence about content under its own address. Pure.
final class ContentRungs {
    /// What such a proof does not show.
    static final List<String> LIMITS =
            List.of("It shows that these bytes are what the address names, not who made them or what they are worth.");

    private ContentRungs() {}

    static Rung rung(ContentEvidence evidence) {
        var address = new Detail("Address", evidence.name().address());
        return switch (evidence) {
            case ContentEvidence.ByBlocks(var _, var blocks) ->
                rung(
                        "Every block of the file has the fingerprint by which the address leads to it.",
                        List.of(address, new Detail("Blocks", AmountFormat.count(blocks.size()))));
            case ContentEvidence.ByTransaction(var transaction, var chunks) ->
                rung(
                        "The publisher signed a fingerprint of the data, and the address is one of that signature.",
                        List.of(
                                address,
                                new Detail("Data", AmountFormat.count(transaction.dataSize()) + " bytes"),
                                new Detail("Chunks", AmountFormat.count(chunks.size()))));
            case ContentEvidence.ByItem(var item) ->
                rung(
                        "The publisher signed the data, and the address is a fingerprint of that signature.",
                        List.of(
                                address,
                                new Detail(
                                        "Data", AmountFormat.count(item.data().length()) + " bytes")));
        };
    }

    private static Rung rung(String sentence, List<Detail> details) {
        return new Rung(TruthMark.PROVEN, sentence, List.of(), details, false);
    }
}
