package dev.touchstone.ui.exchange;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.ExchangeTexts.Fact;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What pools give for an exchange, in words. Immutable.
///
/// @param amount of what is got, or the word in its place
/// @param words how firmly that is known
/// @param facts of the offer, one line each
public record OfferLook(Shown amount, TruthMark mark, String words, List<Fact> facts) {
    public OfferLook {
        facts = List.copyOf(facts);
    }

    /// By what an offer is told.
    ///
    /// @param isOld whether the newest block known is old
    public record Telling(AssetNames names, EthereumSnapshot ethereum, boolean isOld) {
        private String chain() {
            return ethereum.chain().id();
        }
    }

    /// What was offered for this exchange, or how far asking is.
    ///
    /// @param least the least to get, where limits are typed
    public static OfferLook of(Offered offered, Swap swap, Optional<BigInteger> least, Telling by) {
        var newest = offered.newest().filter(offer -> offer.swap().equals(swap));
        if (newest.isEmpty())
            return new OfferLook(
                    new Shown.Words("Checking"),
                    TruthMark.CHECKING,
                    by.ethereum().head().isEmpty()
                            ? ExchangeTexts.NO_BLOCK
                            : "Asking the pools, each in the same proven block",
                    List.of());
        return switch (newest.get()) {
            case SwapOffer.Found found -> of(found, offered, least, by);
            case SwapOffer.NoPool _ ->
                new OfferLook(new Shown.Words("—"), TruthMark.CHECKING, ExchangeTexts.NO_POOL, List.of());
            case SwapOffer.NotProven(var _, var why) ->
                new OfferLook(
                        new Shown.Words(why instanceof Refuted<?> ? "—" : "Checking"),
                        Marks.of(why, false),
                        ExchangeTexts.unproven(why, by.ethereum()),
                        List.of());
        };
    }

    private static OfferLook of(SwapOffer.Found found, Offered offered, Optional<BigInteger> least, Telling by) {
        var bought = ExchangeEffects.asset(by.chain(), found.swap().bought());
        var mark = Marks.of(found.amount(), by.isOld());
        var block = AmountFormat.count(found.amount().asOf().height().value());
        var facts = new ArrayList<Fact>();
        ExchangeTexts.price(found.swap(), found.units(), by.chain(), by.names())
                .ifPresent(price -> facts.add(new Fact("Price", price)));
        facts.add(new Fact("Pool’s fee, in it", ExchangeTexts.percent(found.fee())));
        least.ifPresent(it -> facts.add(new Fact("You get at least", by.names().amount(bought, it))));
        if (found.impact().isPresent())
            facts.add(new Fact(
                    "Moves the price by", ExchangeTexts.parts(found.impact().getAsInt())));
        offered.before()
                .ifPresent(last ->
                        facts.add(new Fact("Offered before", by.names().amount(bought, last.units()))));
        return new OfferLook(
                EffectList.shown(bought, found.units(), by.names()),
                mark,
                Marks.word(mark) + ": what this pool would give at block " + block + "."
                        + (offered.isAsking() ? " Asking again in the newest." : ""),
                facts);
    }
}
