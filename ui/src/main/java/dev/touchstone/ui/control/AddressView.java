package dev.touchstone.ui.control;

import dev.touchstone.ui.format.AddressFormat;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// A whole address in groups of four, monospaced. The first and the last groups are stronger, because those are the
/// ones people compare; the others are there so that they can compare all.
public final class AddressView extends FlowPane {
    private static final double ONE_LINE = 640;

    public AddressView(String address) {
        super(Orientation.HORIZONTAL, 8, 4);
        getStyleClass().add("address");
        setPrefWrapLength(ONE_LINE);
        setAccessibleRole(AccessibleRole.TEXT);
        show(address);
    }

    public void show(String address) {
        show(address, Set.of());
    }

    /// The same, with some groups pointed out.
    ///
    /// @param marked positions of characters to point out; the groups they stand in are framed
    public void show(String address, Set<Integer> marked) {
        var groups = AddressFormat.groups(address);
        getChildren().clear();
        int next = 0;
        for (int i = 0; i < groups.size(); i++) {
            int from = next;
            int to = from + groups.get(i).length();
            next = to;
            boolean differs = marked.stream().anyMatch(at -> at >= from && at < to);
            var group = new Label(groups.get(i));
            group.getStyleClass().addAll("mono", i < 2 || i >= groups.size() - 2 ? "address-end" : "address-middle");
            if (differs) group.getStyleClass().add("address-differs");
            group.setMinWidth(USE_PREF_SIZE);
            getChildren().add(group);
        }
        setAccessibleText(AddressFormat.spoken(address));
    }
}
