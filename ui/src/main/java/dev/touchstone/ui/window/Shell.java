package dev.touchstone.ui.window;

import dev.touchstone.ui.control.AppIcon;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.theme.Theme;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The window's content: follows the program's state, shows the screen of the present route, and around it,
/// while a wallet is open, the rail, the bars and the drawer. Confined to the JavaFX application thread.
public final class Shell {
    private final Surroundings around;
    private final ScreenSource source;
    private final ObjectProperty<AmountFormat> amounts;
    private final StackPane root = Parts.styled(new StackPane(), "window");
    private final StackPane content = new StackPane();
    private final StackPane drawer = Parts.styled(new StackPane(), "drawer-place");
    private final Subscriptions subscriptions = new Subscriptions();
    private Optional<Screen> screen = Optional.empty();
    private Optional<Screen> inspector = Optional.empty();
    private Optional<WalletFrame> frame = Optional.empty();

    /// @param amounts the property behind `around.amounts()`
    public Shell(Surroundings around, ObjectProperty<AmountFormat> amounts, ScreenSource source) {
        this.around = around;
        this.amounts = amounts;
        this.source = source;
        root.addEventFilter(KeyEvent.KEY_PRESSED, new Shortcuts(this, around.navigator())::handle);
        subscriptions.latest(around.host().settings(), around.fx(), this::adopt);
        subscriptions.latest(around.host().state(), around.fx(), this::enter);
        subscriptions.changes(around.navigator().route(), this::open);
        subscriptions.changes(around.navigator().drawer(), this::inspect);
        open(around.navigator().route().get());
    }

    public Parent root() {
        return root;
    }

    private void adopt(Settings settings) {
        amounts.set(new AmountFormat(settings.unit(), settings.hideAmounts()));
        frame.ifPresent(f -> f.topBar().show(around.navigator().canGoBack(), settings.hideAmounts()));
        Optional.ofNullable(root.getScene()).ifPresent(scene -> Theme.apply(scene, settings));
    }

    private void enter(HostState state) {
        leaveFrame();
        switch (state) {
            case HostState.Open(var session) -> frame = Optional.of(new WalletFrame(session));
            case HostState.FirstRun _, HostState.Locked _, HostState.Stopped _, HostState.Unwritable _ -> {}
        }
        source.enter(state);
        root.getChildren().setAll(frame.<Parent>map(WalletFrame::node).orElse(content));
        var before = around.navigator().route().get();
        around.navigator().restart(start(state));
        if (screen.isPresent() && before.equals(start(state))) open(before);
        if (state instanceof HostState.Open(var session)) session.apps().ifPresent(this::followAsked);
    }

    private static Route start(HostState state) {
        return switch (state) {
            case HostState.FirstRun _ -> new Route.Welcome();
            case HostState.Locked _ -> new Route.Lock();
            case HostState.Open(var session) -> start(session);
            case HostState.Stopped _, HostState.Unwritable _ -> new Route.Stopped();
        };
    }

    /// Whom to ask about Ethereum is settled before anybody is asked.
    private static Route start(Session session) {
        boolean isAsked = session.ethereum()
                .filter(side -> side.servers().get() instanceof ServerChoice.NotMade)
                .isPresent();
        return isAsked ? new Route.EthereumServers() : new Route.Home();
    }

    private void open(Route route) {
        screen.ifPresent(Screen::leave);
        var next = source.open(route);
        screen = Optional.of(next);
        content.getChildren().setAll(next.node());
        frame.ifPresent(f -> {
            f.rail().show(route);
            f.topBar().show(around.navigator().canGoBack(), amounts.get().hidden());
        });
        focus(next);
    }

    /// Scroll panes hold their content only once they are styled, and only what is in the scene can have the
    /// focus.
    private void focus(Screen screen) {
        root.applyCss();
        root.layout();
        screen.focus();
    }

    private void inspect(Optional<Route.Inspection> inspection) {
        inspector.ifPresent(Screen::leave);
        inspector = inspection.map(source::inspect);
        drawer.getChildren().setAll(inspector.map(Screen::node).stream().toList());
        Parts.present(drawer, inspector.isPresent());
        inspector.or(() -> screen).ifPresent(this::focus);
    }

    private void followAsked(AppSide side) {
        frame.ifPresent(f -> f.asked.latest(side.waiting(), around.fx(), this::showAsked));
    }

    /// A request of an app comes up by itself, unless the person is in the middle of something else.
    private void showAsked(List<Waiting> waiting) {
        boolean isFree = switch (around.navigator().route().get()) {
            case Route.Home _, Route.Activity _, Route.Apps _, Route.Asset _, Route.Network _ -> true;
            case Route _ -> false;
        };
        if (isFree && !waiting.isEmpty()) {
            around.navigator().go(new Route.Asked(waiting.getFirst().id()));
        }
    }

    void toggleAmounts() {
        var settings = around.host().settings().get();
        around.host().change(settings.withHideAmounts(!settings.hideAmounts()));
    }

    void resizeText(int percent) {
        var settings = around.host().settings().get();
        around.host().change(settings.withTextPercent(percent == 0 ? 100 : settings.textPercent() + percent));
    }

    void lock() {
        if (frame.isPresent()) around.whenDone(around.host().lock(), _ -> {});
    }

    /// The parts of the window between which F6 goes, in order.
    Optional<WalletFrame> frame() {
        return frame;
    }

    void focusContent() {
        screen.ifPresent(Screen::focus);
    }

    Optional<Screen> inspector() {
        return inspector;
    }

    private void leaveFrame() {
        frame.ifPresent(WalletFrame::close);
        frame = Optional.empty();
    }

    /// Ends everything; the window is not used again.
    public void close() {
        screen.ifPresent(Screen::leave);
        inspector.ifPresent(Screen::leave);
        leaveFrame();
        subscriptions.close();
    }

    /// What stands around a screen while a wallet is open.
    final class WalletFrame implements AutoCloseable {
        private final Rail rail;
        private final TopBar topBar;
        private final StatusLine statusLine;
        private final IdleLock idleLock;
        private final BorderPane node = new BorderPane();
        private final Subscriptions asked = new Subscriptions();

        WalletFrame(Session session) {
            rail = new Rail(
                    around.navigator(),
                    session.ethereum().isPresent(),
                    session.apps().isPresent(),
                    session.practice().isPresent(),
                    AppIcon.view(24, 64));
            topBar = new TopBar(session, around.navigator(), Shell.this::toggleAmounts, Shell.this::lock);
            statusLine =
                    new StatusLine(around, session, () -> around.navigator().go(new Route.Network()));
            idleLock = new IdleLock(around, session, root, Shell.this::lock);
            var middle = new BorderPane();
            middle.setTop(Parts.column(0, topBar.node(), idleLock.warning()));
            middle.setCenter(new DrawerPane(content, drawer));
            Parts.present(drawer, false);
            node.setLeft(rail.node());
            node.setCenter(middle);
            node.setBottom(statusLine.node());
            node.setMinSize(0, 0);
            middle.setMinSize(0, 0);
        }

        Rail rail() {
            return rail;
        }

        TopBar topBar() {
            return topBar;
        }

        StatusLine statusLine() {
            return statusLine;
        }

        Parent node() {
            return node;
        }

        @Override
        public void close() {
            asked.close();
            statusLine.close();
            idleLock.close();
        }
    }
}
