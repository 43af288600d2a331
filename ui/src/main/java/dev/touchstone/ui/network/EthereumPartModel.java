package dev.touchstone.ui.network;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Head;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.SourceRow;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.ether.LayerLine;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.network.EthereumPage.Fact;
import dev.touchstone.ui.network.EthereumPage.Signing;
import dev.touchstone.ui.network.EthereumPage.SourceLine;
import dev.touchstone.ui.network.NetworkViewModel.LieLine;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.ServerOutcome;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.CheckpointLine;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Ethereum in words: its chain, its servers, its starting point. Confined to the JavaFX application thread; knows
/// no scene.
final class EthereumPartModel {
    private final Surroundings around;
    private final EthereumSide side;
    private final ReadOnlyObjectWrapper<EthereumPage> page = new ReadOnlyObjectWrapper<>();
    private final StringProperty beacon = new SimpleStringProperty("");
    private final StringProperty execution = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    EthereumPartModel(Surroundings around, EthereumSide side, Subscriptions subscriptions) {
        this.around = around;
        this.side = side;
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.latest(side.layers().states(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<EthereumPage> page() {
        return page.getReadOnlyProperty();
    }

    /// The beacon node of one's own that is to be asked.
    StringProperty beacon() {
        return beacon;
    }

    StringProperty execution() {
        return execution;
    }

    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    private void renew() {
        var ethereum = side.chain().get();
        var now = around.now().get();
        page.set(new EthereumPage(
                EthereumTexts.name(ethereum.chain().id()),
                EthereumStatus.of(ethereum, now, around.ages()),
                side.servers().get() instanceof ServerChoice.Asks,
                progress(ethereum.stage()),
                facts(ethereum, now),
                ethereum.head()
                        .map(head -> new Signing(head.signed(), head.members()))
                        .orElse(new Signing(0, 0)),
                technical(ethereum),
                CheckpointLine.of(ethereum, now, around.ages()),
                "To begin anew it would have to be younger than " + AgeFormat.duration(side.checkpointLimit()) + ".",
                needsCheckpoint(ethereum),
                ethereum.sources().stream().map(EthereumPartModel::line).toList(),
                ethereum.advice().stream().map(EthereumPartModel::advice).toList(),
                layers(now),
                Stream.concat(
                                ethereum.caughtLies().stream().map(lie -> line(lie, now)),
                                side.layers().states().get().stream()
                                        .flatMap(state -> state.look().stream())
                                        .flatMap(look -> look.lies().stream())
                                        .map(lie -> line(lie.what(), lie.source(), lie.at(), now)))
                        .toList()));
    }

    private static int progress(Stage stage) {
        return stage instanceof Stage.Syncing(long from, long reached, long target)
                ? target <= from ? 0 : Math.clamp(100 * (reached - from) / (target - from), 0, 100)
                : -1;
    }

    private static boolean needsCheckpoint(EthereumSnapshot ethereum) {
        return ethereum.checkpoint().isEmpty()
                || ethereum.stage() instanceof Stage.StaleAnchor
                || ethereum.stage() instanceof Stage.CheckpointUnknown;
    }

    private List<Fact> facts(EthereumSnapshot ethereum, Instant now) {
        var facts = new ArrayList<Fact>();
        ethereum.finalized()
                .ifPresent(head -> facts.add(new Fact("Final", "block " + number(head) + ", " + age(head, now))));
        ethereum.head().ifPresent(head -> facts.add(new Fact("Signed by", signers(head))));
        var checked = ethereum.checked();
        facts.add(new Fact(
                "Checked here",
                AmountFormat.count(checked.updates()) + (checked.updates() == 1 ? " signature, " : " signatures, ")
                        + AmountFormat.count(checked.proofs()) + (checked.proofs() == 1 ? " proof" : " proofs")
                        + " since the program began"));
        facts.add(new Fact("Data used", DataSize.of(checked.bytesIn()) + " received"));
        return facts;
    }

    private static String signers(Head head) {
        return head.signed() == 0
                ? "nobody yet: it is the checkpoint itself"
                : AmountFormat.count(head.signed()) + " of " + AmountFormat.count(head.members())
                        + " committee members";
    }

    private static String number(Head head) {
        return AmountFormat.count(head.block().value().number().value());
    }

    private String age(Head head, Instant now) {
        return around.ages().precisely(head.block().value().timestamp(), now);
    }

    private static String technical(EthereumSnapshot ethereum) {
        return ethereum.head()
                .map(head -> "Block hash 0x" + head.block().value().hash().hex() + "\nSlot "
                        + AmountFormat.count(head.slot().value()) + "\nPeriod of the sync committee "
                        + AmountFormat.count(ethereum.period()) + "\nCheckpoint "
                        + ethereum.checkpoint()
                                .map(checkpoint -> "0x" + checkpoint.root().hex())
                                .orElse("none"))
                .orElse("");
    }

    private static SourceLine line(SourceRow source) {
        return new SourceLine(
                source.name(),
                EthereumTexts.name(source.role()) + (source.own() ? ", yours" : ""),
                source.software().isEmpty() ? "—" : source.software(),
                source.trouble().isEmpty() ? EthereumTexts.use(source.role()) : "Nothing now",
                source.lastLatency().map(took -> took.toMillis() + " ms").orElse("—"),
                AmountFormat.count(source.answers()) + " of "
                        + AmountFormat.count(source.answers() + source.failures()),
                source.trouble().map(EthereumTexts::explain).orElse(""));
    }

    private static String advice(String words) {
        return "A server says: " + words + " That is a claim. If it is so, a newer version of this program is needed.";
    }

    /// The chains beside this one that are on, and how far each is settled.
    private List<Fact> layers(Instant now) {
        return side.layers().states().get().stream()
                .flatMap(state -> state.look().stream()
                        .map(look -> new Fact(state.layer().title(), LayerLine.block(state.layer(), look, now))))
                .toList();
    }

    private LieLine line(EthereumSnapshot.CaughtLie lie, Instant now) {
        return line(lie.what(), lie.source(), lie.at(), now);
    }

    private LieLine line(Refutation what, String source, Instant at, Instant now) {
        return new LieLine(
                Texts.explain(what),
                source + ", " + around.ages().ago(at, now),
                "It was not used, and others are asked first now. Your balance is unchanged.");
    }

    void addBeacon() {
        add(beacon, side::addBeacon);
    }

    void addExecution() {
        add(execution, side::addExecution);
    }

    private interface Adding {
        CompletableFuture<ServerOutcome> add(String address);
    }

    private void add(StringProperty field, Adding command) {
        var address = field.get().strip();
        if (address.isEmpty()) {
            message.set("Write the address of your node first.");
            return;
        }
        message.set("Asking " + address);
        around.whenDone(command.add(address), outcome -> {
            message.set(EthereumTexts.explain(outcome));
            if (outcome instanceof ServerOutcome.Added) field.set("");
        });
    }

    void giveCheckpoint() {
        around.navigator().go(new Route.Checkpoint());
    }

    void chooseServers() {
        around.navigator().go(new Route.EthereumServers());
    }
}
