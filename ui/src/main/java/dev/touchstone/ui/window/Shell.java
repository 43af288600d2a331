package dev.touchstone.ui.window;

import dev.touchstone.ui.control.AppIcon;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.theme.Theme;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content: follows the program's state, shows the screen of the present route, and around it,
/// while a wallet is open, the rail, the bars, the drawer and any sheet. Confined to the JavaFX application thread.
public final class Shell {
    private final Surroundings around;
    private final ScreenSource source;
    private final ObjectProperty<AmountFormat> amounts;
    private final StackPane root = Parts.styled(new StackPane(), "window");
    private final SheetPane layers = new SheetPane();
    private final StackPane content = new StackPane();
    private final StackPane drawer = Parts.styled(new StackPane(), "drawer-place");
    private final Subscriptions subscriptions = new Subscriptions();
    private Optional<Screen> screen = Optional.empty();
    private Optional<Screen> inspector = Optional.empty();
    private Optional<Screen> sheet = Optional.empty();
    private Optional<WalletFrame> frame = Optional.empty();

    /// @param amounts the property behind `around.amounts()`
    public Shell(Surroundings around, ObjectProperty<AmountFormat> amounts, ScreenSource source) {
        this.around = around;
        this.amounts = amounts;
        this.source = source;
        root.getChildren().setAll(layers);
        root.addEventFilter(KeyEvent.KEY_PRESSED, new Shortcuts(this, around.navigator())::handle);
        subscriptions.latest(around.host().settings(), around.fx(), this::adopt);
        subscriptions.latest(around.host().state(), around.fx(), this::enter);
        subscriptions.changes(around.navigator().route(), this::open);
        subscriptions.changes(around.navigator().drawer(), this::inspect);
        subscriptions.changes(around.navigator().sheet(), this::lay);
        open(around.navigator().route().get());
        if (around.navigator().sheet().get().isPresent())
            lay(around.navigator().sheet().get());
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
        layers.setContent(frame.<Parent>map(WalletFrame::node).orElse(content));
        var before = around.navigator().route().get();
        around.navigator().restart(start(state));
        if (screen.isPresent() && before.equals(start(state))) open(before);
        frame.ifPresent(WalletFrame::followApps);
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

    private void lay(Optional<Route.Sheet> over) {
        sheet.ifPresent(Screen::leave);
        sheet = over.map(source::lay);
        sheet.ifPresent(layers::lay);
        if (sheet.isPresent()) focus(sheet.get());
        else if (!layers.close()) inspector.or(() -> screen).ifPresent(this::focus);
    }

    /// Closes the sheet, unless something is under way in it.
    void closeSheet() {
        if (sheet.filter(Screen::mayClose).isPresent()) around.navigator().closeSheet();
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
        sheet.ifPresent(Screen::leave);
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
        private final Session session;
        private final VBox lines;
        private Optional<AskedRequests> asked = Optional.empty();

        WalletFrame(Session session) {
            this.session = session;
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
            lines = Parts.column(0, topBar.node(), idleLock.warning());
            middle.setTop(lines);
            middle.setCenter(new DrawerPane(content, drawer));
            Parts.present(drawer, false);
            node.setLeft(rail.node());
            node.setCenter(middle);
            node.setBottom(statusLine.node());
            node.setMinSize(0, 0);
            middle.setMinSize(0, 0);
        }

        /// From now on apps that ask are shown.
        void followApps() {
            asked = session.apps().map(side -> new AskedRequests(around, session, side));
            asked.ifPresent(it -> lines.getChildren().add(it.line()));
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
            asked.ifPresent(AskedRequests::close);
            statusLine.close();
            idleLock.close();
        }
    }
}
