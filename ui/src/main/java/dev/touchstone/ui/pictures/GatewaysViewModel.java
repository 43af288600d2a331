package dev.touchstone.ui.pictures;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.source.DefaultGateways;
import dev.touchstone.spv.content.source.DefaultGateways.PublicGateway;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.ui.shell.ContentChoice;
import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import java.net.URI;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Whom to ask for pictures. Confined to the JavaFX application thread; knows no scene.
public final class GatewaysViewModel implements AutoCloseable {
    private final Surroundings around;
    private final PictureSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<ContentChoice> choice;
    private final StringProperty own = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper ownProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public GatewaysViewModel(Surroundings around, PictureSide side) {
        this.around = around;
        this.side = side;
        this.choice = new ReadOnlyObjectWrapper<>(side.choice().get());
        subscriptions.latest(side.choice(), around.fx(), choice::set);
        own.subscribe(() -> ownProblem.set(""));
    }

    ReadOnlyObjectProperty<ContentChoice> choice() {
        return choice.getReadOnlyProperty();
    }

    /// The address of one more gateway.
    StringProperty own() {
        return own;
    }

    ReadOnlyStringProperty ownProblem() {
        return ownProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    boolean isInside() {
        return side.isInside();
    }

    List<PublicGateway> proposed() {
        return side.proposed().all();
    }

    String asOf() {
        DefaultGateways all = side.proposed();
        return around.ages().date(all.asOf().atStartOfDay(around.ages().zone()).toInstant());
    }

    void askPublic(boolean asked) {
        choose(side.choice().get().withPublic(asked));
    }

    void addOwn() {
        var text = own.get().strip();
        if (text.isEmpty()) {
            ownProblem.set("Write the address of your gateway.");
            return;
        }
        switch (SourceAddress.parse(text.contains("://") ? text : "http://" + text)) {
            case Parsed.Malformed<SourceAddress> _ -> ownProblem.set("“" + text + "” is no address of a gateway.");
            case Parsed.Ok<SourceAddress>(var address) -> {
                own.set("");
                choose(side.choice().get().withOwn(address.uri()));
            }
        }
    }

    void removeOwn(URI gateway) {
        choose(side.choice().get().withoutOwn(gateway));
    }

    void removeHost(String host) {
        choose(side.choice().get().withoutHost(host));
    }

    private void choose(ContentChoice decided) {
        around.whenDone(side.choose(decided), outcome -> problem.set(OutcomeTexts.unlessWritten(outcome)));
    }

    void back() {
        around.navigator().back();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
