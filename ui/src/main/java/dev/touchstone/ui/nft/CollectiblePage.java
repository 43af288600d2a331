package dev.touchstone.ui.nft;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.payment.AssetHistory;
import java.util.List;
import java.util.Optional;

/// What the page of a collectible shows at one moment. Immutable.
///
/// @param card the same as in the gallery; empty where the wallet does not show this collectible
/// @param statements whose it is, its picture, its collection: each with its mark
/// @param owner the whole address of somebody else who owns it; else empty
/// @param said what its description says
/// @param history how it came and went; empty where no history is known
/// @param uri where its contract says that it is described, in a form that can be shown; may be empty
/// @param several whether several numbers of its collection can be given away together
record CollectiblePage(
        Optional<CollectibleCard> card,
        List<Statement> statements,
        String owner,
        String uri,
        Said said,
        AssetHistory history,
        boolean several) {
    CollectiblePage {
        statements = List.copyOf(statements);
    }

    /// What its description says of it. Immutable.
    ///
    /// @param source whose words these are; empty where there is no description
    record Said(String name, String text, List<TraitLine> traits, String source) {
        static final Said NOTHING = new Said("", "", List.of(), "");

        Said {
            traits = List.copyOf(traits);
        }
    }

    /// A trait and its value, in the description's words.
    record TraitLine(String kind, String value) {}

    /// One thing that is known, with its mark.
    record Statement(String about, TruthMark mark, String words) {}
}
