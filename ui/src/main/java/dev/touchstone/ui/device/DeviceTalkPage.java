package dev.touchstone.ui.device;

import dev.touchstone.ui.control.CodeButtons;
import dev.touchstone.ui.control.CodeShow;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.airgap.UrParts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The page on which another device signs: codes for it to read, and a field for what it answers. Confined to the
/// JavaFX application thread.
public final class DeviceTalkPage {
    private static final double CODE = 340;

    private final TextField answer = Parts.styled(new TextField(), "mono");
    private final List<Node> parts;

    /// What the page says of what is signed.
    ///
    /// @param summary what it is, to be compared with what the device shows
    /// @param details more of it, for the same; below everything else
    /// @param verb what taking the answer does, as the button says it
    /// @param back where the way back leads
    /// @param promise what does not happen before the answer is checked
    public record Words(Node summary, List<Node> details, String verb, String back, String promise) {
        public Words {
            details = List.copyOf(details);
        }
    }

    public DeviceTalkPage(Surroundings around, DeviceTalk talk, Words words, Runnable back) {
        var code = UrParts.of(talk.request().ur(), UrParts.COMFORTABLE);
        var take = Parts.primary(words.verb(), talk::take);
        take.disableProperty().bind(talk.busy());
        answer.setOnAction(_ -> talk.take());
        var field = new Field(
                        "Answer of the device", answer, new CodeButtons(around.desktop(), answer, talk.answer()::set))
                .bind(talk.answer())
                .prompt("ur:eth-signature/…")
                .problem(talk.problem());
        var steps = Parts.column(
                20,
                words.summary(),
                Parts.column(
                        6,
                        Parts.text("1. Let the device read the code."),
                        Parts.text("2. Compare what it shows with what stands here. Agree there."),
                        Parts.text("3. Bring its answer here: a picture of its code, or the text.")),
                field,
                new FlowPane(16, 10, take, Parts.link(words.back(), back)),
                Parts.small(words.promise()));
        steps.getChildren().addAll(words.details());
        steps.setMinWidth(420);
        var codes = Parts.column(
                8,
                new CodeShow(CODE, code::part, code.count(), "QR code for the device that signs; copy button follows"),
                Parts.link(
                        "Copy it as text",
                        () -> around.desktop().copy(talk.request().ur().text())));
        codes.setMinWidth(VBox.USE_PREF_SIZE);
        parts = List.of(Parts.title("Sign with another device"), new TwoColumns(steps, codes, 40, true));
    }

    public Node first() {
        return answer;
    }

    /// All of it, for a place of its own.
    public List<Node> parts() {
        return parts;
    }

    /// All of it as a page.
    public Parent node() {
        return new Page(parts.toArray(Node[]::new)).node();
    }
}
