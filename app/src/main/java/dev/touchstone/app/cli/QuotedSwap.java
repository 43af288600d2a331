package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What the best pool gives, as commands tell it. Immutable.
record QuotedSwap(SwapOffer.Found offer) {
    /// @throws Failure where no pool gives anything, or what one gives could not be proven
    static QuotedSwap of(SwapOffer offer) throws Failure {
        return switch (offer) {
            case SwapOffer.Found found -> new QuotedSwap(found);
            case SwapOffer.NoPool _ ->
                throw Failure.refused("NoPool", "No pool of Uniswap exchanges these for each other.");
            case SwapOffer.NotProven(var _, var why) ->
                throw Failure.environment("NotProven", EthereumWords.because(why));
        };
    }

    /// Refuses where the router may not take yet what is to be sold.
    void checkAllowed() throws Failure {
        var swap = offer.swap();
        if (offer.isAllowed() || !(swap.sold() instanceof Swap.Side.Token(var token))) return;
        var allowed = offer.allowed().map(Proven::value).orElse(BigInteger.ZERO);
        throw Failure.refused(
                "NotAllowed",
                "Uniswap's router may take " + allowed + " of the token's smallest units from you and needs "
                        + swap.units() + ". Let it first: touchstone eth approve --token " + token.text()
                        + " --spender " + swap.at().router().text() + " --amount ...");
    }

    /// Refuses where trying it shows that less arrives than the least, as with a token that keeps a part.
    void checkArriving(EthereumOrder.Exchange order, EthereumDraft draft) throws Failure {
        if (!ExchangeEffects.isShort(order, draft.effects())) return;
        throw Failure.refused(
                        "ArrivesLess",
                        "Tried in the newest block, only " + ExchangeEffects.arrives(order, draft.effects())
                                + " of the smallest units would arrive, and " + order.least()
                                + " are the least. Nothing was signed.")
                .with(
                        "arrives",
                        new Json.Text(
                                ExchangeEffects.arrives(order, draft.effects()).toString()));
    }

    List<String> lines(BigInteger least) {
        return List.of(
                "Proven at block " + offer.amount().asOf().height().value() + ": the pool with the fee "
                        + ExchangeTexts.percent(offer.fee()) + " would give " + offer.units()
                        + " of the smallest units. The price may move until then.",
                "It fails where it would give less than " + least + ".");
    }

    Json.Members members(BigInteger least) {
        return members()
                .with("quotedAt", EthereumMembers.point(offer.amount().asOf()))
                .with("least", least.toString());
    }

    Json.Members members() {
        return Json.Members.none()
                .with("quote", offer.units().toString())
                .with("poolFee", offer.fee())
                .withText("priceImpact", impact());
    }

    /// In per cent.
    private Optional<String> impact() {
        return offer.impact().isPresent()
                ? Optional.of(ExchangeTexts.parts(offer.impact().getAsInt()))
                : Optional.empty();
    }

    Page page() {
        var page = Page.empty()
                .row("Would give", offer.units() + " of the smallest units")
                .row("Pool's fee", ExchangeTexts.percent(offer.fee()));
        return impact().isPresent() ? page.row("Moves the price by", impact().get()) : page;
    }
}
