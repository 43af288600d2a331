package dev.touchstone.ui.nft;

import java.util.List;

/// What the gallery shows at one moment. Immutable.
///
/// @param followed whether anybody is asked about Ethereum
/// @param remark what holds for all tiles, as that nobody can be asked now; may be empty
record CollectiblesPage(List<CollectibleCard> cards, boolean followed, String remark) {
    CollectiblesPage {
        cards = List.copyOf(cards);
    }
}
