package dev.touchstone.ui.token;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.token.TokenPage.Statement;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Who may take a token, what votes it gives, and whose code it runs. Confined to the JavaFX application thread.
final class TokenFactsPart {
    private final TokenFactsModel model;
    private final VBox node;
    private final VBox answers = Parts.column(12);

    TokenFactsPart(TokenFactsModel model) {
        this.model = model;
        var ask = Parts.secondary("Ask about approvals and votes", model::ask);
        ask.disableProperty().bind(model.busy());
        node = Parts.card(
                Parts.heading("Who may take it"),
                Parts.muted("An approval lets somebody take this token from you later, without asking."),
                answers,
                ask);
        model.lines().subscribe(this::show);
    }

    VBox node() {
        return node;
    }

    private void show(FactLines lines) {
        answers.getChildren().clear();
        for (var approval : lines.given()) answers.getChildren().add(given(approval));
        add("", lines.approvals());
        add("Votes", lines.votes());
        add("Its code", lines.code());
        Parts.present(answers, lines.asked());
    }

    private Node given(FactLines.Approval approval) {
        if (!approval.own()) return line(approval.statement());
        return Parts.column(
                6,
                line(approval.statement()),
                new FlowPane(
                        12,
                        8,
                        Parts.secondary("Take this approval back", () -> model.takeBack(approval)),
                        Parts.link("Change its limit", () -> model.change(approval))));
    }

    private void add(String heading, List<Statement> statements) {
        if (statements.isEmpty()) return;
        if (!heading.isEmpty()) answers.getChildren().add(Parts.strong(heading));
        for (var statement : statements) answers.getChildren().add(line(statement));
    }

    private static Node line(Statement statement) {
        return TokenView.statement(statement);
    }
}
