package dev.touchstone.ui.network;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.network.NetworkViewModel.LieLine;
import dev.touchstone.ui.network.NetworkViewModel.NetworkPage;
import dev.touchstone.ui.network.NetworkViewModel.PeerLine;
import dev.touchstone.ui.shell.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of the chains and of those who tell of them. Confined to the JavaFX application thread.
public final class NetworkView implements Screen {
    private final NetworkViewModel model;
    private final ProofMark mark = new ProofMark(MarkSize.LARGE, TruthMark.CHECKING);
    private final Label head = Parts.text("", "title-2");
    private final Label next = Parts.muted("");
    private final ProgressBar progress = new ProgressBar();
    private final Label checked = Parts.muted("");
    private final Label data = Parts.muted("");
    private final Label tip = Parts.text("", "mono");
    private final Table peers = new Table();
    private final VBox lies = Parts.column(12);
    private final Label start = Parts.text("");
    private final Button offline;
    private final Page page;

    public NetworkView(NetworkViewModel model) {
        this.model = model;
        offline = Parts.secondary("Go offline", model::toggleOffline);
        progress.setMaxWidth(Double.MAX_VALUE);
        var chain = Parts.card(
                Parts.row(12, mark, Parts.growing(head)),
                next,
                progress,
                checked,
                data,
                new Fold("Details: newest block", tip));
        page = new Page(Parts.row(12, Parts.growing(Parts.title("Network")), offline));
        if (model.ethereum().isPresent()) page.body().getChildren().add(Parts.text("Bitcoin", "title-2"));
        page.body()
                .getChildren()
                .addAll(
                        chain,
                        Parts.column(10, Parts.heading("Peers"), peers.node()),
                        ownNode(),
                        Parts.column(8, Parts.heading("Starting point"), anchor()));
        model.ethereum().ifPresent(part -> page.body().getChildren().add(new EthereumPart(part).node()));
        page.body().getChildren().add(Parts.column(10, Parts.heading("Caught lies"), lies));
        model.page().subscribe(this::show);
        model.ethereum().ifPresent(part -> part.page().subscribe(_ -> showLies()));
    }

    private Node anchor() {
        return Parts.row(12, Parts.icon(Feather.ANCHOR), Parts.growing(start));
    }

    private Node ownNode() {
        var address = new TextField();
        address.setOnAction(_ -> model.addNode());
        var row = Parts.row(10, Parts.growing(address), Parts.secondary("Add this node", model::addNode));
        var message = Parts.message(model.message(), "small", "muted");
        return Parts.column(
                6, new Field("Your own node", address, row).bind(model.node()).prompt("host or host:port"), message);
    }

    private void show(NetworkPage shown) {
        mark.show(shown.chain().mark());
        head.setText(shown.name() + ", " + shown.chain().block() + ", "
                + shown.chain().age());
        next.setText(shown.chain().next());
        progress.setProgress(shown.progress() / 100.0);
        Parts.present(progress, shown.progress() >= 0);
        checked.setText(shown.checked());
        data.setText(shown.data());
        tip.setText(shown.tipHash());
        start.setText(shown.startingPoint());
        offline.setText(shown.offlineByChoice() ? "Go online" : "Go offline");
        showPeers(shown);
        showLies();
    }

    private void showLies() {
        var all = new ArrayList<>(model.page().get().lies());
        model.ethereum().ifPresent(part -> all.addAll(part.page().get().lies()));
        lies.getChildren().setAll(all.stream().map(NetworkView::lie).toList());
        if (all.isEmpty())
            lies.getChildren().add(Parts.muted("None so far. What others say is checked; a lie would be listed here."));
    }

    private void showPeers(NetworkPage shown) {
        if (shown.peers().isEmpty()) {
            peers.say(shown.peersMissing());
            return;
        }
        peers.show(
                List.of("Where", "Software", "Height", "Useful for", "Since", "Ping"),
                shown.peers().stream().map(NetworkView::cells).toList());
    }

    private static List<String> cells(PeerLine peer) {
        return List.of(peer.address(), peer.software(), peer.height(), peer.usefulFor(), peer.since(), peer.ping());
    }

    private static Node lie(LieLine lie) {
        var words =
                Parts.column(2, Parts.text(lie.what(), "medium"), Parts.muted(lie.action()), Parts.small(lie.who()));
        var row = Parts.row(12, new ProofMark(MarkSize.LARGE, TruthMark.FAILED), Parts.growing(words));
        return Parts.styled(row, "plain-row");
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        offline.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
