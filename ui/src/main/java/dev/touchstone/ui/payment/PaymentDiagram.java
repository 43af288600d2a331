package dev.touchstone.ui.payment;

import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.FlowDiagram;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.ledger.TransactionDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Draws a payment from its inputs to its outputs; what belongs to the wallet is marked "yours". Confined to the
/// JavaFX application thread.
final class PaymentDiagram {
    private static final int MOST = 8;

    private final Surroundings around;
    private final Network network;

    PaymentDiagram(Surroundings around, Network network) {
        this.around = around;
        this.network = network;
    }

    FlowDiagram of(TransactionDetail detail) {
        var sources = new ArrayList<Node>();
        detail.sources().stream()
                .limit(MOST)
                .map(source -> source(source, detail))
                .forEach(sources::add);
        more(detail.sources().size()).ifPresent(sources::add);
        var destinations = new ArrayList<Node>();
        detail.destinations().stream().limit(MOST).map(this::destination).forEach(destinations::add);
        more(detail.destinations().size()).ifPresent(destinations::add);
        detail.entry().fee().ifPresent(fee -> {
            var amount = new AmountLine(around.amounts(), false, fee);
            destinations.add(box("Fee, to the miner", "", amount, false));
        });
        return new FlowDiagram(sources, destinations);
    }

    private static Optional<Node> more(int count) {
        return count > MOST ? Optional.of(Parts.muted("and " + (count - MOST) + " more")) : Optional.empty();
    }

    private Node source(TransactionDetail.Source source, TransactionDetail detail) {
        if (detail.entry().transaction().isCoinbase())
            return box("New coins", "the reward of a block", words(""), false);
        var address = source.output().flatMap(this::address).orElse("");
        var amount = source.output().<Node>map(this::amount).orElseGet(() -> words("amount not known here"));
        boolean own = source.own().isPresent();
        return box(own ? "Yours" : "Somebody’s coin", address, amount, own);
    }

    private Node destination(TransactionDetail.Destination destination) {
        boolean own = destination.own().isPresent();
        var name = own ? change(destination) : "To";
        var address = destination.address().map(BitcoinAddress::text).orElse("no address stands for this");
        return box(
                destination.label().isBlank() ? name : name + ": " + destination.label(),
                address,
                amount(destination.output()),
                own);
    }

    private static String change(TransactionDetail.Destination destination) {
        boolean isChange =
                destination.own().filter(path -> path.branch() == Branch.CHANGE).isPresent();
        return isChange ? "Yours, left over" : "Yours";
    }

    private Optional<String> address(TxOut output) {
        return BitcoinAddress.of(network, output.script()).map(BitcoinAddress::text);
    }

    private AmountLine amount(TxOut output) {
        return new AmountLine(around.amounts(), false, output.value(), "strong");
    }

    private static Node words(String text) {
        return Parts.small(text);
    }

    private static VBox box(String name, String address, Node amount, boolean own) {
        var top = Parts.row(12, Parts.line(name, "medium"), Parts.spring(), amount);
        var box = Parts.styled(Parts.column(4, top), "flow-box");
        if (!address.isEmpty()) {
            var text = Parts.line(AddressFormat.brief(address), "mono", "muted");
            text.setAccessibleText(AddressFormat.spoken(address));
            text.setTooltip(
                    new javafx.scene.control.Tooltip(String.join(" ", List.copyOf(AddressFormat.groups(address)))));
            box.getChildren().add(text);
        }
        if (own) box.getStyleClass().add("own");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
