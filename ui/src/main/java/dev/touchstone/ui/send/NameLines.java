package dev.touchstone.ui.send;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.payment.NameLook;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;

/// Who is paid by a name, how far the name is proven, and what to know about it. The address is not among it:
/// it stands below in full. Confined to the JavaFX application thread.
public final class NameLines {
    private NameLines() {}

    public static VBox of(NameLook.Found found, Surroundings around) {
        var mark = found.finding() instanceof Proven<?> ? TruthMark.PROVEN : TruthMark.CLAIMED;
        var until = found.end()
                .map(end -> " Registered until " + around.ages().date(end) + ".")
                .orElse("");
        var lines = Parts.column(
                6,
                Parts.text(found.name().text(), "strong"),
                Parts.row(
                        8,
                        new ProofMark(MarkSize.SMALL, mark),
                        Parts.growing(Parts.small(NameTexts.standing(found) + until))));
        var warnings = found.warnings().stream().map(NameTexts::explain).collect(Collectors.joining(" "));
        if (!warnings.isEmpty()) lines.getChildren().add(Parts.small(warnings));
        return lines;
    }
}
