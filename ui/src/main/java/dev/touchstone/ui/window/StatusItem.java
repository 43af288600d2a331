package dev.touchstone.ui.window;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;

/// One chain on the status line: its mark, its newest block and how old that is, who is asked, what is going on.
/// Confined to the JavaFX application thread.
final class StatusItem extends Button {
    private static final String GAP = "   ·   ";

    private final Surroundings around;
    private double room = Double.MAX_VALUE;
    private final ProofMark mark = new ProofMark(MarkSize.SMALL, TruthMark.CHECKING);

    StatusItem(Surroundings around, Runnable open) {
        this.around = around;
        getStyleClass().add("status-item");
        setGraphic(mark);
        setMnemonicParsing(false);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setOnAction(_ -> open.run());
    }

    /// How wide it may be at most: beyond that its words go on below.
    void fitInto(double width) {
        room = Math.max(0, width);
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(super.computePrefWidth(height), room);
    }

    void show(BitcoinSnapshot bitcoin) {
        var status = ChainStatus.of(bitcoin, around.now().get(), around.ages());
        int count = bitcoin.peers().size();
        var peers = count == 1 ? "1 peer" : count + " peers";
        say(
                status.mark(),
                Texts.name(bitcoin.network()) + ", " + status.block() + GAP + status.age() + GAP + peers + GAP
                        + status.next());
    }

    void show(EthereumSnapshot ethereum) {
        var status = EthereumStatus.of(ethereum, around.now().get(), around.ages());
        var name = EthereumTexts.name(ethereum.chain().id());
        boolean isKnown = ethereum.head().isPresent();
        var ages = Stream.of(status.chain().age(), status.finality())
                .filter(age -> !age.isEmpty())
                .collect(Collectors.joining(", "));
        long useful = ethereum.sources().stream()
                .filter(source -> source.trouble().isEmpty())
                .count();
        var servers = useful == 1 ? "1 server" : useful + " servers";
        say(
                status.chain().mark(),
                isKnown
                        ? name + ", " + status.chain().block() + GAP + ages + GAP + servers + GAP
                                + status.chain().next()
                        : name + GAP + status.chain().next());
    }

    private void say(TruthMark wears, String words) {
        mark.show(wears);
        if (words.equals(getText())) return;
        setText(words);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
