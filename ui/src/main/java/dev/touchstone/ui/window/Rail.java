package dev.touchstone.ui.window;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Navigator;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The column on the left: the places one can always go to. Confined to the JavaFX application thread.
final class Rail {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final VBox node;
    private final List<Place> places = new ArrayList<>();

    private record Place(Route route, Button button) {}

    Rail(Navigator navigator, boolean ethereum, boolean apps, boolean practice, ImageView stone) {
        var name = Parts.row(10, stone, Parts.line("Touchstone", "rail-name"));
        name.getStyleClass().add("rail-brand");
        node = Parts.styled(Parts.column(4, name), "rail");
        node.getChildren().add(place(navigator, new Route.Home(), "Home", Feather.HOME));
        node.getChildren().add(place(navigator, new Route.Activity(), "Activity", Feather.ACTIVITY));
        if (ethereum) node.getChildren().add(place(navigator, new Route.Collectibles(), "NFTs", Feather.IMAGE));
        node.getChildren().add(place(navigator, new Route.Contacts(), "Contacts", Feather.USERS));
        if (apps) node.getChildren().add(place(navigator, new Route.Apps(), "Apps", Feather.LINK));
        if (practice) node.getChildren().add(place(navigator, new Route.Practice(), "Practice", Feather.TARGET));
        node.getChildren().add(Parts.spring());
        node.getChildren().add(place(navigator, new Route.Network(), "Network", Feather.GLOBE));
        node.getChildren().add(place(navigator, new Route.Preferences(), "Settings", Feather.SETTINGS));
    }

    private Button place(Navigator navigator, Route route, String words, Feather picture) {
        var button = new Button(words, Parts.icon(picture));
        button.getStyleClass().add("rail-item");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> navigator.go(route));
        places.add(new Place(route, button));
        return button;
    }

    Parent node() {
        return node;
    }

    /// Marks the place that `route` belongs to.
    void show(Route route) {
        var home = placeOf(route);
        for (var place : places)
            place.button().pseudoClassStateChanged(CHOSEN, place.route().equals(home));
    }

    private static Route placeOf(Route route) {
        return switch (route) {
            case Route.Activity _, Route.Payment _, Route.Movement _ -> new Route.Activity();
            case Route.Contacts _, Route.Contact _, Route.AddContact _, Route.EditContact _ -> new Route.Contacts();
            case Route.PictureGateways _ -> new Route.Preferences();
            case Route.Network _, Route.Checkpoint _, Route.EthereumServers _ -> new Route.Network();
            case Route.Apps _ -> new Route.Apps();
            case Route.Practice _ -> new Route.Practice();
            case Route.Preferences _, Route.Backup _, Route.ChangePassword _ -> new Route.Preferences();
            case Route.Collectibles _, Route.AddCollectible _, Route.Asset(AssetId.Collectible _) ->
                new Route.Collectibles();
            case Route.Home _,
                    Route.Asset(AssetId.Coin _),
                    Route.Asset(AssetId.Ether _),
                    Route.Asset(AssetId.Token _),
                    Route.AddToken _,
                    Route.Receive _,
                    Route.ReceiveEther _,
                    Route.ReceiveToken _,
                    Route.AddAccount _,
                    Route.Send _,
                    Route.Follow _,
                    Route.RaiseFee _,
                    Route.SendAsset _,
                    Route.SendItems _,
                    Route.Approve _,
                    Route.AllowNft _,
                    Route.ReviewOrder _,
                    Route.FollowEthereum _,
                    Route.SpeedUp _,
                    Route.Exchange _,
                    Route.CancelPayment _ -> new Route.Home();
            case Route.Welcome _, Route.Create _, Route.Restore _, Route.OpenFile _, Route.Lock _, Route.Stopped _ ->
                route;
        };
    }

    /// Goes to the place with this number, counted from one.
    void choose(int number) {
        if (number >= 1 && number <= places.size())
            places.get(number - 1).button().fire();
    }

    void focus() {
        places.getFirst().button().requestFocus();
    }
}
