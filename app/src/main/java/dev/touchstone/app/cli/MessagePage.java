package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.ui.text.MessageWarningTexts;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.description.Description;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.field.MessageField;
import dev.touchstone.wallet.message.reading.MessageMeaning;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells what a message means before it is signed, for people and for programs. Pure.
final class MessagePage {
    private MessagePage() {}

    static Page of(MessageReview review) {
        var page = Page.of(Words.printable(MessageTexts.title(review.meaning())))
                .line(words(MessageTexts.explain(review)))
                .gap();
        for (var warning : review.warnings()) {
            page = page.line("! " + words(MessageWarningTexts.explain(warning, MessageTexts.names(review.context()))));
        }
        if (!review.warnings().isEmpty()) page = page.gap();
        page = page.row("Account", review.context().account().text())
                .row("Hash", EthereumWords.hex(review.message().hash()));
        page = page.and(content(review));
        if (!review.domain().isEmpty())
            page = page.gap().line("For, by its own word:").and(rows(review.domain(), ""));
        if (!review.fields().isEmpty())
            page = page.gap().line("What is signed:").and(rows(review.fields(), ""));
        return page;
    }

    private static Page content(MessageReview review) {
        var page = Page.empty().gap();
        return switch (review.meaning()) {
            case MessageMeaning.Words(var text) -> lines(page, text);
            case MessageMeaning.SignIn _ ->
                review.message() instanceof SignableMessage.Personal(var bytes)
                        ? lines(page, new String(bytes.toArray(), StandardCharsets.UTF_8))
                        : page;
            case MessageMeaning.Opaque opaque -> page.line("  " + opaque.shown());
            case MessageMeaning.Permit _,
                    MessageMeaning.TokenTransfer _,
                    MessageMeaning.Order _,
                    MessageMeaning.VotesGiven _,
                    MessageMeaning.Vote _,
                    MessageMeaning.RunsCode _,
                    MessageMeaning.Described _,
                    MessageMeaning.Undescribed _ -> Page.empty();
        };
    }

    private static Page lines(Page page, String text) {
        var all = page;
        for (var line : text.lines().toList()) all = all.line("  " + Words.printable(line));
        return all;
    }

    private static Page rows(List<MessageField> fields, String before) {
        var page = Page.empty();
        for (var field : fields) {
            var label = before + field.label();
            page = field.value() instanceof FieldValue.Group(var inner) && !inner.isEmpty()
                    ? page.and(rows(inner, label + "."))
                    : page.row(
                            "  " + Words.printable(label),
                            Words.printable(Words.plain(MessageTexts.value(field.value()))));
        }
        return page;
    }

    private static String words(String sentence) {
        return Words.printable(Words.plain(sentence));
    }

    /// `kind`, `hash`, `meaning`, `title`, `explanation`, `blind`, `warnings`, `description`, `domain`, `fields`.
    static Json.Members json(MessageReview review) {
        return Json.Members.none()
                .with("kind", review.message() instanceof SignableMessage.Typed ? "typed" : "text")
                .with("hash", EthereumWords.hex(review.message().hash()))
                .with("meaning", review.meaning().getClass().getSimpleName())
                .with("title", MessageTexts.title(review.meaning()))
                .with("explanation", Words.plain(MessageTexts.explain(review)))
                .with("blind", review.isBlind())
                .with("warnings", warnings(review))
                .withText("description", review.description().map(Description::file))
                .with("domain", fields(review.domain()))
                .with("fields", fields(review.fields()));
    }

    private static Json warnings(MessageReview review) {
        var names = MessageTexts.names(review.context());
        return Json.Items.of(review.warnings().stream()
                .map(warning -> Json.Members.none()
                        .with("code", warning.code())
                        .with("message", Words.plain(MessageWarningTexts.explain(warning, names))))
                .toList());
    }

    private static Json fields(List<MessageField> fields) {
        return Json.Items.of(fields.stream()
                .map(field -> Json.Members.none()
                        .with("label", field.label())
                        .with(
                                "value",
                                field.value() instanceof FieldValue.Group(var inner)
                                        ? fields(inner)
                                        : new Json.Text(written(field.value()))))
                .toList());
    }

    /// What strangers wrote, letter by letter; what this program writes, in ASCII.
    private static String written(FieldValue value) {
        return value instanceof FieldValue.Plain(var text) ? text : Words.plain(MessageTexts.value(value));
    }
}
