package dev.touchstone.ui.token;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.token.TokenPage.Statement;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Who may take a token, what votes it gives, and whose code it runs. Confined to the JavaFX application thread.
final class TokenFactsPart {
    private final VBox node;
    private final VBox answers = Parts.column(12);

    TokenFactsPart(TokenFactsModel model) {
        var ask = Parts.secondary("Ask about approvals and votes", model::ask);
        ask.disableProperty().bind(model.busy());
        node = Parts.card(
                Parts.heading("Approvals given"),
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
        add("", lines.approvals());
        add("Votes", lines.votes());
        add("Its code", lines.code());
        Parts.present(answers, lines.asked());
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
