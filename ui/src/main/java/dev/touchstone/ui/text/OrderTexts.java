package dev.touchstone.ui.text;

import static dev.touchstone.ui.text.AssetNames.brief;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.math.BigInteger;
import java.util.function.Function;

/// What is ordered on Ethereum: as the words of a button, as a page's title, and as a row of a list. Pure.
public final class OrderTexts {
    private OrderTexts() {}

    /// What agreeing does: a verb and its object.
    ///
    /// @param value the ether that goes along
    /// @param hidden whether no amount may be read
    public static String button(EthereumOrder order, Wei value, AssetNames names, boolean hidden) {
        return switch (order) {
            case EthereumOrder.PayEther _, EthereumOrder.PayAllEther _ ->
                hidden ? "Send this payment" : "Send " + EtherFormat.plain(value) + " " + EtherFormat.SYMBOL;
            case EthereumOrder.PayToken it ->
                hidden ? "Send this payment" : "Send " + names.token(it.token().address(), it.units());
            case EthereumOrder.GivePiece it ->
                "Send NFT " + shortened(it.piece().id());
            case EthereumOrder.GiveItems it -> "Send " + items(it);
            case EthereumOrder.Allow it ->
                it.units().signum() == 0
                        ? "Take back this approval"
                        : hidden ? "Allow this" : "Allow " + limit(it, "", names);
            case EthereumOrder.AllowPiece it ->
                it.approved().equals(EthereumAddress.ZERO)
                        ? "Take back this approval"
                        : "Allow NFT " + shortened(it.piece().id());
            case EthereumOrder.AllowAll it -> it.allowed() ? "Allow the whole collection" : "Take back this approval";
            case EthereumOrder.RunCodeOf it ->
                it.delegate().equals(EthereumAddress.ZERO) ? "Stop running that code" : "Run this code";
            case EthereumOrder.Exchange it -> hidden ? "Make this exchange" : "Exchange " + exchanged(it.swap(), names);
            case EthereumOrder.Call(var _, Destination.NewContract _, var _, var _) -> "Make this contract";
            case EthereumOrder.Call _ -> "Send this message";
        };
    }

    /// The title of the page on which it is reviewed.
    public static String title(EthereumOrder order) {
        return switch (order) {
            case EthereumOrder.PayEther _, EthereumOrder.PayAllEther _, EthereumOrder.PayToken _ ->
                "Review this payment";
            case EthereumOrder.GivePiece _, EthereumOrder.GiveItems _ -> "Review this gift";
            case EthereumOrder.Allow it -> it.units().signum() == 0 ? "Take back an approval" : "Review this approval";
            case EthereumOrder.AllowPiece it ->
                it.approved().equals(EthereumAddress.ZERO) ? "Take back an approval" : "Review this approval";
            case EthereumOrder.AllowAll it -> it.allowed() ? "Review this approval" : "Take back an approval";
            case EthereumOrder.Exchange _ -> "Review this exchange";
            case EthereumOrder.RunCodeOf _, EthereumOrder.Call _ -> "Review what this does";
        };
    }

    /// What an order that gives nothing away does, in one sentence, before it is worked out.
    ///
    /// @param accounts what an account of the wallet is called
    public static String meaning(EthereumOrder order, AssetNames names, Function<EthereumAddress, String> accounts) {
        return switch (order) {
            case EthereumOrder.Allow it ->
                it.units().signum() == 0
                        ? it.spender().text() + " may no longer take "
                                + names.name(it.token().address()) + " from " + accounts.apply(it.from()) + "."
                        : it.spender().text() + " may take " + limit(it, "up to ", names) + " from "
                                + accounts.apply(it.from()) + " later, without asking.";
            case EthereumOrder.AllowPiece it ->
                it.approved().equals(EthereumAddress.ZERO)
                        ? "Nobody else may give away NFT "
                                + shortened(it.piece().id()) + " any more."
                        : it.approved().text() + " may give away NFT "
                                + shortened(it.piece().id()) + " later.";
            case EthereumOrder.AllowAll it ->
                it.operator().text()
                        + (it.allowed() ? " may give away" : " may no longer give away")
                        + " all that " + accounts.apply(it.from()) + " has of "
                        + it.collection().address().text() + ".";
            case EthereumOrder.RunCodeOf it ->
                it.delegate().equals(EthereumAddress.ZERO)
                        ? accounts.apply(it.from()) + " no longer runs anybody’s code."
                        : accounts.apply(it.from()) + " runs the code of "
                                + it.delegate().text() + " from then on.";
            case EthereumOrder.PayEther _,
                    EthereumOrder.PayAllEther _,
                    EthereumOrder.PayToken _,
                    EthereumOrder.GivePiece _,
                    EthereumOrder.GiveItems _,
                    EthereumOrder.Exchange _,
                    EthereumOrder.Call _ -> name(order, names) + ".";
        };
    }

