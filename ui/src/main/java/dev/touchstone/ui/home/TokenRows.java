package dev.touchstone.ui.home;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.BlockButton;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.token.ShareLine;
import dev.touchstone.ui.token.TokenLine;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The tokens on the home page as rows, those that no list recognises folded below. Confined to the JavaFX
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
        var listed = tokens.stream().filter(TokenLine::isListed).toList();
        var others = tokens.stream().filter(token -> !token.isListed()).toList();
        if (!listed.isEmpty()) section.getChildren().add(rows(listed));
        if (!others.isEmpty()) section.getChildren().add(unrecognised(others));
        return section;
    }

    private VBox rows(List<TokenLine> tokens) {
        var rows = Parts.styled(Parts.column(0), "rows");
        tokens.forEach(token -> rows.getChildren().add(row(token)));
        return rows;
    }

    /// What no list names, folded; open it stays when the page is drawn again.
    private Fold unrecognised(List<TokenLine> tokens) {
        var fold = new Fold("Unrecognised (" + tokens.size() + ")", rows(tokens)).open(model.showsUnrecognised());
        fold.onOpened(model::showUnrecognised);
        return fold;
    }

    private Node row(TokenLine token) {
        var name = Parts.column(2, Parts.text(token.name(), "medium"));
        if (!token.address().isEmpty()) name.getChildren().add(Parts.text(token.address(), "mono", "muted"));
        var amounts = Parts.column(4);
        amounts.setAlignment(Pos.CENTER_RIGHT);
        token.shares().forEach(share -> amounts.getChildren().add(amount(share)));
        token.total().ifPresent(total -> amounts.getChildren().add(amount(total)));
        if (token.isListed()) name.getChildren().add(claimed(token.listed()));
        boolean stacked = around.host().settings().get().hasLargeText();
        var body = Parts.column(
                4, stacked ? Parts.column(4, name, amounts) : Parts.row(16, name, Parts.spring(), amounts));
        if (!token.warning().isEmpty()) body.getChildren().add(warning(token.warning()));
        if (!token.state().isEmpty()) body.getChildren().add(Parts.text(token.state(), "small", "muted"));
        var button = new BlockButton(body, () -> model.openToken(token), "row-button", "token-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setUserData(token.contract());
        button.setAccessibleText(spoken(token));
        return button;
    }

    private static Node claimed(String words) {
        return Parts.row(6, new ProofMark(MarkSize.SMALL, TruthMark.CLAIMED), Parts.text(words, "small", "muted"));
    }

    private static Node warning(String words) {
        return new Note(Note.Kind.WARNING, words);
    }

    private String spoken(TokenLine token) {
        var words = new StringBuilder("Token that calls itself ").append(token.name());
        words.append(token.isListed() ? ", claimed: " + token.listed() : ", unrecognised");
        if (!token.warning().isEmpty()) words.append(", beware: ").append(token.warning());
        var shares = new ArrayList<>(token.shares());
        token.total().ifPresent(shares::add);
        for (var share : shares) {
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
