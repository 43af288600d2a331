package dev.touchstone.ui.home;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.BlockButton;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.token.ShareLine;
import dev.touchstone.ui.token.TokenLine;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The tokens on the home page as rows. Each account has its own amount: nothing is added up. Confined to the JavaFX
/// application thread.
final class TokenRows {
    private final Surroundings around;
    private final HomeViewModel model;

    TokenRows(Surroundings around, HomeViewModel model) {
        this.around = around;
        this.model = model;
    }

    VBox section(List<TokenLine> tokens) {
        var add = Parts.link("Add a token", model::addToken);
        var section = Parts.column(10, Parts.row(16, Parts.heading("Tokens"), Parts.spring(), add));
        if (tokens.isEmpty()) {
            section.getChildren().add(Parts.muted("None added. A token shows here when you add its contract."));
            return section;
        }
        var rows = Parts.styled(Parts.column(0), "rows");
        tokens.forEach(token -> rows.getChildren().add(row(token)));
        section.getChildren().add(rows);
        return section;
    }

    private Node row(TokenLine token) {
        var name = Parts.column(2, Parts.text(token.name(), "medium"));
        if (!token.address().isEmpty()) name.getChildren().add(Parts.text(token.address(), "mono", "muted"));
        var amounts = Parts.column(4);
        amounts.setAlignment(Pos.CENTER_RIGHT);
        token.shares().forEach(share -> amounts.getChildren().add(amount(share)));
        boolean stacked = around.host().settings().get().hasLargeText();
        var body = Parts.column(
                4, stacked ? Parts.column(4, name, amounts) : Parts.row(16, name, Parts.spring(), amounts));
        if (!token.state().isEmpty()) body.getChildren().add(Parts.text(token.state(), "small", "muted"));
        var button = new BlockButton(body, () -> model.openToken(token), "row-button", "token-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setUserData(token.contract());
        button.setAccessibleText(spoken(token));
        return button;
    }

    private String spoken(TokenLine token) {
        var words = new StringBuilder("Token that calls itself ").append(token.name());
        for (var share : token.shares()) {
            var amount = new AmountLine(around.amounts(), false);
            amount.show(share.amount());
            words.append(", ").append(share.name()).append(": ").append(amount.getAccessibleText());
        }
        return words.append(", ").append(Marks.word(token.mark())).toString();
    }

    /// The rule is quiet, the exception is not: only what is not proven now wears its mark here.
    private Node amount(ShareLine share) {
        var amount = new AmountLine(around.amounts(), false, "strong");
        amount.show(share.amount());
        if (share.remembered()) amount.getStyleClass().add("remembered");
        var row = Parts.row(10, Parts.small(share.name()), amount);
        row.setAlignment(Pos.CENTER_RIGHT);
        if (share.mark() != TruthMark.PROVEN) row.getChildren().add(0, new ProofMark(MarkSize.MEDIUM, share.mark()));
        return row;
    }
}
