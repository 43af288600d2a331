package dev.touchstone.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Knows which screen is open, which were before it, what the drawer explains, and what lies over them. Confined to the
/// JavaFX
/// application thread; knows no scene.
public final class Navigator {
    private static final int REMEMBERED = 50;

    private final ReadOnlyObjectWrapper<Route> route;
    private final ReadOnlyObjectWrapper<Optional<Route.Inspection>> drawer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Route.Sheet>> sheet = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Deque<Route> before = new ArrayDeque<>();

    public Navigator(Route start) {
        this.route = new ReadOnlyObjectWrapper<>(start);
    }

    public ReadOnlyObjectProperty<Route> route() {
        return route.getReadOnlyProperty();
    }

    /// What the inspector in the drawer explains; empty while it is closed.
    public ReadOnlyObjectProperty<Optional<Route.Inspection>> drawer() {
        return drawer.getReadOnlyProperty();
    }

    /// The sheet over the window; empty while there is none.
    public ReadOnlyObjectProperty<Optional<Route.Sheet>> sheet() {
        return sheet.getReadOnlyProperty();
    }

    /// Lays a sheet over the window, in place of any other.
    public void lay(Route.Sheet over) {
        sheet.set(Optional.of(over));
    }

    public void closeSheet() {
        sheet.set(Optional.empty());
    }

    /// Closes this sheet, and no other.
    public void closeSheet(Route.Sheet over) {
        if (sheet.get().equals(Optional.of(over))) closeSheet();
    }

    public void go(Route next) {
        go(route.get(), next);
    }

    /// Goes to `next`, from where the way back leads to `here`: the present screen, as it is by now.
    public void go(Route here, Route next) {
        if (next.equals(route.get())) return;
        before.push(here);
        if (before.size() > REMEMBERED) before.removeLast();
        drawer.set(Optional.empty());
        route.set(next);
    }

    /// Goes to `next` in place of the present screen, which cannot be gone back to.
    public void replace(Route next) {
        drawer.set(Optional.empty());
        route.set(next);
    }

    /// Goes to `next` and forgets what was before.
    public void restart(Route next) {
        before.clear();
        closeSheet();
        replace(next);
    }

    public boolean canGoBack() {
        return !before.isEmpty();
    }

    public void back() {
        if (before.isEmpty()) return;
        drawer.set(Optional.empty());
        route.set(before.pop());
    }

    public void inspect(Route.Inspection inspection) {
        drawer.set(Optional.of(inspection));
    }

    public void closeDrawer() {
        drawer.set(Optional.empty());
    }
}
