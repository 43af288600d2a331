package dev.touchstone.ui.device;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.ui.text.DeviceTexts;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.Ur;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One request to another device, until its answer is taken. Confined to the JavaFX application thread; knows no
/// scene.
public final class DeviceTalk {
    private final SignRequest request;
    private final BiConsumer<DeviceTalk, DeviceSignature> taking;
    private final StringProperty answer = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param taking takes a signature that answers this request, and says [#refuse] where it is not what was wanted
    public DeviceTalk(SignRequest request, BiConsumer<DeviceTalk, DeviceSignature> taking) {
        this.request = request;
        this.taking = taking;
    }

    SignRequest request() {
        return request;
    }

    /// What the device answered, as text.
    StringProperty answer() {
        return answer;
    }

    /// Why the answer was not taken; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether an answer is being checked.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Reads what was typed or pasted; where it answers this request, it is taken.
    void take() {
        if (busy.get()) return;
        problem.set("");
        if (answer.get().isBlank()) {
            problem.set(DeviceTexts.NO_ANSWER);
            return;
        }
        switch (Ur.parse(answer.get()).then(DeviceSignature::parse)) {
            case Parsed.Malformed<DeviceSignature> _ -> problem.set(DeviceTexts.NOT_AN_ANSWER);
            case Parsed.Ok<DeviceSignature>(var signature) -> {
                if (!signature.answers(request)) {
                    problem.set(DeviceTexts.OTHER_REQUEST);
                    return;
                }
                busy.set(true);
                taking.accept(this, signature);
            }
        }
    }

    /// The answer was not taken, and why; another can be given.
    public void refuse(String why) {
        busy.set(false);
        problem.set(why);
    }
}
