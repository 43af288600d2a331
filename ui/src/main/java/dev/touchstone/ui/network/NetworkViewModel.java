package dev.touchstone.ui.network;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The chain and its peers in words. Confined to the JavaFX application thread; knows no scene.
public final class NetworkViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<NetworkPage> page = new ReadOnlyObjectWrapper<>();
    private final StringProperty node = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Optional<EthereumPartModel> ethereum;

    /// What the page shows at one moment. Immutable.
    ///
    /// @param progress how far the present step is, of 100; below zero where there is none
    record NetworkPage(
            String name,
            ChainStatus chain,
            int progress,
            String tipHash,
            String checked,
            String data,
            List<PeerLine> peers,
            String peersMissing,
            String startingPoint,
            List<LieLine> lies,
            boolean offlineByChoice) {
        NetworkPage {
            peers = List.copyOf(peers);
            lies = List.copyOf(lies);
        }
    }

    /// A peer as a row.
    record PeerLine(String address, String software, String height, String usefulFor, String since, String ping) {}

    /// A lie as it is told: what, by whom, when, and what was done.
    record LieLine(String what, String who, String action) {}

    public NetworkViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        this.ethereum = session.ethereum().map(side -> new EthereumPartModel(around, side, subscriptions));
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<NetworkPage> page() {
        return page.getReadOnlyProperty();
    }

    /// The node of one's own that is to be asked.
    StringProperty node() {
        return node;
    }

    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// Ethereum's part of the page, where the wallet has one.
    Optional<EthereumPartModel> ethereum() {
        return ethereum;
    }

    private void renew() {
        var chain = session.bitcoin().get();
        page.set(new NetworkPage(
                Texts.name(chain.network()),
                ChainStatus.of(chain, around.now().get(), around.ages()),
                progress(chain.stage()),
                chain.tip().hash().display(),
                checked(chain.checked()),
                data(chain.checked()),
                chain.peers().stream().map(this::line).toList(),
                peersMissing(chain),
                "The first block of " + Texts.name(chain.network()) + ", built into this program. It does not age.",
                chain.caughtLies().stream().map(this::line).toList().reversed(),
                chain.stage() instanceof Stage.Offline(boolean byChoice) && byChoice));
    }

    private static int progress(Stage stage) {
        return switch (stage) {
            case Stage.Headers(var reached, var target) -> percent(0, reached.value(), target.value());
            case Stage.FilterHeaders(var reached, var target) -> percent(0, reached.value(), target.value());
            case Stage.Filters(var from, var reached, var target) ->
                percent(from.value(), reached.value(), target.value());
            case Stage.Offline _, Stage.LookingForPeers _, Stage.UpToDate _, Stage.Stopped _ -> -1;
        };
    }

    private static int percent(int from, int reached, int target) {
        return target <= from ? 0 : Math.clamp(100L * (reached - from) / (target - from), 0, 100);
    }

    private static String checked(BitcoinSnapshot.Checked checked) {
        return "Checked here since the program began: " + counted(checked.headers(), "header") + ", "
                + counted(checked.filters(), "index of a block", "indexes of blocks") + ", "
                + counted(checked.blocks(), "whole block") + ".";
    }

    private static String counted(long count, String one) {
        return counted(count, one, one + "s");
    }

    private static String counted(long count, String one, String many) {
        return AmountFormat.count(count) + " " + (count == 1 ? one : many);
    }

    private static String data(BitcoinSnapshot.Checked checked) {
        return "Data used: " + DataSize.of(checked.bytesIn()) + " received, " + DataSize.of(checked.bytesOut())
                + " sent.";
    }

    private static String peersMissing(BitcoinSnapshot chain) {
        if (!chain.peers().isEmpty()) return "";
        return switch (chain.stage()) {
            case Stage.Offline _ -> "None while offline.";
            case Stage.LookingForPeers _ ->
                "Looking for peers who can help. About one in nine can serve indexes of blocks.";
            case Stage.Headers _, Stage.FilterHeaders _, Stage.Filters _, Stage.UpToDate _, Stage.Stopped _ ->
                "No peers yet. Check your connection or add one.";
        };
    }

    private PeerLine line(BitcoinSnapshot.PeerRow peer) {
        var uses = peer.servesFilters()
                ? peer.servesBlocks() ? "Indexes and blocks" : "Indexes"
                : peer.servesBlocks() ? "Blocks" : "Headers";
        return new PeerLine(
                peer.address(),
                peer.software(),
                AmountFormat.count(peer.height().value()),
                uses,
                around.ages().ago(peer.since(), around.now().get()),
                peer.pingMillis().map(ping -> ping + " ms").orElse("—"));
    }

    private LieLine line(BitcoinSnapshot.CaughtLie lie) {
        return new LieLine(
                Texts.explain(lie.what()),
                lie.peer() + ", " + around.ages().ago(lie.at(), around.now().get()),
                "It was not used, and the peer was dropped. Your balance is unchanged.");
    }

    void addNode() {
        if (node.get().isBlank()) {
            message.set("Write the address of your node first.");
            return;
        }
        message.set("Connecting to " + node.get().strip());
        around.whenDone(session.addPeer(node.get().strip()), outcome -> {
            message.set(OutcomeTexts.explain(outcome));
            if (outcome instanceof Session.PeerOutcome.Connected) node.set("");
        });
    }

    /// Leaves or rejoins all networks.
    void toggleOffline() {
        boolean offline = !page.get().offlineByChoice();
        session.goOffline(offline);
        session.ethereum().ifPresent(side -> side.goOffline(offline));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
