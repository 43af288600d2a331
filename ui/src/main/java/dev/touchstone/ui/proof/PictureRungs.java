package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.content.picture.PictureHeader;
import dev.touchstone.spv.proof.ContentEvidence;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;

/// The rungs of a token's picture: that it is what the description names, and that the description is what the
/// contract names. Pure.
final class PictureRungs {
    static final List<String> LIMITS = List.of(
            "That the contract is the one you mean is not proven: anybody can make one with the same picture.",
            "A contract may be able to name another picture later.");

    private PictureRungs() {}

    static boolean isOfPicture(Evidence evidence) {
        return evidence instanceof Evidence.PictureOf || evidence instanceof Evidence.DescribedBy;
    }

    static Rung picture(Evidence.PictureOf picture) {
        var details = sized(picture.picture().bytes());
        PictureHeader.parse(picture.picture().bytes())
                .toOptional()
                .ifPresent(header ->
                        details.addFirst(new Detail("Kind", header.kind().title())));
        addContent(details, picture.content());
        return rung(
                picture.content().isEmpty()
                        ? "The picture stands in the description itself."
                        : "The picture has the fingerprint that the description names.",
                details);
    }

    static Rung described(Evidence.DescribedBy described) {
        var details = sized(described.description().bytes());
        addContent(details, described.content());
        return rung(
                described.content().isEmpty()
                        ? "The description stands in the contract’s answer itself."
                        : "The description has the fingerprint that the contract names.",
                details);
    }

    private static List<Detail> sized(ByteString bytes) {
        var details = new ArrayList<Detail>();
        details.add(new Detail("Size", AmountFormat.count(bytes.length()) + " bytes"));
        details.add(new Detail("SHA-256", Multihash.ofSha256(bytes).digest().hex()));
        return details;
    }

    private static void addContent(List<Detail> details, List<ContentEvidence> content) {
        content.forEach(part -> details.addAll(ContentRungs.rung(part).details()));
    }

    private static Rung rung(String sentence, List<Detail> details) {
        return new Rung(TruthMark.PROVEN, sentence, List.of(), details, false);
    }
}
