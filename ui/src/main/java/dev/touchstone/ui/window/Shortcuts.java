package dev.touchstone.ui.window;

import dev.touchstone.ui.shell.Navigator;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.wallet.asset.AssetId;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere. Confined to the JavaFX application thread.
final class Shortcuts {
    private final Shell shell;
    private final Navigator navigator;
    private int region;

    Shortcuts(Shell shell, Navigator navigator) {
        this.shell = shell;
        this.navigator = navigator;
    }

    void handle(KeyEvent key) {
        if (isHandled(key)) key.consume();
    }

    private boolean isHandled(KeyEvent key) {
        boolean isCovered = navigator.sheet().get().isPresent();
        if (isCovered) return isHandledOverSheet(key);
        if (key.getCode() == KeyCode.ESCAPE && navigator.drawer().get().isPresent()) return run(navigator::closeDrawer);
        if (key.getCode() == KeyCode.F6) return run(() -> nextRegion(key.isShiftDown() ? -1 : 1));
        if (key.isAltDown() && key.getCode() == KeyCode.LEFT) return run(navigator::back);
        return key.isShortcutDown() && isCommand(key);
    }

    /// Nothing leads away from beneath a sheet.
    private boolean isHandledOverSheet(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) return run(shell::closeSheet);
        if (!key.isShortcutDown()) return false;
        return switch (key.getCode()) {
            case L -> run(shell::lock);
            case H -> key.isShiftDown() && run(shell::toggleAmounts);
            default -> isTextSize(key);
        };
    }

    private boolean isCommand(KeyEvent key) {
        return isTextSize(key) || (shell.frame().isPresent() && isWalletCommand(key));
    }

    private boolean isTextSize(KeyEvent key) {
        return switch (key.getCode()) {
            case PLUS, EQUALS, ADD -> run(() -> shell.resizeText(10));
            case MINUS, SUBTRACT -> run(() -> shell.resizeText(-10));
            case DIGIT0, NUMPAD0 -> run(() -> shell.resizeText(0));
            default -> false;
        };
    }

    private boolean isWalletCommand(KeyEvent key) {
        return switch (key.getCode()) {
            case L -> run(shell::lock);
            case H -> key.isShiftDown() && run(shell::toggleAmounts);
            case R -> run(() -> navigator.go(new Route.Receive()));
            case N -> run(() -> navigator.go(new Route.Send("")));
            case F -> run(() -> navigator.go(new Route.Activity()));
            case I -> run(() -> navigator.inspect(inspectionHere()));
            case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6, DIGIT7 ->
                run(() -> shell.frame()
                        .orElseThrow()
                        .rail()
                        .choose(Character.digit(key.getCode().getChar().charAt(0), 10)));
            default -> false;
        };
    }

    private Route.Inspection inspectionHere() {
        return switch (navigator.route().get()) {
            case Route.Payment(var payment) -> new Route.Inspection.Payment(payment);
            case Route.Movement(var key) -> new Route.Inspection.Moved(key);
            case Route.Follow(var payment) -> new Route.Inspection.Payment(payment);
            case Route.FollowEthereum(var payment) -> new Route.Inspection.Receipt(payment);
            case Route.RaiseFee(var payment) -> new Route.Inspection.Payment(payment);
            case Route.ReceiveEther(var account) -> new Route.Inspection.EtherAccount(account);
            case Route.ReceiveToken(var account, var token) -> new Route.Inspection.TokenAmount(token, account);
            case Route.Asset(AssetId.Ether _) -> new Route.Inspection.Ether();
            case Route.Asset(AssetId.Collectible(var ref)) -> new Route.Inspection.Owner(ref);
            case Route.Asset(AssetId.Token(var contract)) -> new Route.Inspection.TokenName(contract);
            case Route.SendAsset _,
                    Route.SendItems _,
                    Route.Exchange _,
                    Route.Approve _,
                    Route.AllowNft _,
                    Route.ReviewOrder _,
                    Route.SpeedUp _,
                    Route.CancelPayment _ -> new Route.Inspection.Ether();
            case Route.Welcome _,
                    Route.Create _,
                    Route.Restore _,
                    Route.OpenFile _,
                    Route.Lock _,
                    Route.Stopped _,
                    Route.Home _,
                    Route.Asset(AssetId.Coin _),
                    Route.AddAccount _,
                    Route.AddToken _,
                    Route.Collectibles _,
                    Route.AddCollectible _,
                    Route.EthereumServers _,
                    Route.PictureGateways _,
                    Route.Checkpoint _,
                    Route.Contacts _,
                    Route.Contact _,
                    Route.AddContact _,
                    Route.EditContact _,
                    Route.Receive _,
                    Route.Send _,
                    Route.Activity _,
                    Route.Network _,
                    Route.Practice _,
                    Route.Apps _,
                    Route.Preferences _,
                    Route.Backup _,
                    Route.ChangePassword _ -> new Route.Inspection.Balance();
        };
    }

    /// Rail, content, drawer, status line, and round again.
    private void nextRegion(int step) {
        if (shell.frame().isEmpty()) return;
        region = Math.floorMod(region + step, 4);
        if (region == 2 && shell.inspector().isEmpty()) region = Math.floorMod(region + step, 4);
        var frame = shell.frame().get();
        switch (region) {
            case 0 -> frame.rail().focus();
            case 1 -> shell.focusContent();
            case 2 -> shell.inspector().ifPresent(Screen::focus);
            default -> frame.statusLine().focus();
        }
    }

    private static boolean run(Runnable command) {
        command.run();
        return true;
    }
}
