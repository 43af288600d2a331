package dev.touchstone.ui.control;

import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.ui.text.MessageWarningTexts;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.field.MessageField;
import dev.touchstone.wallet.message.reading.MessageMeaning;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.message.reading.MessageWarning;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A message before it is signed: what it lets others do, what to think about, the most serious first, and all
/// that is signed, as words or as fields. Addresses stand in full. Used by the request page of apps.
public final class MessageFields extends VBox {
    private static final int MOST_SHOWN = 400;

    public MessageFields() {
        super(16);
        getStyleClass().add("message");
    }

    /// Shows this message in the place of any before.
    public void show(MessageReview review) {
        getChildren()
                .setAll(Parts.heading(MessageTexts.title(review.meaning())), Parts.text(MessageTexts.explain(review)));
        think(review);
        content(review);
    }

    private void think(MessageReview review) {
        var warnings = review.warnings();
        if (warnings.isEmpty()) return;
        var names = MessageTexts.names(review.context());
        var first = warnings.getFirst();
        getChildren().add(new Note(kind(first), MessageWarningTexts.explain(first, names)));
        if (warnings.size() == 1) return;
        var others = Parts.column(8);
        for (var warning : warnings.subList(1, warnings.size())) {
            others.getChildren().add(Parts.text(MessageWarningTexts.explain(warning, names)));
        }
        int more = warnings.size() - 1;
        var fold = new Fold(more == 1 ? "1 more thing to think about" : more + " more things to think about", others);
        getChildren().add(fold.open(more <= 2));
    }

    /// What should stop a person is drawn as a failure.
    private static Note.Kind kind(MessageWarning warning) {
        return switch (warning) {
            case MessageWarning.RunsForeignCode _,
                    MessageWarning.Blind _,
                    MessageWarning.GivesForNothing _,
                    MessageWarning.OtherSite _ -> Note.Kind.FAILED;
            case MessageWarning.UnlimitedAllowance _,
                    MessageWarning.OtherAccount _,
                    MessageWarning.MalformedSignIn _,
                    MessageWarning.SignInMismatch _,
                    MessageWarning.LetsTake _,
                    MessageWarning.OffersThings _,
                    MessageWarning.GivesVotes _,
                    MessageWarning.LooksLikePermission _,
                    MessageWarning.OtherChain _,
                    MessageWarning.AnyChain _,
                    MessageWarning.VerifierIsNoContract _,
                    MessageWarning.FarDeadline _,
                    MessageWarning.Expired _,
                    MessageWarning.NobodyDescribed _,
                    MessageWarning.UnseenCharacters _ -> Note.Kind.WARNING;
            case MessageWarning.NotAudited _ -> Note.Kind.PLAIN;
        };
    }

    private void content(MessageReview review) {
        switch (review.message()) {
            case SignableMessage.Personal(var bytes) -> {
                var words = review.meaning() instanceof MessageMeaning.Opaque opaque
                        ? opaque.shown()
                        : new String(bytes.toArray(), StandardCharsets.UTF_8);
                getChildren().add(Parts.card(Parts.text(words, review.isBlind() ? "mono" : "plain")));
            }
            case SignableMessage.Typed _ -> {
                getChildren().add(Parts.card(fields(review.fields())));
                var domain = Parts.column(12, fields(review.domain()));
                if (review.description().isPresent()) {
                    domain.getChildren().addAll(Parts.small("As it is signed"), fields(review.raw()));
                }
                var fold = new Fold("For which app it is, by its own word", domain);
                getChildren().add(fold.open(review.description().isEmpty()));
            }
        }
    }

    private static Node fields(List<MessageField> fields) {
        var column = Parts.column(12);
        for (var field : fields.subList(0, Math.min(fields.size(), MOST_SHOWN))) {
            column.getChildren().add(field(field));
        }
        int left = fields.size() - column.getChildren().size();
        if (left > 0) column.getChildren().add(Parts.muted("and " + left + " more"));
        if (fields.isEmpty()) column.getChildren().add(Parts.muted("none"));
        return column;
    }

    private static Node field(MessageField field) {
        var label = Parts.small(field.label());
        var value = value(field.value());
        label.setLabelFor(value);
        return Parts.column(2, label, value);
    }

    private static Node value(FieldValue value) {
        return switch (value) {
            case FieldValue.Address(var address, var name) -> {
                var column = Parts.column(2, new AddressView(address.text()));
                name.ifPresent(called -> column.getChildren().addFirst(Parts.text(called, "medium")));
                yield column;
            }
            case FieldValue.Group(var inner) -> Parts.styled(Parts.column(0, fields(inner)), "message-group");
            case FieldValue.Bytes _ -> Parts.text(MessageTexts.value(value), "mono");
            case FieldValue.Token _, FieldValue.Ether _ -> Parts.text(MessageTexts.value(value), "medium");
            case FieldValue.Plain _,
                    FieldValue.Whole _,
                    FieldValue.Truth _,
                    FieldValue.Moment _,
                    FieldValue.Length _,
                    FieldValue.Piece _ -> Parts.text(MessageTexts.value(value));
        };
    }
}
