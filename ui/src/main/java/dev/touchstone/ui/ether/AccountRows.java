package dev.touchstone.ui.ether;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.wallet.account.EthereumAccount;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The accounts of Ethereum as rows: name and amount, the whole address, what can be done. Confined to the JavaFX
/// application thread.
final class AccountRows {
    private final Surroundings around;
    private final EtherViewModel model;
    private final VBox node = Parts.styled(Parts.column(0), "rows");

    AccountRows(Surroundings around, EtherViewModel model) {
        this.around = around;
        this.model = model;
    }

    Node node() {
        return node;
    }

    void show(List<AccountLine> accounts) {
        Rebuild.children(node, accounts.stream().map(this::row).toList());
    }

    private Node row(AccountLine account) {
        var name = Parts.row(10, Parts.text(account.name(), "strong"));
        if (!account.tag().isEmpty()) name.getChildren().add(Parts.line(account.tag(), "chip"));
        boolean stacked = around.host().settings().get().hasLargeText();
        var row = Parts.column(
                8,
                stacked
                        ? Parts.column(4, name, amount(account))
                        : Parts.row(16, name, Parts.spring(), amount(account)));
        if (!account.state().isEmpty()) row.getChildren().add(standing(account));
        row.getChildren().addAll(new AddressView(account.address().text()), actions(account));
        return Parts.styled(row, "plain-row");
    }

    private Node amount(AccountLine account) {
        var amount = new AmountLine(around.amounts(), false, "strong").fromLeft();
        amount.show(account.amount());
        EtherView.quieten(amount, account.remembered());
        return amount;
    }

    /// Only where there is more to say than the line over the page says.
    private static Node standing(AccountLine account) {
        var word = account.mark() == TruthMark.STALE ? "" : Marks.word(account.mark()) + ". ";
        return Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, account.mark()),
                Parts.growing(Parts.text(word + account.state(), "small", "muted")));
    }

    private Node actions(AccountLine account) {
        boolean canSpend = account.account().canSign();
        var actions = new FlowPane(16, 0);
        if (!account.sent().isEmpty()) actions.getChildren().add(Parts.small(account.sent()));
        actions.getChildren()
                .addAll(
                        keyed(
                                Parts.link(
                                        canSpend ? "Receive here" : "Show its address", () -> model.receive(account)),
                                account,
                                "receive"),
                        keyed(Parts.link(why(account.mark()), () -> model.inspect(account)), account, "proof"),
                        keyed(Parts.link("Copy the address", () -> model.copy(account)), account, "copy"));
        if (!(account.account() instanceof EthereumAccount.Derived)) {
            actions.getChildren()
                    .add(keyed(Parts.link("Hide this account", () -> model.hide(account)), account, "hide"));
        }
        return actions;
    }

    private static String why(TruthMark mark) {
        return switch (mark) {
            case PROVEN, STALE -> "Why is it true?";
            case CHECKING, CLAIMED -> "What is missing?";
            case FAILED -> "Show what is wrong";
        };
    }

    private static Button keyed(Button button, AccountLine account, String what) {
        button.setUserData(account.address().text() + " " + what);
        return button;
    }
}
