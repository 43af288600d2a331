package dev.touchstone.ui.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.shell.PracticeControls;
import dev.touchstone.ui.shell.Surroundings;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What can be done to the practice network. Confined to the JavaFX application thread; knows no scene.
public final class PracticeViewModel {
    static final Satoshis GIFT = Satoshis.of(Satoshis.PER_BITCOIN / 2);
    private static final int REPLACED = 2;

    private final Surroundings around;
    private final PracticeControls controls;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    public PracticeViewModel(Surroundings around, PracticeControls controls) {
        this.around = around;
        this.controls = controls;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What the last command did.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    String gift() {
        return around.amounts().get().format(GIFT);
    }

    void askFaucet() {
        run(controls.askFaucet(GIFT), "The faucet sent " + gift() + ". They arrive with the next block.");
    }

    void mine(int blocks) {
        run(controls.mine(blocks), blocks == 1 ? "One block was mined." : blocks + " blocks were mined.");
    }

    void replaceBlocks() {
        run(
                controls.replaceBlocks(REPLACED),
                "The newest " + REPLACED + " blocks were replaced by others. Watch what that does to recent payments.");
    }

    private void run(CompletableFuture<Void> command, String done) {
        busy.set(true);
        message.set("");
        around.whenDone(
                command,
                _ -> {
                    busy.set(false);
                    message.set(done);
                },
                () -> busy.set(false));
    }
}