    /// How much may be taken, where that is something.
    private static String limit(EthereumOrder.Allow it, String upTo, AssetNames names) {
        var token = it.token().address();
        return it.isUnlimited() ? "any amount of " + names.name(token) : upTo + names.token(token, it.units());
    }

    /// The same call approves units of a token and a number of a collection; which it is tells the contract.
    private static EthereumOrder meant(EthereumOrder order, AssetNames names) {
        return order instanceof EthereumOrder.Allow(var from, var contract, var to, var number)
                        && names.isCollection(contract.address())
                ? new EthereumOrder.AllowPiece(from, new NftRef(contract.chain(), contract.address(), number), to)
                : order;
    }

    /// What was done, for a row of a list.
    public static String name(EthereumOrder order, AssetNames names) {
        return switch (meant(order, names)) {
            case EthereumOrder.PayEther it -> "Sent to " + brief(it.to());
            case EthereumOrder.PayAllEther it -> "Sent to " + brief(it.to());
            case EthereumOrder.PayToken it -> "Sent to " + brief(it.to());
            case EthereumOrder.GivePiece it -> "Sent to " + brief(it.to());
            case EthereumOrder.GiveItems it -> "Sent to " + brief(it.to());
            case EthereumOrder.Allow it ->
                (it.units().signum() == 0 ? "Approval taken back from " : "Approval for ") + brief(it.spender());
            case EthereumOrder.AllowPiece it ->
                it.approved().equals(EthereumAddress.ZERO)
                        ? "Approval taken back for NFT " + shortened(it.piece().id())
                        : "Approval for " + brief(it.approved());
            case EthereumOrder.AllowAll it ->
                (it.allowed() ? "Approval for " : "Approval taken back from ") + brief(it.operator());
            case EthereumOrder.RunCodeOf it ->
                it.delegate().equals(EthereumAddress.ZERO)
                        ? "Ended running code"
                        : "Set to run the code of " + brief(it.delegate());
            case EthereumOrder.Exchange it -> "Exchange for " + name(it.swap().bought(), names);
            case EthereumOrder.Call(var _, Destination.To(var to), var _, var _) -> "Message to " + brief(to);
            case EthereumOrder.Call(var _, Destination.NewContract _, var _, var _) -> "Contract made";
        };
    }

    /// How much of what it is, for the other end of that row.
    public static String amount(EthereumOrder order, String chain, AssetNames names) {
        return switch (meant(order, names)) {
            case EthereumOrder.PayEther it -> ether(it.value(), chain, names);
            case EthereumOrder.PayAllEther _ -> "all ether";
            case EthereumOrder.PayToken it -> names.token(it.token().address(), it.units());
            case EthereumOrder.GivePiece it -> "NFT " + shortened(it.piece().id());
            case EthereumOrder.GiveItems it -> items(it);
            case EthereumOrder.Allow it ->
                it.units().signum() == 0 ? names.name(it.token().address()) : limit(it, "up to ", names);
            case EthereumOrder.AllowPiece it -> "NFT " + shortened(it.piece().id());
            case EthereumOrder.AllowAll it -> "all of " + brief(it.collection().address());
            case EthereumOrder.RunCodeOf _ -> "";
            case EthereumOrder.Exchange it ->
                names.amount(
                        ExchangeEffects.asset(chain, it.swap().sold()),
                        it.swap().units());
            case EthereumOrder.Call it -> it.value().isZero() ? "" : ether(it.value(), chain, names);
        };
    }

    /// What whoever is paid gets: nothing, in words, where trying it shows that it would fail.
    ///
    /// @param value the ether that goes along
    /// @param effects what trying it showed
    public static String given(EthereumOrder order, Wei value, TransactionEffects effects, AssetNames names) {
        if (effects.fails()) return "nothing";
        var chain = effects.chain();
        return order instanceof EthereumOrder.PayAllEther ? ether(value, chain, names) : amount(order, chain, names);
    }

    private static String ether(Wei value, String chain, AssetNames names) {
        return names.amount(new AssetId.Ether(chain), value.value());
    }

    private static String exchanged(Swap swap, AssetNames names) {
        return switch (swap.sold()) {
            case Swap.Side.Ether _ -> EtherFormat.plain(new Wei(swap.units())) + " " + EtherFormat.SYMBOL;
            case Swap.Side.Token(var contract) -> names.token(contract, swap.units());
        };
    }

    private static String name(Swap.Side side, AssetNames names) {
        return switch (side) {
            case Swap.Side.Ether _ -> EtherFormat.SYMBOL;
            case Swap.Side.Token(var contract) -> names.name(contract);
        };
    }

    private static String items(EthereumOrder.GiveItems it) {
        if (it.quantities().size() > 1) return it.quantities().size() + " kinds of NFT";
        var only = it.quantities().firstEntry();
        return only.getValue() + " of NFT " + shortened(only.getKey());
    }

    private static String shortened(BigInteger id) {
        return CollectibleTexts.number(id);
    }

    /// What a collectible is called by its number alone.
    public static String nft(NftRef ref) {
        return "NFT " + shortened(ref.id());
    }
}
