package dev.touchstone.ui.pictures;

import dev.touchstone.spv.content.source.DefaultGateways.PublicGateway;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.ContentChoice;
import dev.touchstone.ui.shell.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The page on which a person decides whom to ask for pictures. Confined to the JavaFX application thread.
public final class GatewaysView implements Screen {
    private final GatewaysViewModel model;
    private final CheckBox asksPublic = new CheckBox("Ask public gateways");
    private final TextField own = new TextField();
    private final VBox ownRows = Parts.styled(Parts.column(0), "rows");
    private final VBox hostRows = Parts.styled(Parts.column(0), "rows");
    private final VBox hosts = Parts.column(4, Parts.heading("Websites that may be asked"), hostRows);
    private final Page page;

    public GatewaysView(GatewaysViewModel model) {
        this.model = model;
        asksPublic.setOnAction(_ -> model.askPublic(asksPublic.isSelected()));
        own.setOnAction(_ -> model.addOwn());
        page = new Page(
                        Parts.column(
                                8,
                                Parts.title("Whom to ask for pictures"),
                                Parts.muted(
                                        "Gateways send pictures and descriptions of NFTs. What they send is checked against its fingerprint on this computer.")),
                        new Note(
                                Note.Kind.PLAIN,
                                "Whoever is asked sees your IP address and which NFTs you look at, not your accounts. A gateway cannot show you another picture without being caught; a website can show what it likes."),
                        Parts.column(20, gateways().toArray(Node[]::new)),
                        hosts,
                        Parts.message(model.problem(), "field-error"),
                        Parts.link("Back", model::back))
                .narrow();
        model.choice().subscribe(this::show);
    }

    private List<Node> gateways() {
        if (model.isInside()) {
            return List.of(Parts.text(
                    "The practice network has a gateway of its own inside this program. Nobody else is asked."));
        }
        var rows = Parts.styled(Parts.column(0), "rows");
        for (var gateway : model.proposed()) rows.getChildren().add(row(gateway));
        return List.of(
                Parts.column(
                        8,
                        asksPublic,
                        rows,
                        Parts.small("The list is of " + model.asOf() + ". None is asked before you choose so.")),
                Parts.column(
                        8,
                        new Field("Your own gateway", own)
                                .prompt("http://127.0.0.1:8080")
                                .hint("An IPFS node of yours. It is asked first.")
                                .bind(model.own())
                                .problem(model.ownProblem()),
                        Parts.row(12, Parts.secondary("Add this gateway", model::addOwn)),
                        ownRows));
    }

    private static Node row(PublicGateway gateway) {
        var name = Parts.text(gateway.operator() + " (" + gateway.network().title() + ")", "medium");
        return Parts.styled(
                new FlowPane(16, 4, name, Parts.line(gateway.address().uri().getHost(), "mono", "muted")), "plain-row");
    }

    private void show(ContentChoice choice) {
        asksPublic.setSelected(choice.asksPublic());
        var gateways = new ArrayList<Node>();
        for (var gateway : choice.own()) gateways.add(removable(gateway.toString(), () -> model.removeOwn(gateway)));
        ownRows.getChildren().setAll(gateways);
        Parts.present(ownRows, !gateways.isEmpty());
        var allowed = new ArrayList<Node>();
        for (var host : choice.hosts().stream().sorted().toList())
            allowed.add(removable(host, () -> model.removeHost(host)));
        hostRows.getChildren().setAll(allowed);
        Parts.present(hosts, !allowed.isEmpty());
    }

    private static Node removable(String name, Runnable remove) {
        var button = Parts.link("Do not ask", remove);
        button.setAccessibleText("Do not ask " + name);
        return Parts.styled(Parts.row(16, Parts.growing(Parts.text(name, "mono")), button), "plain-row");
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        if (model.isInside()) page.node().requestFocus();
        else asksPublic.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
