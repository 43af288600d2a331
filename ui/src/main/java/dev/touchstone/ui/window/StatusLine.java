package dev.touchstone.ui.window;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.Texts;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// The line at the bottom: how fresh the chain is, who says so. Confined to the JavaFX application thread.
final class StatusLine implements AutoCloseable {
    private final Surroundings around;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ProofMark mark = new ProofMark(MarkSize.SMALL, TruthMark.CHECKING);
    private final Button chain = new Button();
    private final HBox node;
    private BitcoinSnapshot shown;

    StatusLine(Surroundings around, Latest<BitcoinSnapshot> bitcoin, Runnable open) {
        this.around = around;
        this.shown = bitcoin.get();
        chain.getStyleClass().add("status-item");
        chain.setGraphic(mark);
        chain.setMnemonicParsing(false);
        chain.setWrapText(true);
        chain.setMinHeight(Button.USE_PREF_SIZE);
        chain.setOnAction(_ -> open.run());
        node = Parts.styled(Parts.row(8, chain), "status-line");
        subscriptions.latest(bitcoin, around.fx(), this::show);
        subscriptions.changes(around.now(), _ -> show(shown));
    }

    private void show(BitcoinSnapshot snapshot) {
        shown = snapshot;
        var status = ChainStatus.of(snapshot, around.now().get(), around.ages());
        mark.show(status.mark());
        int count = snapshot.peers().size();
        var peers = count == 1 ? "1 peer" : count + " peers";
        var words = Texts.name(snapshot.network()) + ", " + status.block() + "   ·   " + status.age() + "   ·   "
                + peers + "   ·   " + status.next();
        if (words.equals(chain.getText())) return;
        chain.setText(words);
        chain.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    Parent node() {
        return node;
    }

    void focus() {
        chain.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
