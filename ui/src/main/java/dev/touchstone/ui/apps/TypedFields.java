package dev.touchstone.ui.apps;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.TypedField;
import dev.touchstone.wallet.message.TypedValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Data with its types as a list of what it says: whom it is for, then each field. Confined to the JavaFX application
/// thread.
final class TypedFields {
    private static final int DEEPEST = 8;
    private static final double INDENT = 20;

    private TypedFields() {}

    static Node of(TypedData data) {
        var all = Parts.column(10);
        all.getChildren().add(Parts.text(data.primaryType(), "strong"));
        fields(all, data.message().fields(), 0);
        var domain = Parts.column(10);
        fields(domain, data.domain().fields(), 0);
        var foreword = Parts.small("For this contract or app, as the data itself says:");
        return Parts.card(all, Parts.rule(), foreword, domain);
    }

    private static void fields(VBox into, Iterable<TypedField> fields, int depth) {
        for (var field : fields) field(into, field.name(), field.value(), depth);
    }

    private static void field(VBox into, String name, TypedValue value, int depth) {
        switch (value) {
            case TypedValue.Struct(var _, var fields) -> inner(into, name, inside -> fields(inside, fields, depth + 1), depth);
            case TypedValue.Items(var _, var items) ->
                inner(
                        into,
                        name + " (" + items.size() + ")",
                        inside -> {
                            for (int i = 0; i < items.size(); i++) {
                                field(inside, Integer.toString(i + 1), items.get(i), depth + 1);
                            }
                        },
                        depth);
            case TypedValue.Absent _ -> line(into, name, "nothing", "");
            case TypedValue.Whole(var number) -> line(into, name, number.toString(), "");
            case TypedValue.Account(var address) -> line(into, name, address.text(), "mono");
            case TypedValue.Truth(boolean isTrue) -> line(into, name, isTrue ? "yes" : "no", "");
            case TypedValue.Fixed(var bytes) -> line(into, name, "0x" + bytes.hex(), "mono");
            case TypedValue.Blob(var bytes) -> line(into, name, "0x" + bytes.hex(), "mono");
            case TypedValue.Text(var text) -> line(into, name, visible(text), "");
        }
    }

    /// Writes what is inside another.
    private interface Inside {
        void write(VBox into);
    }

    private static void inner(VBox into, String name, Inside inside, int depth) {
        into.getChildren().add(Parts.text(name, "medium"));
        if (depth >= DEEPEST) {
            into.getChildren().add(Parts.muted("nested deeper than can be shown"));
            return;
        }
        var box = Parts.column(8);
        box.setStyle("-fx-padding: 0 0 0 " + INDENT);
        inside.write(box);
        into.getChildren().add(box);
    }

    private static void line(VBox into, String name, String value, String style) {
        var shown = style.isEmpty() ? Parts.text(value) : Parts.text(value, style);
        into.getChildren().add(Parts.column(2, Parts.small(name), shown));
    }

    /// Signs that cannot be seen are shown as such.
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]", "\u2423");
    }
}
