package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.CaughtLie;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.Swap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said of exchanges by Uniswap. Pure.
public final class ExchangeTexts {
    /// What the switch in the settings does.
    public static final String SWITCH =
            "Ether and tokens can then be exchanged by Uniswap, from Home and their own pages.";

    /// What an offer does not prove.
    public static final String LIMIT =
            "That this is what your exchange will get. Payments of others may come before it and move the price;"
                    + " it fails where less than the least would come.";

    public static final String OFF = "Exchanges are off. Nothing is offered before you switch them on.";
    public static final String NO_SERVER = "Nobody is asked about Ethereum, so nobody can say what pools give.";
    public static final String NO_BLOCK = "No block is proven yet. What pools give is asked as soon as one is.";
    public static final String NOT_HERE =
            "Where Uniswap is on this network is not known, so nothing is exchanged here.";
    public static final String NO_POOL =
            "No pool of Uniswap exchanges these for each other. This page tries one pool at a time.";
    public static final String UNLISTED =
            "No list recognises this token, and anybody can copy a name. Compare its address before you get it.";

    public static final String SAME = "Ether and the token that stands for it need no exchange by a pool.";
    public static final String WOULD_FAIL =
            "Tried in the newest block, this fails: less than the least would come. The offer is asked anew.";

    private static final int ETHER_PLACES = 18;
    private static final int FEE_PLACES = 4;
    private static final int PART_PLACES = 2;
    private static final MathContext PRICE = new MathContext(6, RoundingMode.DOWN);

    private ExchangeTexts() {}

    /// A pool's fee, which is in millionths.
    public static String percent(int millionths) {
        return percent(millionths, FEE_PLACES);
    }

    /// Parts of ten thousand.
    public static String parts(int parts) {
        return percent(parts, PART_PLACES);
    }

    private static String percent(int number, int places) {
        return new BigDecimal(number).movePointLeft(places).stripTrailingZeros().toPlainString() + "%";
    }

    /// `1 ETH for 2,345.67 USDC`, rounded down; empty where it is not known how a token is counted.
    public static Optional<String> price(Swap swap, BigInteger got, String chain, AssetNames names) {
        var sold = ExchangeEffects.asset(chain, swap.sold());
        var bought = ExchangeEffects.asset(chain, swap.bought());
        return places(sold, names)
                .flatMap(from -> places(bought, names).map(to -> {
                    var per = new BigDecimal(got, to).divide(new BigDecimal(swap.units(), from), PRICE);
                    return "1 " + names.name(sold) + " for " + plain(per) + " " + names.name(bought);
                }));
    }

    private static Optional<Integer> places(AssetId asset, AssetNames names) {
        return switch (asset) {
            case AssetId.Ether _ -> Optional.of(ETHER_PLACES);
            case AssetId.Token(var contract) -> names.token(contract.address()).map(AssetNames.Name::decimals);
            case AssetId.Coin _, AssetId.Collectible _ -> Optional.empty();
        };
    }

    private static String plain(BigDecimal number) {
        var exact = number.stripTrailingZeros();
        var digits = exact.setScale(Math.max(0, exact.scale())).toPlainString();
        int point = digits.indexOf('.');
        var whole = point < 0 ? digits : digits.substring(0, point);
        return AmountFormat.thousands(whole) + (point < 0 ? "" : digits.substring(point));
    }

    /// Why what pools give is not known; names who lied, where somebody was caught.
    public static String unproven(Finding<?> why, EthereumSnapshot chain) {
        return switch (why) {
            case Pending<?> pending -> "What pools give is not proven yet. " + Texts.explain(pending.reason());
            case Refuted<?>(var refutation) ->
                liar(refutation, chain) + " gave a wrong answer. It was not used. " + Texts.explain(refutation)
                        + " Another is asked with the next block.";
            case Proven<?> _, Claimed<?> _ -> "";
        };
    }

    private static String liar(Refutation refutation, EthereumSnapshot chain) {
        return chain.caughtLies().stream()
                .filter(lie -> lie.what().equals(refutation))
                .map(CaughtLie::source)
                .findFirst()
                .orElse("A server");
    }

    /// What to know of an amount so large that it moves the price itself.
    public static String impact(int parts) {
        return "An exchange as large as this moves the price against you by " + parts(parts)
                + ". Smaller ones lose less; so may another pool or place.";
    }

    /// What to know of a limit so low that others gain by trading around an exchange.
    public static String wide(int parts) {
        return "You accept up to " + parts(parts)
                + " less than offered. Others can take that difference by trading just before and after you.";
    }

    /// Why nothing is signed where a token keeps a part of what is sent.
    public static String arrivesLess(String arrives, String least) {
        return "Tried in the newest block, only " + arrives + " would arrive, and you ask for " + least
                + " at least. This token does not hand on all that its pool pays, so nothing can be signed.";
    }

    /// One line of a review: a name, and what it is.
    public record Fact(String name, String words) {}

    /// What a review of an exchange says beside its effects; nothing for any other order.
    public static List<Fact> facts(EthereumOrder order, String chain, AssetNames names, AgeFormat ages) {
        if (!(order instanceof EthereumOrder.Exchange(var _, var swap, int fee, var least, var until)))
            return List.of();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("You get at least", names.amount(ExchangeEffects.asset(chain, swap.bought()), least)));
        price(swap, least, chain, names).ifPresent(price -> facts.add(new Fact("Price, at worst", price)));
        facts.add(new Fact("Exchanged by", "Uniswap, the pool with the fee " + percent(fee)));
        facts.add(new Fact("Fails after", ages.clock(until)));
        return facts;
    }
}
