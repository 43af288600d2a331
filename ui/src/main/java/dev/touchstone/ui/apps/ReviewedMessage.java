package dev.touchstone.ui.apps;

import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.ui.text.MessageWarningTexts;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.field.MessageField;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What a message means, what to think about, and every field of it. Confined to the JavaFX application thread.
final class ReviewedMessage {
    private static final int DEEPEST = 8;
    private static final double INDENT = 20;

    private ReviewedMessage() {}

    static List<Node> of(MessageReview review) {
        var parts = new ArrayList<Node>();
        parts.add(Parts.text(MessageTexts.title(review.meaning()), "strong"));
        parts.add(Parts.text(MessageTexts.explain(review)));
        parts.addAll(warnings(review));
        if (review.message() instanceof SignableMessage.Personal(var bytes)) {
            ReadableText.of(bytes).ifPresent(text -> parts.add(Parts.card(Parts.text(text))));
        } else {
            parts.add(fields(review));
        }
        return parts;
    }

    private static List<Node> warnings(MessageReview review) {
        var names = MessageTexts.names(review.context());
        var all = review.warnings().stream()
                .map(warning -> MessageWarningTexts.explain(warning, names))
                .toList();
        if (all.isEmpty()) return List.of();
        var first = new Note(Note.Kind.WARNING, all.getFirst());
        if (all.size() == 1) return List.of(first);
        var others = Parts.column(8);
        all.subList(1, all.size()).forEach(words -> others.getChildren().add(Parts.text(words)));
        int more = all.size() - 1;
        return List.of(
                first,
                new Fold(more == 1 ? "1 more thing to think about" : more + " more things to think about", others));
    }

    private static Node fields(MessageReview review) {
        var all = Parts.column(10);
        fields(all, review.fields(), 0);
        var domain = Parts.column(10);
        fields(domain, review.domain(), 0);
        return Parts.card(all, Parts.rule(), Parts.small("For this app or contract, as the data itself says:"), domain);
    }

    private static void fields(VBox into, List<MessageField> fields, int depth) {
        for (var field : fields) {
            if (field.value() instanceof FieldValue.Group(var inner)) group(into, field.label(), inner, depth);
            else into.getChildren().add(Parts.column(2, Parts.small(field.label()), value(field.value())));
        }
    }

    private static Node value(FieldValue value) {
        boolean isDigits = value instanceof FieldValue.Address || value instanceof FieldValue.Bytes;
        return isDigits ? Parts.text(MessageTexts.value(value), "mono") : Parts.text(MessageTexts.value(value));
    }

    private static void group(VBox into, String label, List<MessageField> fields, int depth) {
        into.getChildren().add(Parts.text(label, "medium"));
        if (depth >= DEEPEST) {
            into.getChildren().add(Parts.muted("Nested deeper than can be shown."));
            return;
        }
        var box = Parts.column(8);
        box.setPadding(new Insets(0, 0, 0, INDENT));
        fields(box, fields, depth + 1);
        into.getChildren().add(box);
    }
}
