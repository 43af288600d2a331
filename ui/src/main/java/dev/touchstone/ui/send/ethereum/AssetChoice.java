package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.send.OnEthereum;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.TokenHolding;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/// Which asset to send: the first thing to settle on a page for sending. Collectibles are sent from their own
/// pages. Confined to the JavaFX application thread.
public final class AssetChoice {
    private AssetChoice() {}

    /// The choice, with `here` made; nothing where there is only one.
    public static Node of(Surroundings around, Session session, AssetId here) {
        var assets = assets(session);
        var wallet = session.wallet().snapshot().get();
        var choices = new Choices<>(
                assets,
                asset -> switch (asset) {
                    case AssetId.Coin _ -> "Bitcoin";
                    case AssetId.Ether _ -> "Ether";
                    case AssetId.Token(var contract) ->
                        wallet.tokens()
                                .token(contract)
                                .map(token -> TokenWords.distinct(token, wallet.tokens()))
                                .orElse("Token");
                    case AssetId.Collectible _ -> "NFT";
                },
                here,
                asset -> {
                    if (!asset.equals(here)) go(around, asset);
                });
        var part = Parts.column(6, Parts.text("What to send", "medium"), choices);
        Parts.present(part, assets.size() > 1 && !(here instanceof AssetId.Collectible));
        return part;
    }

    /// What this wallet can send: its bitcoin, and where it has keys of Ethereum, ether and the tokens that it
    /// shows.
    private static List<AssetId> assets(Session session) {
        var assets = new ArrayList<AssetId>();
        assets.add(new AssetId.Coin(session.wallet().network()));
        var wallet = session.wallet().snapshot().get();
        if (!canSpend(session)) return assets;
        assets.add(new AssetId.Ether(wallet.ethereum().chain()));
        for (var token : wallet.tokens().tokens())
            if (isSomewhere(token)) assets.add(new AssetId.Token(token.contract()));
        return assets;
    }

    private static boolean isSomewhere(TokenHolding token) {
        return token.decimals().canBeWritten()
                && token.owners().stream().anyMatch(share -> share.account().canSign());
    }

    /// Whether some account of Ethereum can pay, and somebody is asked about that chain.
    public static boolean canSpend(Session session) {
        return OnEthereum.canSpend(session);
    }

    private static void go(Surroundings around, AssetId asset) {
        switch (asset) {
            case AssetId.Coin _ -> around.navigator().replace(new Route.Send(""));
            case AssetId.Ether _, AssetId.Token _, AssetId.Collectible _ ->
                around.navigator().replace(new Route.SendAsset(asset, ""));
        }
    }
}
