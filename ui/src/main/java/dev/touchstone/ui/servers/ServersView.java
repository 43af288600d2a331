package dev.touchstone.ui.servers;

import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.servers.ServersViewModel.Way;
import dev.touchstone.ui.shell.ProposedServers;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.text.EthereumTexts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The page on which a person decides whom to ask about Ethereum. Confined to the JavaFX application thread.
public final class ServersView implements Screen {
    private final ServersViewModel model;
    private final Choices<Way> ways;
    private final VBox choice = Parts.column(20);
    private final Button agree;
    private final Page page;

    public ServersView(ServersViewModel model) {
        this.model = model;
        ways = new Choices<>(
                List.of(Way.values()), ServersView::name, model.way().get(), model.way()::set);
        agree = Parts.primary("", this::agree);
        agree.disableProperty().bind(model.busy());
        var bitcoinOnly = Parts.secondary("Bitcoin only for now", model::bitcoinOnly);
        bitcoinOnly.disableProperty().bind(model.busy());
        page = new Page(
                        Parts.column(
                                8,
                                Parts.title("Whom to ask about " + model.network()),
                                Parts.muted(
                                        "Servers tell this program about Ethereum. Each answer is checked on this computer.")),
                        new Note(
                                Note.Kind.PLAIN,
                                "These servers see your IP address and which accounts you ask about; they cannot change a number you see without being caught."),
                        ways,
                        choice,
                        Parts.message(model.problem(), "field-error"),
                        new FlowPane(12, 12, agree, bitcoinOnly),
                        Parts.small(
                                "Nobody is asked before you press a button. You can change this in Settings at any time."))
                .narrow();
        model.way().subscribe(this::show);
    }

    private static String name(Way way) {
        return switch (way) {
            case PUBLIC -> "Public servers";
            case OWN -> "Only my own nodes";
        };
    }

    private void show(Way way) {
        agree.setText(
                switch (way) {
                    case PUBLIC -> "Use these servers";
                    case OWN -> "Use only my nodes";
                });
        choice.getChildren()
                .setAll(
                        switch (way) {
                            case PUBLIC -> publicServers();
                            case OWN -> ownNodes();
                        });
    }

    private List<Node> publicServers() {
        return List.of(
                group(SourceRole.BEACON),
                group(SourceRole.EXECUTION),
                Parts.small("The list is of " + model.asOf()
                        + ". Several are asked, so that none alone can keep news from you."));
    }

    private Node group(SourceRole role) {
        var rows = Parts.styled(Parts.column(0), "rows");
        for (var server : model.servers(role)) rows.getChildren().add(row(server));
        return Parts.column(4, Parts.heading(EthereumTexts.use(role)), Parts.small(EthereumTexts.learns(role)), rows);
    }

    private Node row(ProposedServers.Server server) {
        var box = new CheckBox(server.operator());
        box.selectedProperty().bindBidirectional(model.agreed(server));
        box.setMinWidth(CheckBox.USE_PREF_SIZE);
        box.setAccessibleText(server.operator() + ", " + server.address().getHost());
        var host = Parts.line(server.address().getHost(), "mono", "muted");
        return Parts.styled(new FlowPane(16, 4, box, host), "plain-row");
    }

    private List<Node> ownNodes() {
        return List.of(
                field("Your beacon node", "https://node.example or 192.168.1.5:5052")
                        .hint("Any beacon node that serves light clients.")
                        .bind(model.beacon())
                        .problem(model.beaconProblem()),
                field("Your execution node", "https://node.example or 192.168.1.5:8545")
                        .hint("Any execution node that gives proofs (eth_getProof).")
                        .bind(model.execution())
                        .problem(model.executionProblem()),
                asked());
    }

    private static Field field(String name, String prompt) {
        return new Field(name, new TextField()).prompt(prompt);
    }

    private Node asked() {
        var rows = Parts.column(2);
        for (var node : model.own()) {
            rows.getChildren()
                    .add(Parts.small("Asked already: " + EthereumTexts.name(node.role()) + ", " + node.address()));
        }
        Parts.present(rows, !model.own().isEmpty());
        return rows;
    }

    private void agree() {
        model.agree();
        page.body().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        ways.focus();
    }

    @Override
    public void leave() {}
}
