package dev.touchstone.ui.nft;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.ui.ether.EtherStanding;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.ui.text.CollectibleTexts;
import dev.touchstone.ui.text.CollectibleTexts.Told;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.token.ShareLine;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.collectible.Picture;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.TokenShare;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A collectible as a tile: its number, its collection, whose it is. Immutable.
///
/// @param collection what its contract calls itself, or that it has no name
/// @param offer what can be done so that a picture shows
/// @param shares of a kind of which there are many: what each account has; else empty
record CollectibleCard(
        NftRef ref,
        String number,
        String collection,
        Told owner,
        List<ShareLine> shares,
        Picture picture,
        Optional<PictureOffer> offer) {

    CollectibleCard {
        shares = List.copyOf(shares);
    }

    static CollectibleCard of(
            CollectibleHolding holding,
            Map<EthereumAddress, String> names,
            EtherStanding standing,
            PictureState picture) {
        var shares = shares(holding, names, standing);
        return new CollectibleCard(
                holding.ref(),
                number(holding.ref()),
                holding.collection()
                        .known()
                        .map(OwnWords::of)
                        .filter(words -> !words.isEmpty())
                        .map(OwnWords::shown)
                        .orElse("Collection without a name"),
                told(holding, shares, names, standing),
                shares,
                picture.picture(),
                PictureOffer.of(picture));
    }

    /// `#4032`; a number as long as a fingerprint by its ends.
    static String number(NftRef ref) {
        return CollectibleTexts.number(ref.id());
    }

    private static List<ShareLine> shares(
            CollectibleHolding holding, Map<EthereumAddress, String> names, EtherStanding standing) {
        return switch (holding.standing()) {
            case Standing.KindNotKnown _, Standing.Single _ -> List.of();
            case Standing.Many(var shares) ->
                shares.stream()
                        .map(share -> ShareLine.of(
                                share, names.getOrDefault(share.account().address(), ""), amount(share), standing))
                        .toList();
        };
    }

    private static Shown amount(TokenShare share) {
        return share.units()
                .known()
                .<Shown>map(count -> new Shown.Token(count, 0, "of this number", false))
                .orElseGet(() -> new Shown.Words(share.units().finding().shown().isEmpty() ? "—" : "Checking"));
    }

    private static Told told(
            CollectibleHolding holding,
            List<ShareLine> shares,
            Map<EthereumAddress, String> names,
            EtherStanding standing) {
        return switch (holding.standing()) {
            case Standing.KindNotKnown(var kind) -> CollectibleTexts.notKnown(kind.finding());
            case Standing.Single(var owner, var whose) ->
                CollectibleTexts.explain(
                        whose,
                        owner.finding(),
                        standing.of(owner.finding()).headIsOld(),
                        account -> names.getOrDefault(account.address(), ""),
                        time -> standing.ages().ago(time, standing.now()));
            case Standing.Many(var all) -> many(all, shares, standing);
        };
    }

    private static Told many(List<TokenShare> all, List<ShareLine> shares, EtherStanding standing) {
        if (all.isEmpty())
            return new Told(TruthMark.CHECKING, "There is no account yet that could own it.", "Checking");
        var having = all.stream().filter(TokenShare::isSomething).toList();
        var weakest = shares.stream().filter(ShareLine::isQuestioned).findFirst();
        if (weakest.isPresent() && !weakest.get().remembered())
            return CollectibleTexts.notKnown(finding(all, weakest.get()));
        var first = having.isEmpty() ? all.getFirst() : having.getFirst();
        boolean old =
                weakest.isPresent() || standing.of(first.units().finding()).headIsOld();
        var mark = old ? TruthMark.STALE : TruthMark.PROVEN;
        if (having.isEmpty()) return new Told(mark, "Not yours: none of your accounts has any.", "Not yours");
        var who = having.size() == 1 ? "1 of your accounts has" : having.size() + " of your accounts have";
        return new Told(mark, "Yours: " + who + " some of it.", "Yours");
    }

    private static Finding<?> finding(List<TokenShare> all, ShareLine line) {
        return all.stream()
                .filter(share -> share.account().address().equals(line.account()))
                .findFirst()
                .orElseThrow()
                .units()
                .finding();
    }
}
